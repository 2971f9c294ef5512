//! Writes into many DOM nodes with one call into JavaScript. A text that a node has already is not written again.

use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen(module = "/src/browser/dom-batch.js")]
extern "C" {
    /// The nodes, by number.
    #[derive(Debug)]
    #[wasm_bindgen(js_name = DomBatch)]
    type BatchNodes;

    #[wasm_bindgen(constructor, js_class = "DomBatch")]
    fn new() -> BatchNodes;

    #[wasm_bindgen(method)]
    fn add(this: &BatchNodes, node: &Element) -> u32;

    #[wasm_bindgen(method)]
    fn watch(this: &BatchNodes, root: &Element, selector: &str);

    #[wasm_bindgen(method)]
    fn own(this: &BatchNodes);

    #[wasm_bindgen(method)]
    fn unwatch(this: &BatchNodes);

    #[wasm_bindgen(method, js_name = takeTampered)]
    fn take_tampered(this: &BatchNodes) -> Vec<Element>;

    #[wasm_bindgen(method)]
    fn remove(this: &BatchNodes, number: u32);

    #[wasm_bindgen(method)]
    fn write(this: &BatchNodes, places: &[u32], texts: &str);
}

/// The part of a node that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The text inside an element.
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
    pub fn handle(&self, node: &Element, part: Part) -> BatchedText {
        BatchedText {
            nodes: self.nodes.clone(),
            node: self.nodes.add(node),
            part,
            text: String::new(),
        }
    }

    /// Notes from now on what others change in the texts below `root`, by the closest element that matches a selector.
    pub fn watch(&self, root: &Element, selector: &str) {
        self.nodes.watch(root, selector);
    }

    /// Everything that has changed up to now in this task is the panel's own work.
    pub fn own(&self) {
        self.nodes.own();
    }

    /// The elements that others have changed since the last call.
    #[must_use]
    pub fn take_tampered(&self) -> Vec<Element> {
        self.nodes.take_tampered()
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

impl Drop for DomBatch {
    fn drop(&mut self) {
        self.nodes.unwatch();
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
    /// Somebody else has changed it: the next [`Self::put`] writes whatever the text is.
    pub fn forget(&mut self) {
        // No text that is written has it.
        "\0".clone_into(&mut self.text);
    }

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
