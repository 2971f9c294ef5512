//! A page of Leptos with the panel compiled in: a meeting with a list of speakers, and the panel beside it.
//!
//! Texts stand in braces, as in `{"Speakers"}`. `view!` would build elements that never change through `innerHTML`
//! otherwise, which a page with Trusted Types refuses.

mod happenings;
mod meeting;
mod plain;
mod speakers;

fn main() {
    leptos::mount::mount_to_body(|| leptos::view! { <meeting::Meeting token="teamsync1" title="Team sync" /> });
}
