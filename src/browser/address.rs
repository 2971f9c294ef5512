//! Addresses, parsed by the browser as the URL standard says.

use web_sys::Url;

/// A parsed address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The whole address in its normal form.
    pub href: String,
    /// Scheme, host and port.
    pub origin: String,
    /// It is on the page's own origin.
    pub is_of_page: bool,
}

/// Parses an absolute address, or a path on the page's own origin. The page's `<base>` has no say. `None`: it is none.
#[must_use]
pub fn resolve(text: &str) -> Option<Address> {
    // Not `window.origin`, which a script can replace.
    let page = web_sys::window()?.location().origin().ok()?;
    let url = Url::new_with_base(text, &page).ok()?;
    let origin = url.origin();
    Some(Address {
        href: url.href(),
        is_of_page: origin == page,
        origin,
    })
}

/// Whether a request to an absolute address goes to an origin.
#[must_use]
pub fn has_origin(address: &str, origin: &str) -> bool {
    Url::new(address).is_ok_and(|url| url.origin() == origin)
}
