use super::*;
use crate::export::csv;

const HEADS: [&str; 2] = ["Name", "User ID"];

/// The entries as a mail program writes them; an id in square brackets.
fn read_all(text: &str) -> Vec<String> {
    let show = |entry: &PastedEntry| match &entry.user {
        Some(user) => format!("{} [{user}]", entry.label()),
        None => entry.label(),
    };
    read(text, &HEADS).iter().map(show).collect()
}

#[test]
fn lines_are_names_ids_and_mailboxes() {
    assert_eq!(
        read_all("Adam Bianchi\nadam.khan\r\nMax Mustermann\n\nBob Example <bob@example.org>\n"),
        [
            "Adam Bianchi",
            "adam.khan",
            "Max Mustermann",
            "Bob Example <bob@example.org>"
        ]
    );
}

#[test]
fn mailboxes_are_those_of_mail_programs() {
    for (text, entries) in [
        (
            r#""Doe, John" <john@example.org>; Bea Roth <bea@example.org>"#,
            &["Doe, John <john@example.org>", "Bea Roth <bea@example.org>"][..],
        ),
        (
            "Doe, John <john@example.org>; Roth, Bea <bea@example.org>",
            &["Doe, John <john@example.org>", "Roth, Bea <bea@example.org>"],
        ),
        ("Doe, John <j@x.org>; bea@x.org", &["Doe, John <j@x.org>", "bea@x.org"]),
        ("Doe, John <j@x.org>, bea", &["Doe", "John <j@x.org>", "bea"]),
        ("a@b.example c@d.example", &["a@b.example", "c@d.example"]),
        ("<a@b.example>,<c@d.example>", &["a@b.example", "c@d.example"]),
        (
            "Bob <bob@x.org> Ann Lee <ann@x.org>",
            &["Bob <bob@x.org>", "Ann Lee <ann@x.org>"],
        ),
        ("Bob<bob@x.org>", &["Bob <bob@x.org>"]),
        ("Bob Example bob@x.org", &["Bob Example <bob@x.org>"]),
        ("bob@x.org (Bob Example)", &["Bob Example <bob@x.org>"]),
        ("bob@x.org Bob Example", &["Bob Example <bob@x.org>"]),
        (r#""O\"Neil (x)" <o@x.org>"#, &["O\"Neil (x) <o@x.org>"]),
        ("mailto:bob@x.org, 'ann@x.org'.", &["bob@x.org", "ann@x.org"]),
        ("@ada, @bob", &["ada", "bob"]),
        ("Ada Lovelace (Extern), bob", &["Ada Lovelace (Extern)", "bob"]),
        ("张三，李四、王五；a،b؛c", &["张三", "李四", "王五", "a", "b", "c"]),
        (r#"5" disks, bob"#, &["5\" disks", "bob"]),
        (r#""open, bob"#, &["\"open", "bob"]),
        (" ;,\t\n", &[]),
    ] {
        assert_eq!(read_all(text), entries, "{text}");
    }
}

#[test]
fn rows_of_a_spreadsheet_are_people() {
    for (text, entries) in [
        (
            "Bob Example\tbob@x.org\nAnn\tLee\tann@x.org",
            &["Bob Example <bob@x.org>", "Ann Lee <ann@x.org>"][..],
        ),
        ("Ada\tLovelace\nCharles\tBabbage", &["Ada Lovelace", "Charles Babbage"]),
        ("Ada Lovelace\tCharles Babbage", &["Ada Lovelace", "Charles Babbage"]),
        ("a@x.org\tb@x.org", &["a@x.org", "b@x.org"]),
        ("ada\tbob\tcleo", &["ada", "bob", "cleo"]),
    ] {
        assert_eq!(read_all(text), entries, "{text}");
    }
}

#[test]
fn a_head_names_the_columns() {
    for (text, entries) in [
        (
            "email,name\nbob@x.org,\"Example, Bob\"\n",
            &["Example, Bob <bob@x.org>"][..],
        ),
        (
            "Vorname;Nachname;E-Mail\r\nBea;Roth;bea@x.org\r\n;;\r\nMax;Muster;\r\n",
            &["Bea Roth <bea@x.org>", "Max Muster"],
        ),
        (
            "sep=;\nname;email\n\"say \"\"hi\"\"\";a@x.org",
            &["say \"hi\" <a@x.org>"],
        ),
        (
            "\u{feff}Name\tUser ID\nAda\t'0042\nBob\t'tis",
            &["Ada [0042]", "Bob ['tis]"],
        ),
        ("email\na@x.org\nnot an address\n", &["a@x.org", "not an address"]),
        ("email,room\n,Aula\n", &["Aula"]),
        ("login, ada", &["login", "ada"]),
        ("name\nada", &["name", "ada"]),
    ] {
        assert_eq!(read_all(text), entries, "{text}");
    }
}

#[test]
fn doubles_are_read_once() {
    assert_eq!(
        read_all("ada, bob\nada\nA@x.org; a@X.ORG; Bob <b@x.org>, b@x.org"),
        ["ada", "bob", "A@x.org", "Bob <b@x.org>"]
    );
}

#[test]
fn a_file_of_the_panel_gives_the_same_people() {
    let heads = ["Имя", "Rôle", "ID"].map(str::to_owned);
    let people = [
        ["Ada, the first", "0042"],
        ["=Bob", "1e5"],
        ["Cleo \"C\"", "cleo@home"],
        ["", "-dash"],
        ["May 1", "sept2"],
        ["Zoe", "1-mar"],
    ];
    for separator in [',', ';'] {
        let rows = people.map(|[name, user]| [name, "x", user].map(str::to_owned));
        let file = csv(separator, [heads.clone()].into_iter().chain(rows).map(Vec::from));
        let entries = read(&file, &["Имя", "ID"]);
        let read: Vec<[&str; 2]> = entries
            .iter()
            .map(|entry| [entry.name.as_str(), entry.search()])
            .collect();
        assert_eq!(read, people);
    }
}

#[test]
fn a_long_text_of_opening_signs_is_read_at_once() {
    for sign in ["(", "<", "\"", "( ", "\" ", "a@", "\t", "((\n"] {
        let text = sign.repeat(5_000);
        assert!(read(&text, &HEADS).len() <= 5_000);
    }
}
