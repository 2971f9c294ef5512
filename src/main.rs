//! The script of the panel: defines `<talk-participants>`.

fn main() {
    talk_participants::element::register();
}
