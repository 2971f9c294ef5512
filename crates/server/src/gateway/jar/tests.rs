use http::HeaderValue;
use url::Url;

use super::{Jar, LARGEST_COOKIES, MOST_COOKIES};

fn address(path: &str) -> Url {
    Url::parse("https://cloud.example")
        .and_then(|url| url.join(path))
        .unwrap()
}

fn absorb(jar: &Jar, headers: &[impl AsRef<str>]) {
    let headers: Vec<HeaderValue> = headers.iter().map(|text| text.as_ref().parse().unwrap()).collect();
    let sent = jar.outgoing(None).unwrap();
    jar.absorb(&sent, true, &address("/nextcloud/ocs/v2.php"), &headers);
}

fn cookies(jar: &Jar, path: &str) -> Option<String> {
    jar.outgoing(Some(&address(path))).unwrap().cookies
}

fn authorization(jar: &Jar) -> Option<String> {
    jar.outgoing(None).and_then(|sent| sent.authorization)
}

fn ada() -> Jar {
    Jar::of_account("ada".to_owned(), "secret".to_owned())
}

#[test]
fn cookies_are_kept_replaced_and_expired() {
    let jar = Jar::of_guest();
    absorb(&jar, &["a=1; path=/; HttpOnly", "a=3; path=/; SameSite=Lax"]);
    assert_eq!(cookies(&jar, "/").as_deref(), Some("a=3"));
    absorb(
        &jar,
        &["b=2; path=/; expires=Sun, 19 Jan 2070 19:59:70 GMT; Max-Age=60"],
    );
    absorb(&jar, &["a=deleted; path=/; Max-Age=0"]);
    assert_eq!(cookies(&jar, "/").as_deref(), Some("b=2"));
    absorb(&jar, &["b=deleted; path=/; expires=Thu, 01-Jan-1970 00:00:01 GMT"]);
    assert_eq!(cookies(&jar, "/"), None);
}

#[test]
fn a_year_that_only_looks_like_1970_does_not_expire_a_cookie() {
    let jar = Jar::of_guest();
    absorb(
        &jar,
        &["a=1; path=/; expires=Wed, 01 Jan 2098 19:19:70 GMT; comment=1970"],
    );
    absorb(&jar, &["b=1; path=/; expires=Wed, 01 Jan 2098 10:19:19 GMT; v=1970"]);
    assert!(cookies(&jar, "/").is_some_and(|header| header.contains("b=1")));
}

#[test]
fn cookies_go_only_where_they_belong() {
    let jar = Jar::of_guest();
    absorb(
        &jar,
        &[
            "a=1; path=/nextcloud",
            "b=1; domain=other.example; path=/",
            "c=1; path=/; secure",
        ],
    );
    assert_eq!(cookies(&jar, "/nextcloud/x").as_deref(), Some("a=1; c=1"));
    assert_eq!(cookies(&jar, "/elsewhere").as_deref(), Some("c=1"));
}

#[test]
fn number_and_size_of_cookies_are_bounded_and_those_kept_can_be_replaced() {
    let jar = Jar::of_guest();
    let many: Vec<String> = (0..2 * MOST_COOKIES)
        .map(|number| format!("c{number}=1; path=/{}", number / MOST_COOKIES))
        .collect();
    absorb(&jar, &many);
    assert_eq!(jar.lock().cookies.iter_any().count(), MOST_COOKIES);
    absorb(&jar, &["c0=2; path=/0"]);
    assert!(cookies(&jar, "/0").is_some_and(|header| header.contains("c0=2")));
    absorb(
        &jar,
        &[
            "c0=; path=/0; Max-Age=0",
            &format!("large={}; path=/0", "x".repeat(LARGEST_COOKIES)),
        ],
    );
    assert!(cookies(&jar, "/0").is_some_and(|header| !header.contains("large")));
}

#[test]
fn a_late_answer_does_not_fill_an_emptied_jar() {
    let jar = ada();
    let sent = jar.outgoing(None).unwrap();
    assert!(jar.take_over(Jar::of_guest(), 0));
    jar.absorb(&sent, true, &address("/"), &["a=1".parse().unwrap()]);
    assert!(jar.is_empty());
}

#[test]
fn an_idle_sign_in_is_dropped_and_a_guest_stays_one() {
    let jar = Jar::of_guest();
    absorb(&jar, &["a=1; path=/"]);
    jar.expire();
    assert_eq!((jar.is_empty(), jar.is_somebody()), (false, true), "a guest");
    let jar = ada();
    absorb(&jar, &["a=1; path=/"]);
    jar.expire();
    assert_eq!((jar.is_empty(), jar.is_somebody()), (true, false));
    assert!(jar.outgoing(None).is_none());
}

#[test]
fn a_sign_in_is_taken_over_as_a_whole_unless_another_change_came_first() {
    let (jar, verified) = (Jar::default(), ada());
    absorb(&verified, &["a=1; path=/"]);
    assert!(jar.outgoing(None).is_none(), "nobody");
    assert!(jar.take_over(verified, 0));
    assert_eq!(cookies(&jar, "/").as_deref(), Some("a=1"));
    assert_eq!(authorization(&jar).as_deref(), Some("Basic YWRhOnNlY3JldA=="));
    jar.empty();
    assert!(!jar.take_over(ada(), 1), "signed out meanwhile");
    assert!(!jar.is_somebody());
}
