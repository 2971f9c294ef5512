use super::*;

/// Stands for the browser's parser, on a page of `https://page.example`.
fn resolve(text: &str) -> Option<Address> {
    let dropped: String = text.chars().filter(|c| !c.is_control()).collect();
    let (origin, path) = match dropped.find("://") {
        Some(at) => dropped.split_at(
            dropped[at + 3..]
                .find('/')
                .map_or(dropped.len(), |slash| at + 3 + slash),
        ),
        None => match dropped.strip_prefix("//") {
            Some(host) => return resolve(&format!("https://{host}")),
            None => ("https://page.example", dropped.as_str()),
        },
    };
    let path = if path.is_empty() { "/" } else { path };
    Some(Address {
        href: format!("{origin}{path}"),
        origin: origin.replace("ada:secret@", ""),
        is_of_page: origin == "https://page.example",
    })
}

#[test]
fn a_server_is_an_origin_a_folder_or_nothing() {
    let url = |base: &str| Server::parse(base, resolve).map(|server| server.url(&Endpoint::csrf_token()));
    for (base, expected) in [
        ("", "https://page.example/index.php/csrftoken"),
        (" /nextcloud/ ", "https://page.example/nextcloud/index.php/csrftoken"),
        ("https://cloud.example", "https://cloud.example/index.php/csrftoken"),
        (
            "https://cloud.example/a/",
            "https://cloud.example/a/index.php/csrftoken",
        ),
    ] {
        assert_eq!(url(base).as_deref(), Ok(expected), "{base}");
    }
    for base in [
        "//evil.example",
        "javascript:alert(1)",
        "nextcloud",
        "https://ada:secret@cloud.example",
        // Parsers drop the characters between the slashes.
        "/\t/evil.example",
        "/\n/evil.example",
        "/\r/evil.example",
        "https://cloud.example/\tfolder",
    ] {
        assert_eq!(url(base), Err(ServerError::Malformed), "{base:?}");
    }
    for base in ["/a?b", "/a#b", "/\\evil.example"] {
        assert_eq!(url(base), Err(ServerError::NotAFolder), "{base}");
    }
}

#[test]
fn a_folder_has_to_stay_on_the_origin_of_the_page() {
    let elsewhere = |_: &str| resolve("https://evil.example");
    assert_eq!(Server::parse("/folder", elsewhere), Err(ServerError::Malformed));
    assert_eq!(Server::parse("", elsewhere), Err(ServerError::Malformed));
    assert_eq!(Server::parse("", |_| None), Err(ServerError::Malformed));
    let own = Server::parse("", resolve).unwrap();
    assert_eq!((own.origin(), own.is_of_page()), ("https://page.example", true));
    let other = Server::parse("https://cloud.example/a", resolve).unwrap();
    assert_eq!((other.origin(), other.is_of_page()), ("https://cloud.example", false));
    assert_eq!(other.base(), "https://cloud.example/a");
}

#[test]
fn user_ids_cannot_leave_their_segment() {
    let path = |user| Endpoint::avatar(user, 64).map(|endpoint| endpoint.as_str().to_owned());
    assert_eq!(
        path("../a b/ü").as_deref(),
        Some("/index.php/avatar/..%2Fa%20b%2F%C3%BC/64")
    );
    assert_eq!(path("...").as_deref(), Some("/index.php/avatar/.../64"));
    for user in [".", "..", ""] {
        assert_eq!(path(user), None, "{user}");
    }
}
