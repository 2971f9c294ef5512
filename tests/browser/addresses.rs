//! Where requests go: to the parsed `base-url`, whatever the page's `<base>` says.

use super::page::{js, tick};
use super::panel::{made, shown};
use super::scene::*;
use talk_participants::api::endpoint::{Server as Base, ServerError};
use talk_participants::browser::address::{has_origin, resolve};
use wasm_bindgen_test::wasm_bindgen_test;

fn origin() -> String {
    web_sys::window().unwrap().origin()
}

/// A `<base>` of another origin, until the result is dropped.
struct ForeignBase;

impl ForeignBase {
    fn new() -> Self {
        js("const base = document.createElement('base');
            base.href = 'https://evil.example/folder/';
            document.head.append(base);");
        Self
    }
}

impl Drop for ForeignBase {
    fn drop(&mut self) {
        js("document.querySelector('base').remove()");
    }
}

#[wasm_bindgen_test]
async fn a_base_of_another_origin_moves_no_request_and_no_picture() {
    let server = member().await;
    js("document.head.setAttribute('data-requesttoken', 'a token')");
    let base = ForeignBase::new();
    assert_eq!(js("return document.baseURI"), "https://evil.example/folder/");
    for attributes in [&[][..], &[("base-url", "")], &[("base-url", "/")]] {
        server.forget();
        let panel = shown(attributes);
        panel.until_rows(3).await;
        // The log leaves the page's own origin out.
        let urls = server.urls();
        assert!(urls.iter().all(|url| url.starts_with("/ocs/v2.php/")), "{urls:?}");
        assert_eq!(server.last(LIST).headers["requesttoken"], "a token");
        let pictures = panel.all("img");
        assert!(!pictures.is_empty());
        for picture in pictures {
            let address = picture.get_attribute("src").unwrap();
            assert!(has_origin(&address, &origin()), "{address}");
        }
        panel.remove().await;
    }
    drop(base);
}

#[wasm_bindgen_test]
async fn what_a_script_calls_the_origin_or_the_folder_moves_no_request() {
    let own = js("return location.origin").as_string().unwrap();
    for value in ["'https://evil.example'", "{ x: 0 }", "null", "[0, 0]", "7"] {
        let server = member().await;
        js(&format!(
            "window.origin = {value}; window._oc_webroot = 'https://evil.example'"
        ));
        js("document.head.setAttribute('data-requesttoken', 'a token')");
        let panel = shown(&[]);
        panel.until_rows(3).await;
        js(
            "window.origin = location.origin; delete window._oc_webroot; document.head.removeAttribute('data-requesttoken')",
        );
        assert_eq!(server.last(LIST).headers["requesttoken"], "a token", "{value}");
        let urls = server.urls();
        assert!(
            urls.iter().all(|url| url.starts_with("/ocs/v2.php/")),
            "{value}: {urls:?}"
        );
        assert_eq!(resolve("/nextcloud").unwrap().origin, own);
        panel.remove().await;
    }
}

#[wasm_bindgen_test]
async fn a_path_that_browsers_read_as_another_server_is_no_address() {
    let server = member().await;
    for base in [
        "/\t/evil.example",
        "/\n/evil.example",
        "\t//evil.example",
        "https://user:password@evil.example",
        "/\\evil.example",
    ] {
        let panel = made(&[("base-url", base)]);
        panel.connect();
        panel.until_text("isn't a server address").await;
        assert!(!panel.text().contains("password"), "{}", panel.text());
        panel.remove().await;
    }
    tick().await;
    assert!(server.asked().is_empty(), "{:?}", server.urls());
}

#[wasm_bindgen_test]
fn addresses_are_parsed_as_the_url_standard_says() {
    let base = |text: &str| Base::parse(text, resolve).map(|server| server.base().to_owned());
    let own = origin();
    assert_eq!(base(""), Ok(own.clone()));
    assert_eq!(base("/a/../nextcloud/"), Ok(format!("{own}/nextcloud")));
    assert_eq!(base("/%2e%2e/a"), Ok(format!("{own}/a")));
    assert_eq!(
        base("HTTPS://Cloud.Example:443/a/"),
        Ok("https://cloud.example/a".to_owned())
    );
    assert_eq!(
        base("https://exämple.test"),
        Ok("https://xn--exmple-cua.test".to_owned())
    );
    for wrong in ["https://", "http://a<b", "https://user@cloud.example", "https:///\t"] {
        assert_eq!(base(wrong), Err(ServerError::Malformed), "{wrong:?}");
    }
    // The address of every request is compared with that again.
    assert!(has_origin("https://cloud.example/x", "https://cloud.example"));
    for other in [
        "https://cloud.example.evil/x",
        "https://cloud.example@evil/x",
        "/x",
        "//cloud.example",
    ] {
        assert!(!has_origin(other, "https://cloud.example"), "{other}");
    }
}
