//! What changes is told: to the views, by signals; to the page around the panel; and to those who listen instead of
//! looking.

mod acts;
mod announce;
mod answer;
mod dismiss;
mod faces;
mod news;
mod watch;
