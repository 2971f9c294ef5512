//! The changes of a store that somebody hears of: the views by signals, the host by events and results of its calls, screen
//! readers by announcements.

mod actions;
mod announce;
mod call_results;
mod dismiss;
mod notices;
mod report_participants;
mod setters;
