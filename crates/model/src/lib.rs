//! The rules of the participant panel, as plain data and pure functions.
//!
//! Nothing here does IO, reads a clock or knows a user interface: the time, the answers of the server and the order of
//! names come in as arguments, decisions go out as values. So every rule is tested natively and alone.
//!
//! | folder or file | holds |
//! | --- | --- |
//! | [`token`], [`id`], [`identity`] | the names that people and conversations go by |
//! | [`role`], [`call`], [`participant`], [`attendee`], [`presence`], [`name`] | one person in the list |
//! | [`snapshot`], [`roster`], [`names`] | one list, and everybody through all of them |
//! | [`order`], [`filter`], [`choice`], [`adopt`], [`hold`], [`arrange`] | the rows of the screen, and when their order follows |
//! | [`longest`], [`reconcile`], [`window`] | from those rows to the few that are in the document |
//! | [`guest_name`], [`suggestion`] | what people type: their own name, and whom to add |
//! | [`overlay`] | commands that the lists do not know of yet |
//! | [`conversation`], [`viewer`], [`permission`] | who may do what |
//! | [`refusal`], [`access`] | why the server refused, and what to do then |
//! | [`select`] | many people, and doing the same to all of them |
//! | [`export`] | the list as a file |
//! | [`sync`], [`pace`] | when to ask the server again |
//! | [`wire`] | bytes of the Participant API, v1 and v4, to the types above |

pub mod arrange;
pub mod attendee;
pub mod backoff;
pub mod call;
pub mod choice;
pub mod conversation;
pub mod export;
pub mod filter;
pub mod guest_name;
pub mod id;
pub mod identity;
pub mod longest_increasing;
pub mod name;
pub mod names;
pub mod not_found;
pub mod order;
pub mod order_lock;
pub mod order_update;
pub mod overlay;
pub mod participant;
pub mod permission;
pub mod presence;
pub mod reconcile;
pub mod refusal;
pub mod role;
pub mod roster;
pub mod select;
pub mod snapshot;
pub mod suggestion;
pub mod sync;
pub mod token;
pub mod viewer;
pub mod window;
pub mod wire;
