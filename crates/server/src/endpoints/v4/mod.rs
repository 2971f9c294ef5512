//! Endpoints that Talk 17 has, or answers otherwise than Talk 10; the table names the shared ones as well.

pub mod attendees_permissions;
pub mod attendees_remove;
pub mod autocomplete;
pub mod breakout_rooms;
pub mod capabilities;
pub mod moderators;
pub mod participants_add;
pub mod participants_join;
pub mod participants_list;
pub mod resend_invitations;
pub mod room_avatar;
pub mod signaling_settings;

use super::{DELETE, GET, POST, PUT, Route, Run, login, open, picture};
use super::{
    call_flags, guest_name, own_account, participants_leave, participants_self_remove, room_create, room_get,
    room_list, room_settings,
};

/// Paths below `/ocs/v2.php` of Talk 17, written as those of Talk 10. Guest names and avatars are still below `api/v1`,
/// signaling is below `api/v3`.
#[rustfmt::skip]
pub static ROUTES: &[Route] = &[
    open(GET, "cloud/capabilities", capabilities::handle),
    login(GET, "cloud/user", own_account::handle),
    login(GET, "core/autocomplete/get", autocomplete::handle),
    open(GET, "~4/room/{token}/participants", participants_list::handle),
    login(POST, "~4/room/{token}/participants", participants_add::handle),
    login(DELETE, "~4/room/{token}/participants/self", participants_self_remove::handle),
    open(POST, "~4/room/{token}/participants/active", participants_join::handle),
    open(DELETE, "~4/room/{token}/participants/active", participants_leave::handle),
    login(POST, "~4/room/{token}/participants/resend-invitations", resend_invitations::handle),
    open(DELETE, "~4/room/{token}/attendees", attendees_remove::handle),
    open(PUT, "~4/room/{token}/attendees/permissions", attendees_permissions::one),
    open(PUT, "~4/room/{token}/attendees/permissions/all", attendees_permissions::all),
    open(POST, "~4/room/{token}/moderators", moderators::promote),
    open(DELETE, "~4/room/{token}/moderators", moderators::demote),
    login(GET, "~4/room/{token}/breakout-rooms/participants", breakout_rooms::participants),
    open(POST, "~1/guest/{token}/name", guest_name::handle),
    picture("~1/room/{token}/avatar", room_avatar::light),
    picture("~1/room/{token}/avatar/dark", room_avatar::dark),
    login(GET, "~4/room", room_list::handle),
    login(POST, "~4/room", room_create::handle),
    open(GET, "~4/room/{token}", room_get::handle),
    open(PUT, "~4/room/{token}", room_settings::name),
    open(DELETE, "~4/room/{token}", room_settings::delete),
    open(PUT, "~4/room/{token}/password", room_settings::password),
    login(POST, "~4/room/{token}/public", room_settings::make_public),
    login(DELETE, "~4/room/{token}/public", room_settings::make_private),
    login(PUT, "~4/room/{token}/read-only", room_settings::read_only),
    login(PUT, "~4/room/{token}/webinar/lobby", room_settings::lobby),
    open(GET, "~4/call/{token}", call_flags::peers),
    open(POST, "~4/call/{token}", call_flags::join),
    open(DELETE, "~4/call/{token}", call_flags::leave),
    open(GET, "~3/signaling/settings", signaling_settings::handle),
    Route { method: GET, path: "~3/signaling/{token}", login: false, run: Run::Pull },
];
