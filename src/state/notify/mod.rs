//! The changes of a store that are reported: to the views by signals, to the host by events and results of its calls, to
//! screen readers by announcements.

mod actions;
mod announce;
mod call_results;
mod hold;
mod notices;
mod report_participants;
mod setters;
