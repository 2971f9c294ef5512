//! The whole panel, put together.

use super::dom::{El, el};
use super::mount::Mounted;
use super::options::{Options, RowActions};
use super::panel::{Panel, Typed};
use crate::i18n::Text;
use crate::state::room::Room;
use web_sys::Element;

/// Only the list of a room, as high as what is around it.
fn only_list(room: Room) -> El {
    let panel = Panel::new(room, Options::default(), RowActions::default(), Typed::nothing());
    el("section")
        .class("panel")
        .child(super::list::grid::area(panel))
        .child(super::menu::menu(panel))
        .child(super::ask::dialog(panel))
}

/// Puts only the list of a room into an element.
pub fn mount_list(parent: &Element, room: Room) -> Mounted {
    Mounted::new(parent, || only_list(room))
}

/// The panel for a room.
pub(crate) fn panel(room: Room, options: Options, actions: RowActions, typed: Typed) -> El {
    if options.readonly {
        // Nothing can be done any more to those who are selected or asked about.
        room.select_people(false);
        room.change(|status| {
            status.question = status.question.take().filter(|question| !question.is_about_members());
        });
    }
    let panel = Panel::new(room, options, actions, typed);
    let section = el("section")
        .class("panel")
        .part("panel")
        .attr("aria-label", panel.text(Text::Participants))
        .child(super::head::head(panel));
    let section = section.child(el("slot").attr("name", "header"));
    super::body::body(panel, section)
        .child(el("slot").attr("name", "footer"))
        .child(super::select::progress::progress(panel))
        .child(super::notices::notices(panel))
        .children(options.announces.then(|| announcements(panel)))
        .child(super::menu::menu(panel))
        .child(super::ask::dialog(panel))
}

/// Who came and went, only to be heard.
fn announcements(panel: Panel) -> El {
    el("p")
        .class("hidden announcements")
        .attr("role", "status")
        .text_live(move || panel.pick(|status| status.announcement.clone()))
}
