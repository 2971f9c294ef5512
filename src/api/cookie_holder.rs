//! Which panels of the page send cookies to a server.
//!
//! A browser has one set of cookies for a server, and a server ends the login that they belong to, with the sessions that were
//! joined by it, when they come with other credentials. So only panels with the same login share the cookies; requests of any
//! other panel go without. Those act as the right account as well, but a session needs the cookies of its join.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

/// The right to send cookies to a server. It ends when its last clone is dropped.
#[derive(Debug)]
pub(super) struct CookieHolder {
    server: String,
    /// The `Authorization` that is sent with the cookies.
    login: Option<String>,
}

thread_local! {
    static HOLDERS: RefCell<Vec<Weak<CookieHolder>>> = const { RefCell::new(Vec::new()) };
}

/// Takes the right to send cookies to a server, with a login or without one. `None`: panels with another login have it.
pub(super) fn claim(server: &str, login: Option<&str>) -> Option<Rc<CookieHolder>> {
    HOLDERS.with_borrow_mut(|holders| {
        holders.retain(|holder| holder.strong_count() > 0);
        let held = holders
            .iter()
            .filter_map(Weak::upgrade)
            .find(|holder| holder.server == server);
        if let Some(held) = held {
            return (held.login.as_deref() == login).then_some(held);
        }
        let holder = Rc::new(CookieHolder {
            server: server.to_owned(),
            login: login.map(str::to_owned),
        });
        holders.push(Rc::downgrade(&holder));
        Some(holder)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panels_with_one_login_share_the_cookies_of_a_server() {
        let ada = claim("https://cloud.example", Some("Basic ada")).unwrap();
        let again = claim("https://cloud.example", Some("Basic ada")).unwrap();
        assert!(Rc::ptr_eq(&ada, &again));
        for other in [Some("Basic bob"), None] {
            assert!(claim("https://cloud.example", other).is_none(), "{other:?}");
            assert!(
                claim("https://other.example", other).is_some(),
                "{other:?}, another server"
            );
        }
        drop(ada);
        assert!(claim("https://cloud.example", None).is_none(), "one panel is left");
        drop(again);
        let nobody = claim("https://cloud.example", None);
        assert!(nobody.is_some());
        assert!(claim("https://cloud.example", Some("Basic ada")).is_none());
    }
}
