//! Writes into many DOM nodes with one call into JavaScript. A text that a node has already is not written again.

use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Node;

#[wasm_bindgen(module = "/src/browser/dom-batch.js")]
extern "C" {
    /// The nodes, by number.
    #[derive(Debug)]
    #[wasm_bindgen(js_name = DomBatch)]
    type BatchNodes;

    #[wasm_bindgen(constructor, js_class = "DomBatch")]
    fn new() -> BatchNodes;

    #[wasm_bindgen(method)]
    fn add(this: &BatchNodes, node: &Node) -> u32;

    #[wasm_bindgen(method)]
    fn remove(this: &BatchNodes, number: u32);

    #[wasm_bindgen(method)]
    fn write(this: &BatchNodes, places: &[u32], texts: &str);
}

/// The part of a node that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The text of a text node.
    Text = 0,
    /// `class`.
    Class = 1,
    /// `aria-label`.
    Label = 2,
    /// `aria-rowindex`.
    RowIndex = 3,
    /// `tabindex`.
    Tab = 4,
    /// `aria-expanded`.
    Expanded = 5,
    /// `name`.
    Name = 6,
}

/// Collects texts until they are written.
#[derive(Debug)]
pub struct DomBatch {
    nodes: Rc<BatchNodes>,
    places: Vec<u32>,
    texts: String,
}

impl Default for DomBatch {
    fn default() -> Self {
        Self {
            nodes: Rc::new(BatchNodes::new()),
            places: Vec::new(),
            texts: String::new(),
        }
    }
}

impl DomBatch {
    /// A handle on a part of a node, which has no text yet.
    #[must_use]
    pub fn handle(&self, node: &Node, part: Part) -> BatchedText {
        BatchedText {
            nodes: self.nodes.clone(),
            node: self.nodes.add(node),
            part,
            text: String::new(),
        }
    }

    /// Writes the collected texts into the document.
    pub fn write(&mut self) {
        if !self.places.is_empty() {
            self.nodes.write(&self.places, &self.texts);
            self.places.clear();
            self.texts.clear();
        }
    }
}

/// A part of a node, and the text that it has.
#[derive(Debug)]
pub struct BatchedText {
    nodes: Rc<BatchNodes>,
    node: u32,
    part: Part,
    text: String,
}

impl Drop for BatchedText {
    fn drop(&mut self) {
        self.nodes.remove(self.node);
    }
}

impl BatchedText {
    /// Writes a text with the next [`DomBatch::write`]. It is never markup. NUL characters, which separate the texts of a batch, are
    /// left out.
    pub fn put(&mut self, batch: &mut DomBatch, text: &str) {
        if self.text == text {
            return;
        }
        text.clone_into(&mut self.text);
        if !batch.places.is_empty() {
            batch.texts.push('\0');
        }
        batch.places.extend([self.node, self.part as u32]);
        batch.texts.extend(text.split('\0'));
    }
}
