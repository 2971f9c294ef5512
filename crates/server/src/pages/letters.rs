//! Initials, in the font that Nextcloud draws them with.

use std::sync::LazyLock;

use ab_glyph::{Font, FontRef, Glyph, PxScale, ScaleFont, point};

/// Capitals and digits of Noto Sans; see the README beside it.
static FONT: LazyLock<Option<FontRef<'static>>> =
    LazyLock::new(|| FontRef::try_from_slice(include_bytes!("../../assets/initials.ttf")).ok());

/// How high letters are, from the lowest to the highest that any reaches, as a part of the picture.
const HEIGHT: f32 = 0.52;

/// The initials of a name, as far as they can be drawn: at most two.
pub fn initials(name: &str) -> Vec<char> {
    let Some(font) = &*FONT else { return Vec::new() };
    let first = |word: &str| word.chars().next()?.to_uppercase().next();
    let mut words = name
        .split_whitespace()
        .filter_map(first)
        .filter(|letter| font.glyph_id(*letter).0 != 0);
    let start = words.next();
    start.into_iter().chain(words.next_back()).collect()
}

/// Draws letters into the middle of a square, `side` pixels wide: `dot` is called with the place of each pixel and how much of it
/// they cover, from 0 to 1.
pub fn draw(letters: &[char], side: u32, mut dot: impl FnMut(u32, u32, f32)) {
    let Some(font) = &*FONT else { return };
    let scaled = font.as_scaled(PxScale::from(side as f32 * HEIGHT));
    let glyphs: Vec<_> = letters.iter().map(|letter| scaled.glyph_id(*letter)).collect();
    let width: f32 = glyphs.iter().map(|glyph| scaled.h_advance(*glyph)).sum();
    let middle = side as f32 / 2.0;
    // Capitals stand on the baseline; half of their height is below the middle.
    let capital = font.outline(font.glyph_id('H'));
    let height = capital.map_or(0.0, |outline| outline.bounds.height().abs() * scaled.v_scale_factor());
    let base = (middle + height / 2.0).round();
    let mut x = middle - width / 2.0;
    for id in glyphs {
        let glyph: Glyph = id.with_scale_and_position(scaled.scale(), point(x, base));
        x += scaled.h_advance(id);
        let Some(outline) = scaled.outline_glyph(glyph) else {
            continue;
        };
        let corner = outline.px_bounds().min;
        outline.draw(|dx, dy, cover| {
            let (x, y) = (corner.x as i64 + i64::from(dx), corner.y as i64 + i64::from(dy));
            if let (Ok(x), Ok(y)) = (u32::try_from(x), u32::try_from(y)) {
                dot(x, y, cover.clamp(0.0, 1.0));
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{draw, initials};

    #[test]
    fn initials_are_those_of_the_first_and_the_last_word() {
        for (name, expected) in [
            ("Max Mustermann", "MM"),
            ("Pierre-Alexandre de La Rochefoucauld", "PR"),
            ("uma", "U"),
            ("Đorđe Šešelj", "ĐŠ"),
            ("Ольга Петрова", "ОП"),
            ("4 Musketiere", "4M"),
            ("<b>Eve</b> & co", "C"),
            ("山田太郎", ""),
            ("", ""),
        ] {
            assert_eq!(initials(name), expected.chars().collect::<Vec<_>>(), "{name}");
        }
    }

    #[test]
    fn letters_are_in_the_middle_of_the_picture() {
        for side in [32, 64, 512] {
            let [mut low, mut high] = [[side; 2], [0; 2]];
            draw(&['H', 'H'], side, |x, y, cover| {
                if cover > 0.5 {
                    low = [low[0].min(x), low[1].min(y)];
                    high = [high[0].max(x), high[1].max(y)];
                }
            });
            for axis in [0, 1] {
                let (before, after) = (low[axis], side - 1 - high[axis]);
                assert!(before.abs_diff(after) <= 1 + side / 64, "{side}: {before} and {after}");
            }
        }
    }
}
