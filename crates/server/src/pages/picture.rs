//! Avatars of users without a picture, as PNG: white initials on one colour, as the recorded servers send them.

use png::{BitDepth, ColorType, Encoder, EncodingError};

use super::letters::draw;

/// A picture, `side` pixels wide and high.
pub fn picture(side: u32, colour: [u8; 3], letters: &[char]) -> Vec<u8> {
    let mut pixels = vec![colour; side as usize * side as usize];
    draw(letters, side, |x, y, cover| {
        let place = y as usize * side as usize + x as usize;
        if let Some(pixel) = pixels.get_mut(place).filter(|_| x < side) {
            *pixel = pixel.map(|part| part + (f32::from(255 - part) * cover) as u8);
        }
    });
    // Into memory nothing fails to be written.
    encoded(side, pixels.as_flattened()).unwrap_or_default()
}

fn encoded(side: u32, pixels: &[u8]) -> Result<Vec<u8>, EncodingError> {
    let mut png = Vec::new();
    let mut encoder = Encoder::new(&mut png, side, side);
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.write_header()?.write_image_data(pixels)?;
    Ok(png)
}

#[cfg(test)]
mod tests {
    use super::picture;

    #[test]
    fn a_picture_is_what_a_reader_of_png_reads() -> Result<(), png::DecodingError> {
        let mut reader = png::Decoder::new(std::io::Cursor::new(picture(64, [10, 20, 30], &['A', 'Ö']))).read_info()?;
        let mut pixels = vec![0; 64 * 64 * 3];
        let info = reader.next_frame(&mut pixels)?;
        assert_eq!((info.width, info.height), (64, 64));
        assert_eq!(pixels[..3], [10, 20, 30]);
        let white = pixels.as_chunks::<3>().0.iter().filter(|pixel| pixel[0] > 200).count();
        assert!((100..1_000).contains(&white), "{white} pixels of letters");
        Ok(())
    }
}
