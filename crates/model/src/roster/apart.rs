//! Telling participants of the same name apart.

use super::{Apart, Roster};
use crate::identity::Identity;
use crate::names::NameId;

/// How many of those who are here have a name that looks the same.
#[derive(Clone, Copy, Default)]
struct Alike {
    all: u32,
    guests: u32,
}

impl Roster {
    /// Sets what stands before the number of a guest without a name, "Guest" of "Guest 2", in the panel's language.
    pub fn call_guests(&mut self, word: &str) {
        word.clone_into(&mut self.guest_word);
        self.tell_apart();
    }

    /// Decides for everybody who is here what stands with their name. Who left keeps what they had.
    pub(super) fn tell_apart(&mut self) {
        let alike = self.alike();
        let has_nameless_guest = alike.first().is_some_and(|nameless| nameless.guests > 0);
        let mut last_guest = self.last_guest;
        for entry in self.entries.iter_mut().flatten().filter(|entry| entry.here) {
            let is_guest = entry.participant.identity.is_guest();
            let look = self.names.look(entry.name);
            let count = alike.get(place(look)).copied().unwrap_or_default();
            // Whoever calls themselves "Guest 1" would else pass for a guest without a name.
            let poses = has_nameless_guest && self.names.is_numbered(entry.name, &self.guest_word);
            let is_numbered = is_guest && (look.is_none() || count.guests > 1 || poses);
            // A guest without a name is called otherwise than a user without one.
            let namesakes = if look.is_none() {
                count.all - count.guests
            } else {
                count.all
            };
            entry.apart = match entry.apart {
                known @ Apart::Number(_) if is_numbered => known,
                _ if is_numbered => {
                    last_guest += 1;
                    Apart::Number(last_guest)
                }
                _ if namesakes > 1 || poses => Apart::Identity,
                _ => Apart::Alone,
            };
        }
        self.last_guest = last_guest;
    }

    /// Whether a moderator who is here has the name of a participant.
    #[must_use]
    pub fn shares_name_with_moderator(&self, identity: &Identity) -> bool {
        let Some(entry) = self.find(identity) else { return false };
        let look = self.names.look(entry.name);
        let is_same = |id: NameId| look.is_some() && self.names.look(id) == look;
        self.iter()
            .any(|other| other.key != entry.key && other.counts() && other.role().moderates() && is_same(other.name))
    }

    /// By [`place`] of a look.
    fn alike(&self) -> Vec<Alike> {
        let mut alike = vec![Alike::default(); self.names.len() + 1];
        for entry in self.iter().filter(|entry| entry.here) {
            if let Some(count) = alike.get_mut(place(self.names.look(entry.name))) {
                count.all += 1;
                count.guests += u32::from(entry.participant.identity.is_guest());
            }
        }
        alike
    }
}

/// Who has no name is the first.
fn place(look: Option<NameId>) -> usize {
    look.map_or(0, |look| look as usize + 1)
}
