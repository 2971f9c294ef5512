//! How many connections the system lets this process have.

use nix::sys::resource::{Resource, getrlimit, setrlimit};

/// Raises the number of open files to what the system allows: each long poll holds a connection, and usual shells begin
/// with 1,024. Where that is refused, or all there is, the server goes on with what it has.
pub fn raise() {
    if let Ok((now, allowed)) = getrlimit(Resource::RLIMIT_NOFILE)
        && now < allowed
    {
        // macOS names no limit as allowed and refuses it.
        let wanted = allowed.min(65_536).max(now);
        let _ = setrlimit(Resource::RLIMIT_NOFILE, wanted, allowed);
    }
}
