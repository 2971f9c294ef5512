//! `cargo xtask size`: the transfer size of what a page loads for the panel, against the budget.

mod loaded;

use crate::{
    build,
    failure::{Failure, at},
    process::timed,
    project::dist,
    setup,
};
use flate2::{Compression, write::GzEncoder};
use std::{fs, io::Write, ops::Add};

/// The most that a page may load for a panel in English, in bytes after brotli at its highest level.
const BUDGET: usize = 414_000;

/// Sizes of one file in bytes.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Size {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Add for Size {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            raw: self.raw + other.raw,
            gzip: self.gzip + other.gzip,
            brotli: self.brotli + other.brotli,
        }
    }
}

/// Builds and checks.
pub fn command(mut arguments: lexopt::Parser) -> Result<(), Failure> {
    if let Some(argument) = arguments.next()? {
        return Err(argument.unexpected().into());
    }
    build::panel(&setup::for_build()?)?;
    check()
}

/// Measures the release build in `dist/` and prints the size of each file.
///
/// # Errors
/// When a file cannot be read, or the sum is above the budget.
pub fn check() -> Result<(), Failure> {
    let files = loaded::files(&dist())?;
    timed("measuring what a page loads", || {
        println!("{:>10} {:>10} {:>10}  file", "raw", "gzip", "brotli");
        let total = sum(&files.panel)?;
        print_line(total, "in all, in English");
        if let Some((name, size)) = largest(&files.languages)? {
            print_line(size, &format!("more in another language, at most ({name})"));
        }
        println!(
            "budget: {} of {BUDGET} bytes brotli ({} %)",
            total.brotli,
            total.brotli * 100 / BUDGET
        );
        if total.brotli > BUDGET {
            return Err(Failure::OverBudget {
                bytes: total.brotli,
                budget: BUDGET,
            });
        }
        Ok(())
    })
}

/// Prints the sizes of files, one to a line, and adds them up.
fn sum(files: &[String]) -> Result<Size, Failure> {
    let mut total = Size::default();
    for name in files {
        let size = size_of(name)?;
        print_line(size, name);
        total = total + size;
    }
    Ok(total)
}

/// The file that is the largest after brotli.
fn largest(files: &[String]) -> Result<Option<(&String, Size)>, Failure> {
    let sizes = files.iter().map(|name| Ok((name, size_of(name)?)));
    let sizes = sizes.collect::<Result<Vec<_>, Failure>>()?;
    Ok(sizes.into_iter().max_by_key(|(_, size)| size.brotli))
}

/// The size of a file in `dist/`.
fn size_of(name: &str) -> Result<Size, Failure> {
    let path = dist().join(name);
    Ok(measure(&at(&path, fs::read(&path))?))
}

fn print_line(size: Size, name: &str) {
    println!("{:>10} {:>10} {:>10}  {name}", size.raw, size.gzip, size.brotli);
}

fn measure(bytes: &[u8]) -> Size {
    Size {
        raw: bytes.len(),
        gzip: gzip(bytes),
        brotli: brotli(bytes),
    }
}

fn gzip(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // Writing to memory does not fail; if it did, the raw size would be an honest upper bound.
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.map_or(bytes.len(), |compressed| compressed.len())
}

fn brotli(bytes: &[u8]) -> usize {
    let mut compressed = Vec::new();
    let highest = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let written = brotli::BrotliCompress(&mut &*bytes, &mut compressed, &highest);
    written.unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repetition_compresses() {
        let size = measure(&b"participant ".repeat(1000));
        assert_eq!(size.raw, 12_000);
        assert!(size.gzip < 200 && size.brotli < size.gzip, "{size:?}");
    }
}
