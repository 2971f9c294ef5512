//! The rules of the participant panel, as plain data and pure functions.
//!
//! Nothing here does IO, reads a clock or knows a user interface: the time, the server's answers and the collation of names
//! are arguments, decisions are return values. So every rule is tested natively and alone.
//!
//! | folder or file | holds |
//! | --- | --- |
//! | [`token`], [`id`], [`identity`] | ids of conversations, accounts, sessions and participants |
//! | [`role`], [`call`], [`participant`], [`attendee`], [`presence`], [`name`], [`initials`] | one participant |
//! | [`roster`], [`names`] | all participants, and their names |
//! | [`order`], [`filter`], [`choice`], [`order_update`], [`order_lock`], [`section`], [`arrange`] | the rows on the screen, their sections, and when their order changes |
//! | [`longest_increasing`], [`reconcile`], [`window`] | the few rows that are in the document |
//! | [`guest_name`], [`suggestion`], [`pasted`] | what the viewer types and pastes: their own name, and participants to add |
//! | [`overlay`] | pending commands, applied over the list |
//! | [`conversation`], [`viewer`], [`permission`] | who may do what |
//! | [`refusal`], [`not_found`] | why the server refused a request |
//! | [`acting_account`] | whom requests act as |
//! | [`select`] | the selection, and commands for many participants |
//! | [`export`] | the list as a file |
//! | [`sync`], [`backoff`] | when to send requests |
//! | [`wire`] | decoding answers of the Participant API, v1 and v4 |

pub mod acting_account;
pub mod arrange;
pub mod attendee;
pub mod backoff;
pub mod ban;
pub mod call;
pub mod choice;
pub mod conversation;
pub mod export;
pub mod features;
pub mod filter;
pub mod guest_name;
pub mod id;
pub mod identity;
pub mod initials;
pub mod longest_increasing;
pub mod name;
pub mod names;
pub mod not_found;
pub mod order;
pub mod order_lock;
pub mod order_update;
pub mod overlay;
pub mod participant;
pub mod pasted;
pub mod permission;
pub mod presence;
pub mod reconcile;
pub mod refusal;
pub mod role;
pub mod roster;
pub mod section;
pub mod select;
pub mod suggestion;
pub mod sync;
pub mod token;
pub mod viewer;
pub mod window;
pub mod wire;
