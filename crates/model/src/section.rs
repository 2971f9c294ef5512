//! The sections of the list: which rows stand below which heading. A section is decided by what the order on the screen was
//! adopted with, so that a row changes its section only when it may move.

use crate::order::{Sort, precedence};
use crate::order_update::OrderEntry;
use crate::role::Role;
use crate::roster::{ParticipantKey, Roster};

/// What the rows of a section have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionKind {
    /// The viewer's own row, which stands first. Without a heading.
    Own,
    /// Participants who wait in the lobby.
    Waiting,
    /// Participants who are online.
    Online,
    /// Participants who are offline.
    Offline,
    /// Participants of a role.
    Role(Role),
    /// All others, in an order that has no sections. Without a heading.
    All,
}

impl SectionKind {
    /// Whether a heading stands above the rows.
    #[must_use]
    pub fn has_heading(self) -> bool {
        !matches!(self, Self::Own | Self::All)
    }

    /// The section of a participant in an order.
    #[must_use]
    pub fn of(sort: Sort, entry: OrderEntry) -> Self {
        match sort {
            Sort::LastPing if entry.waiting => Self::Waiting,
            Sort::LastPing if entry.online => Self::Online,
            Sort::LastPing => Self::Offline,
            Sort::Role => Self::Role(entry.role),
            Sort::Name | Sort::LastName => Self::All,
        }
    }

    /// The position among the sections. Roles that are not known are one section.
    #[must_use]
    pub fn rank(self) -> u8 {
        match self {
            Self::Own | Self::All | Self::Waiting => 0,
            Self::Online => 1,
            Self::Offline => 2,
            Self::Role(role) => precedence(role),
        }
    }
}

/// A section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// What its rows have in common.
    pub kind: SectionKind,
    /// The index of its first row.
    pub start: usize,
    /// How many of its rows are about people who are there: not about groups, nor about those who left, whose rows stay for a
    /// while.
    pub count: usize,
}

/// The sections of `rows`, from the top. `own`: the first row is the viewer's. A participant for whom there is no place in their
/// section, because they came while the order is kept, counts to the one where their row stands.
#[must_use]
pub fn sections(rows: &[ParticipantKey], own: bool, sort: Sort, roster: &Roster) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for (place, key) in rows.iter().enumerate() {
        let Some(entry) = roster.get(*key) else { continue };
        let is_own = own && place == 0;
        let kind = if is_own {
            SectionKind::Own
        } else {
            SectionKind::of(sort, entry.adopted)
        };
        let before = sections.last().map(|section| section.kind);
        let begins = match before {
            None | Some(SectionKind::Own) => true,
            Some(before) => kind.rank() > before.rank(),
        };
        if begins {
            sections.push(Section {
                kind,
                start: place,
                count: 0,
            });
        }
        if let Some(section) = sections.last_mut() {
            section.count += usize::from(entry.is_person());
        }
    }
    sections
}

/// The index of the section that a row belongs to.
#[must_use]
pub fn section_at(sections: &[Section], place: usize) -> usize {
    sections
        .partition_point(|section| section.start <= place)
        .saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_order_has_its_own_sections() {
        let entry = |role, online| OrderEntry {
            role,
            listed_role: role,
            online,
            waiting: false,
            in_call: false,
            name: 1,
        };
        let of = |sort, online| SectionKind::of(sort, entry(Role::Moderator, online));
        assert_eq!(of(Sort::LastPing, true), SectionKind::Online);
        assert_eq!(of(Sort::LastPing, false), SectionKind::Offline);
        assert_eq!(of(Sort::Role, true), SectionKind::Role(Role::Moderator));
        assert_eq!(of(Sort::Name, true), SectionKind::All);
        assert!(SectionKind::Offline.rank() > SectionKind::Online.rank());
        let [unknown, other] = [7, 9].map(|number| SectionKind::Role(Role::Unknown(number)).rank());
        assert_eq!(unknown, other);
    }

    #[test]
    fn a_row_belongs_to_the_section_that_begins_before_it() {
        let section = |start| Section {
            kind: SectionKind::All,
            start,
            count: 0,
        };
        let sections = [0, 1, 14].map(section);
        assert_eq!(
            [0, 1, 13, 14, 99].map(|place| section_at(&sections, place)),
            [0, 1, 1, 2, 2]
        );
        assert_eq!(section_at(&[], 3), 0);
    }
}
