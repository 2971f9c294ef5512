//! A PNG of two colours, written without compression: enough for a disc with letters.

use super::letters::covers;

/// A disc of one colour on white with white letters, `size` pixels wide and high.
pub fn disc(size: u32, colour: [u8; 3], letters: &[char]) -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut header = Vec::new();
    header.extend(size.to_be_bytes());
    header.extend(size.to_be_bytes());
    // One bit a pixel, with a palette.
    header.extend([1, 3, 0, 0, 0]);
    chunk(&mut png, b"IHDR", &header);
    let mut palette = vec![255, 255, 255];
    palette.extend(colour);
    chunk(&mut png, b"PLTE", &palette);
    chunk(&mut png, b"IDAT", &stored(&rows(size, letters)));
    chunk(&mut png, b"IEND", &[]);
    png
}

fn rows(size: u32, letters: &[char]) -> Vec<u8> {
    let side = i64::from(size);
    let mut rows = Vec::new();
    for y in 0..side {
        rows.push(0);
        for start in (0..side).step_by(8) {
            let byte = (0..8).fold(0_u8, |byte, bit| {
                let (dx, dy) = (2 * (start + bit) + 1 - side, 2 * y + 1 - side);
                let inside = dx * dx + dy * dy <= side * side && !covers(letters, side, (start + bit, y));
                byte << 1 | u8::from(inside)
            });
            rows.push(byte);
        }
    }
    rows
}

fn chunk(png: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    png.extend(u32::try_from(data.len()).unwrap_or(u32::MAX).to_be_bytes());
    let start = png.len();
    png.extend(kind);
    png.extend(data);
    let sum = crc32(&png[start..]);
    png.extend(sum.to_be_bytes());
}

/// A zlib stream of stored blocks.
fn stored(data: &[u8]) -> Vec<u8> {
    let mut stream = vec![0x78, 0x01];
    let blocks = data.chunks(0xffff);
    let last = blocks.len().saturating_sub(1);
    for (number, block) in blocks.enumerate() {
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        stream.push(u8::from(number == last));
        stream.extend(length.to_le_bytes());
        stream.extend((!length).to_le_bytes());
        stream.extend(block);
    }
    stream.extend(adler32(data).to_be_bytes());
    stream
}

fn crc32(data: &[u8]) -> u32 {
    !data.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 }
        })
    })
}

fn adler32(data: &[u8]) -> u32 {
    let (low, high) = data.iter().fold((1_u32, 0_u32), |(low, high), byte| {
        let low = (low + u32::from(*byte)) % 65_521;
        (low, (high + low) % 65_521)
    });
    high << 16 | low
}

#[cfg(test)]
mod tests {
    use super::{adler32, crc32};

    #[test]
    fn checksums_match_known_values() {
        assert_eq!(crc32(b"IEND"), 0xae42_6082);
        assert_eq!(adler32(b"Wikipedia"), 0x11e6_0398);
    }
}
