//! Which rows should be in the document, and with what.

use crate::state::room::Room;
use crate::state::room::people::People;
use crate::view::face::Face;
use crate::view::panel::Panel;
use model::conversation::Kind;
use model::permission::Scene;
use model::roster::Key;

/// As much of the scene as a row needs: its people are not counted, which is slow.
pub(super) fn scene(room: &Room) -> Scene {
    room.peek(|status| {
        let conversation = status.conversation.as_ref();
        Scene {
            viewer: status.viewer.clone(),
            joined: false,
            kind: conversation.map_or(Kind::Group, |conversation| conversation.kind),
            object_type: String::new(),
            census: Default::default(),
            has_to_stay: false,
            connected: true,
        }
    })
}

/// A row that should be in the document.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Wanted {
    /// Whose.
    pub(super) key: Key,
    /// Where it stands, from 0.
    pub(super) place: usize,
    /// What it shows.
    pub(super) face: Face,
}

/// The rows at some places.
pub(super) fn wanted(panel: Panel, people: &People, places: &[usize], scene: &Scene, now: u64) -> Vec<Wanted> {
    let row = |place: &usize| {
        let person = people.roster().get(*people.rows().get(*place)?)?;
        Some(Wanted {
            key: person.key,
            place: *place,
            face: Face::of(panel, person, scene, now),
        })
    };
    places.iter().filter_map(row).collect()
}
