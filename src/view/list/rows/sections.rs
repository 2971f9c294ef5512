//! The sections in the document: a heading and the rows below it. All of them are in the document, also those of which no row
//! is.

use super::Rows;
use crate::i18n::{Text, Translator};
use crate::view::list::element::{element, parent};
use model::role::Role;
use model::section::{Section, SectionKind, section_at};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

/// A section in the document.
pub(super) struct SectionElements {
    kind: SectionKind,
    whole: Element,
    heading: Option<HtmlElement>,
    /// Around the rows.
    pub(super) body: HtmlElement,
    /// What the heading says.
    label: [String; 2],
    /// The space kept free above and below the rows in the document, in CSS pixels.
    space: (f64, f64),
    /// None of its rows is in the document.
    is_empty: bool,
}

impl SectionElements {
    fn new(kind: SectionKind) -> Result<Self, JsValue> {
        let body = element("div", &[("class", "section-rows"), ("role", "rowgroup")])?;
        let class = if kind == SectionKind::Offline {
            "section section-offline"
        } else {
            "section"
        };
        let whole = element("div", &[("class", class)])?;
        let heading = if kind.has_heading() {
            let texts = [element("span", &[])?, element("span", &[("class", "number")])?];
            // For the eye: the rows around it have the same name.
            let attributes = [("class", "heading"), ("part", "heading"), ("aria-hidden", "true")];
            let heading = parent("div", &attributes, &texts)?;
            whole.append_child(&heading)?;
            Some(heading.unchecked_into())
        } else {
            None
        };
        whole.append_child(&body)?;
        Ok(Self {
            kind,
            whole,
            heading,
            body: body.unchecked_into(),
            label: Default::default(),
            space: (0.0, 0.0),
            is_empty: false,
        })
    }

    /// The name of the section, also where no heading shows it.
    fn name(&mut self, translator: &Translator, count: usize) {
        let text = match self.kind {
            SectionKind::All => return,
            SectionKind::Own => Text::You,
            SectionKind::Waiting => Text::InLobby,
            SectionKind::Online => Text::ShowOnline,
            SectionKind::Offline => Text::Offline,
            SectionKind::Role(role) => role_heading(role),
        };
        let text = match self.kind {
            SectionKind::Role(Role::Unknown(number)) => translator.fill(text, &[("number", &number.to_string())]),
            _ => translator.text(text),
        };
        let number = if self.heading.is_some() {
            translator.language().number(u32::try_from(count).unwrap_or(u32::MAX))
        } else {
            String::new()
        };
        let label = [text, number];
        if self.label == label {
            return;
        }
        // The name of an attribute is well formed.
        let _ = self.body.set_attribute("aria-label", label.join(" ").trim_end());
        if let Some(heading) = &self.heading {
            let places = [heading.first_element_child(), heading.last_element_child()];
            for (place, text) in places.iter().flatten().zip(&label) {
                place.set_text_content(Some(text));
            }
        }
        self.label = label;
    }

    /// Lets the next [`Self::name`] write the name.
    pub(super) fn forget_name(&mut self) {
        self.label = Default::default();
    }

    /// Hides a group from assistive technology as long as its rows are scrolled out of sight: a group without rows is none.
    fn hide_empty(&mut self) {
        let is_empty = self.body.first_element_child().is_none();
        if std::mem::replace(&mut self.is_empty, is_empty) != is_empty {
            // The name of an attribute is well formed.
            let _ = if is_empty {
                self.body.set_attribute("aria-hidden", "true")
            } else {
                self.body.remove_attribute("aria-hidden")
            };
        }
    }

    fn make_room(&mut self, above: f64, below: f64) {
        let (above, below) = (above.round(), below.round());
        if self.space != (above, below) {
            self.space = (above, below);
            let (mut first, mut second) = (itoa::Buffer::new(), itoa::Buffer::new());
            let padding = [first.format(above as i64), "px ", second.format(below as i64), "px"].concat();
            // A style declaration takes any property.
            let _ = self.body.style().set_property("padding-block", &padding);
        }
    }
}

fn role_heading(role: Role) -> Text {
    match role {
        Role::Owner => Text::HeadingOwners,
        Role::Moderator => Text::ShowModerators,
        Role::GuestModerator => Text::HeadingGuestModerators,
        Role::User => Text::HeadingUsers,
        Role::SelfJoined => Text::RoleSelfJoined,
        Role::Guest => Text::ShowGuests,
        Role::Unknown(_) => Text::RoleUnknown,
    }
}

impl Rows {
    /// Puts the sections into the document, with their names. Those that are not there any more are given back: they still have
    /// rows, which have to be moved before they go.
    pub(super) fn put_sections(&mut self, translator: &Translator) -> Vec<SectionElements> {
        let mut before = std::mem::take(&mut self.section_elements);
        let kinds: Vec<SectionKind> = before.iter().map(|elements| elements.kind).collect();
        let same = kinds.iter().eq(self.sections.iter().map(|section| &section.kind));
        for section in &self.sections {
            let old = before.iter().position(|elements| elements.kind == section.kind);
            let elements = match old {
                Some(place) => Ok(before.remove(place)),
                None => SectionElements::new(section.kind),
            };
            if let Ok(mut elements) = elements {
                elements.name(translator, section.count);
                self.section_elements.push(elements);
            }
        }
        if !same {
            let is_gone = |element: &Element| before.iter().any(|elements| elements.whole == *element);
            let mut next: Option<&Element> = None;
            for elements in self.section_elements.iter().rev() {
                let mut follows = elements.whole.next_element_sibling();
                while let Some(gone) = follows.as_ref().filter(|element| is_gone(element)) {
                    follows = gone.next_element_sibling();
                }
                // One that is moved loses the focus that is in it.
                if elements.whole.parent_node().is_none() || follows.as_ref() != next {
                    // The next one is in the document already.
                    let _ = self.inner.insert_before(&elements.whole, next.map(AsRef::as_ref));
                }
                next = Some(&elements.whole);
            }
        }
        before
    }

    /// Removes sections without rows.
    pub(super) fn drop_sections(gone: Vec<SectionElements>) {
        gone.iter().for_each(|elements| elements.whole.remove());
    }

    /// Keeps the room of the rows that are not in the document: all but those from `start` to `end`.
    pub(super) fn make_room(&mut self, start: usize, end: usize) {
        for index in 0..self.section_elements.len() {
            let (first, after) = self.extent(index);
            let (from, to) = (start.clamp(first, after), end.clamp(first, after));
            let [above, from_to, whole] = [from, to, after].map(|place| self.top_in_section(index, place));
            let (above, below) = if from == to {
                (whole, 0.0)
            } else {
                (above, whole - from_to)
            };
            if let Some(elements) = self.section_elements.get_mut(index) {
                elements.make_room(above, below);
                elements.hide_empty();
            }
        }
    }

    /// The indices of the first row of a section, and of the row after its last one.
    fn extent(&self, index: usize) -> (usize, usize) {
        let start = |index: usize| self.sections.get(index).map(|section| section.start);
        (
            start(index).unwrap_or(self.count),
            start(index + 1).unwrap_or(self.count),
        )
    }

    /// How far a row, or the end of the section, is from the first row of the section.
    fn top_in_section(&self, index: usize, place: usize) -> f64 {
        let Some(section) = self.sections.get(index).filter(|section| place > section.start) else {
            return 0.0;
        };
        let heading = if section.kind.has_heading() {
            self.heights.heading()
        } else {
            0.0
        };
        self.heights.top(place) - self.heights.top(section.start) - heading
    }

    /// How far a row is from the first row of its section.
    pub(super) fn offscreen_top(&self, place: usize) -> f64 {
        self.top_in_section(section_at(&self.sections, place), place)
    }

    /// Around the rows of the section that has the row at an index.
    pub(super) fn body_of(&self, place: usize) -> Option<&HtmlElement> {
        let elements = self.section_elements.get(section_at(&self.sections, place))?;
        Some(&elements.body)
    }

    /// What that section is.
    pub(super) fn kind_of(&self, place: usize) -> Option<SectionKind> {
        let elements = self.section_elements.get(section_at(&self.sections, place))?;
        Some(elements.kind)
    }

    /// The height of the heading that lies over a row when it is scrolled to the upper edge.
    pub(super) fn covered(&self, place: usize) -> f64 {
        let section = self.sections.get(section_at(&self.sections, place));
        match section {
            Some(section) if section.kind.has_heading() && section.start < place => self.heights.heading(),
            _ => 0.0,
        }
    }

    /// The height of all that is kept free, and of all headings, in CSS pixels.
    pub(super) fn space(&self) -> f64 {
        let headings = self
            .sections
            .iter()
            .filter(|section| section.kind.has_heading())
            .count();
        let space = self
            .section_elements
            .iter()
            .map(|elements| elements.space.0 + elements.space.1);
        space.sum::<f64>() + headings as f64 * self.heights.heading()
    }

    /// Measures the headings. Says whether their height has changed.
    pub(super) fn measure_headings(&mut self) -> bool {
        let mut headings = self
            .section_elements
            .iter()
            .filter_map(|elements| elements.heading.as_ref());
        let height = headings
            .next()
            .map(|heading| heading.get_bounding_client_rect().height());
        height.is_some_and(|height| height > 0.0 && self.heights.measure_heading(height))
    }
}

/// The rows that have a heading above them.
pub(super) fn headed(sections: &[Section]) -> impl Iterator<Item = usize> {
    sections
        .iter()
        .filter(|section| section.kind.has_heading())
        .map(|section| section.start)
}
