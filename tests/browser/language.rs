//! `browser::intl` with Chromium's data.

use talk_participants::browser::intl::Language;
use wasm_bindgen_test::wasm_bindgen_test;

fn ranks(tag: &str, names: &[&str]) -> Vec<u32> {
    Language::new(tag).name_order().ranks(&names.join("\n"), 0)
}

#[wasm_bindgen_test]
fn names_are_ranked_as_the_language_orders_them() {
    let names = ["zoe", "Émile", "Eve", "emil", "Ärger", "Anna", "Guest 10", "Guest 9"];
    assert_eq!(ranks("en", &names), [7, 3, 4, 2, 1, 0, 6, 5]);
    // Swedish has ä and ö after z.
    assert_eq!(ranks("sv", &["Öst", "Zorn", "Ärla", "Anna"]), [3, 1, 2, 0]);
    assert_eq!(ranks("de", &["Öst", "Zorn", "Ärla", "Anna"]), [2, 3, 1, 0]);
}

#[wasm_bindgen_test]
fn equal_names_share_a_rank() {
    let names = ["Bob", "ada", "Bob", "Ada", "Adá", ""];
    assert_eq!(ranks("en", &names), [4, 1, 4, 2, 3, 0]);
}

#[wasm_bindgen_test]
fn names_added_later_are_ranked_among_the_others() {
    let names = [
        "Mia", "ada", "Zoë", "Bob", "Ada", "mia", "Émile", "Anna", "zoe", "", "Bob", "Carla",
    ];
    for first in 1..names.len() {
        for second in first..names.len() {
            let order = Language::new("en").name_order();
            order.ranks(&names[..first].join("\n"), 0);
            if second > first {
                order.ranks(&names[first..second].join("\n"), first);
            }
            let all = order.ranks(&names[second..].join("\n"), second);
            assert_eq!(all, ranks("en", &names), "after {first} and {second}");
        }
    }
    let order = Language::new("en").name_order();
    order.ranks("x\ny", 0);
    assert_eq!(order.ranks("b\na", 0), [1, 0], "0 begins anew");
}

#[wasm_bindgen_test]
fn plural_categories_are_those_of_the_language() {
    let of = |tag: &str, numbers: &[u32]| -> Vec<String> {
        let language = Language::new(tag);
        numbers.iter().map(|n| language.plural(*n)).collect()
    };
    assert_eq!(of("en", &[0, 1, 2, 21]), ["other", "one", "other", "other"]);
    assert_eq!(
        of("pl", &[1, 2, 5, 12, 22, 25]),
        ["one", "few", "many", "many", "few", "many"]
    );
    assert_eq!(
        of("ar", &[0, 1, 2, 3, 11, 100]),
        ["zero", "one", "two", "few", "many", "other"]
    );
}

#[wasm_bindgen_test]
fn relative_times_use_the_largest_whole_unit() {
    let language = Language::new("en");
    let told = [0.0, 59.0, 60.0, 3_599.0, 7_200.0, 86_399.0, 86_400.0, 604_800.0].map(|seconds| language.ago(seconds));
    let expected = [
        "this minute",
        "this minute",
        "1 minute ago",
        "59 minutes ago",
        "2 hours ago",
        "23 hours ago",
        "yesterday",
        "last week",
    ];
    assert_eq!(told, expected);
    assert_eq!(Language::new("de").ago(180.0), "vor 3 Minuten");
}

#[wasm_bindgen_test]
fn numbers_are_written_as_the_language_does() {
    assert_eq!(Language::new("en").number(12_345), "12,345");
    assert_eq!(Language::new("de").number(12_345), "12.345");
}

#[wasm_bindgen_test]
fn text_is_split_into_graphemes() {
    let text = "a👨‍👩‍👧e\u{301}🇸🇪\u{1F44D}\u{1F3FD}";
    let graphemes = Language::new("en").graphemes(text);
    assert_eq!(graphemes, ["a", "👨‍👩‍👧", "e\u{301}", "🇸🇪", "\u{1F44D}\u{1F3FD}"]);
    assert_eq!(Language::new("en").graphemes(""), Vec::<String>::new());
}

#[wasm_bindgen_test]
fn folding_removes_case_and_accents() {
    let language = Language::new("en");
    assert_eq!(language.fold("ÉMILE Übel"), "emile ubel");
    assert_eq!(language.fold("e\u{301}"), language.fold("É"));
    assert_eq!(language.fold("東京"), "東京");
    // Turkish keeps its two letters i apart.
    assert_eq!(Language::new("tr").fold("I"), "ı");
    assert_eq!(Language::new("tr").fold("İ"), "i");
    assert_eq!(language.fold("Iİ"), "ii");
    let found = |tag: &str, text: &str| Language::new(tag).fold(text);
    assert_eq!(
        found("de", "GROẞE Straße, Müller"),
        found("de", "grosse strasse, muller")
    );
    assert_eq!(found("en", "Ångström"), "angstrom");
    assert_eq!(found("sv", "Ångström é"), "ångström e", "letters of their own");
    assert_eq!(found("es", "Peña Á"), "peña a");
    assert_eq!(found("en", "Łódź Ærø Œuvre"), "lodz aero oeuvre");
    assert_eq!(found("he", "שָׁלוֹם"), found("he", "שלום"), "without points");
    assert_eq!(found("ja", "ガが"), "ガが", "other marks stay");
    assert_eq!(found("en", "a\n\u{301}b\nç").split('\n').count(), 3, "lines stay lines");
}

#[wasm_bindgen_test]
fn names_are_listed_as_the_language_does() {
    let listed = |tag: &str, names: &[&str]| Language::new(tag).list(&names.join("\n"));
    assert_eq!(listed("en", &["Ada", "Bob", "Cleo"]), "Ada, Bob, and Cleo");
    assert_eq!(listed("de", &["Ada", "Bob", "Cleo"]), "Ada, Bob und Cleo");
    assert_eq!(listed("ja", &["Ada", "Bob"]), "Ada、Bob");
    assert_eq!(listed("en", &["Ada"]), "Ada");
}

#[wasm_bindgen_test]
fn a_language_can_be_switched_in_place() {
    let language = Language::new("en");
    let order = language.name_order();
    let names = ["Öst", "Zorn"].join("\n");
    assert_eq!(
        (order.ranks(&names, 0), language.number(12_345)),
        (vec![0, 1], "12,345".into())
    );
    language.switch("sv", "ar");
    assert_eq!(order.ranks(&names, 0), [1, 0]);
    assert_eq!((language.fold("Ö"), language.plural(2)), ("ö".into(), "two".into()));
    assert!(language.is_right_to_left());
}

#[wasm_bindgen_test]
fn a_malformed_tag_falls_back_to_the_browsers_language() {
    for tag in ["", "not a tag", "x", "_", "😀", "en-"] {
        let language = Language::new(tag);
        assert_eq!(ranks(tag, &["b", "a"]), [1, 0], "{tag}");
        assert_eq!(language.number(1), "1", "{tag}");
    }
}
