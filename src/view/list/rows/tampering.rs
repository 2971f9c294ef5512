//! Texts of the rows that others have changed: translators of pages replace text nodes. Nothing is done about it at once, because
//! a translator would answer each change with another; the next update writes all texts of such a row.

use super::Rows;
use super::sections::SectionElements;
use crate::browser::dom_batch::DomBatch;
use crate::view::list::row::Row;
use web_sys::Element;

/// A batch that knows what others change in the rows inside an element.
pub(super) fn watched(rows: &Element) -> DomBatch {
    let batch = DomBatch::default();
    batch.watch(rows, "[role=row], .heading");
    batch
}

impl Rows {
    /// Lets the rows and headings be written anew of which others have changed the texts. Says whether there are any.
    pub(super) fn mend_texts(&mut self) -> bool {
        let tampered = self.batch.take_tampered();
        if tampered.is_empty() {
            return false;
        }
        let is_tampered = |row: &&mut Row| tampered.iter().any(|element| row.element().is_same_node(Some(element)));
        let rows = self.attached.iter_mut().chain(&mut self.spare);
        rows.filter(is_tampered).for_each(Row::draw_anew);
        self.section_elements.iter_mut().for_each(SectionElements::forget_name);
        true
    }
}
