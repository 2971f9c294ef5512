//! The browser's knowledge of languages (`Intl`), for one language.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/browser/intl.js")]
extern "C" {
    /// Collation, plural categories, relative times, lists, graphemes and folding of one language.
    #[derive(Clone, Debug)]
    pub type Language;

    /// The language of a BCP 47 tag; empty or malformed: the browser's own.
    #[wasm_bindgen(constructor)]
    pub fn new(tag: &str) -> Language;

    /// Becomes another language, for all clones: `tag` for names, `spoken` for numbers, times and plural categories in texts.
    /// Every [`NameOrder`] has to begin anew.
    #[wasm_bindgen(method, js_name = switchTo)]
    pub fn switch(this: &Language, tag: &str, spoken: &str);

    /// It is written from right to left.
    #[wasm_bindgen(method, js_name = isRightToLeft)]
    pub fn is_right_to_left(this: &Language) -> bool;

    /// Names, separated by line breaks, as an enumeration: "Ada, Bob, and Cleo".
    #[wasm_bindgen(method)]
    pub fn list(this: &Language, names: &str) -> String;

    /// The plural category of a number: `one`, `few`, `other`, …
    #[wasm_bindgen(method)]
    pub fn plural(this: &Language, n: u32) -> String;

    /// A number as the language writes it.
    #[wasm_bindgen(method)]
    pub fn number(this: &Language, n: u32) -> String;

    /// The character between the cells of a spreadsheet's file.
    #[wasm_bindgen(method, js_name = listSeparator)]
    fn list_separator_text(this: &Language) -> String;

    /// So many seconds in the past, such as "3 minutes ago".
    #[wasm_bindgen(method)]
    pub fn ago(this: &Language, seconds: f64) -> String;

    /// The time of day of a moment in milliseconds since the epoch.
    #[wasm_bindgen(method)]
    pub fn time(this: &Language, ms: f64) -> String;

    /// The date and the time of day of a moment in milliseconds since the epoch.
    #[wasm_bindgen(method)]
    pub fn date(this: &Language, ms: f64) -> String;

    /// The characters of a text as a reader counts them.
    #[wasm_bindgen(method)]
    pub fn graphemes(this: &Language, text: &str) -> Vec<String>;

    /// Text without case and without those accents that make no other letter in the language, for searching.
    #[wasm_bindgen(method)]
    pub fn fold(this: &Language, text: &str) -> String;
}

#[wasm_bindgen(module = "/src/browser/intl.js")]
extern "C" {
    /// Ranks of the names of one list in the order of a language.
    #[derive(Clone, Debug)]
    pub type NameOrder;

    #[wasm_bindgen(constructor)]
    fn new(language: &Language) -> NameOrder;

    /// Takes in names, separated by line breaks, the first of which has the index `from`; 0 begins anew. Returns the ranks of all
    /// names so far; names that are equal in the language share one.
    #[wasm_bindgen(method)]
    pub fn ranks(this: &NameOrder, names: &str, from: usize) -> Vec<u32>;
}

impl Language {
    /// What separates the cells of a spreadsheet's file: a semicolon where numbers have a comma.
    #[must_use]
    pub fn list_separator(&self) -> char {
        self.list_separator_text().chars().next().unwrap_or(',')
    }

    /// An empty list of names.
    #[must_use]
    pub fn name_order(&self) -> NameOrder {
        NameOrder::new(self)
    }
}
