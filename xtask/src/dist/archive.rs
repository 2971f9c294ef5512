//! A `.tar.gz` that is the same for the same files: in order, without times, owners and modes of this machine.
//!
//! `tar` can do that, but not with the same options on Linux and macOS; and what is needed of the format is little.

use crate::{
    failure::{Failure, at},
    project::files_below,
};
use flate2::{Compression, GzBuilder};
use std::{
    fs::{self, File},
    io::{self, Write},
    path::Path,
};

/// Everything is padded to blocks of this size.
const BLOCK: usize = 512;
/// Names longer than this need an extension of the format.
const LONGEST_NAME: usize = 100;

/// Packs the files below `folder`, as if the folder were called `name`.
pub fn write(archive: &Path, folder: &Path, name: &str) -> Result<(), Failure> {
    let mut tar = Vec::new();
    for file in files_below(folder)? {
        let path = folder.join(&file);
        let content = at(&path, fs::read(&path))?;
        let inside = format!("{name}/{}", file.display());
        let header = header(&inside, content.len()).ok_or_else(|| Failure::Content {
            path: path.clone(),
            expected: "name that an archive can hold",
        })?;
        tar.extend_from_slice(&header);
        tar.extend_from_slice(&content);
        tar.resize(tar.len().next_multiple_of(BLOCK), 0);
    }
    tar.resize(tar.len() + 2 * BLOCK, 0);
    at(archive, compress(archive, &tar))
}

fn compress(archive: &Path, tar: &[u8]) -> io::Result<()> {
    let mut packed = GzBuilder::new()
        .mtime(0)
        .write(File::create(archive)?, Compression::best());
    packed.write_all(tar)?;
    packed.finish().map(drop)
}

/// The header of a file in the format "ustar": readable by all, owned by nobody in particular, of the year 1970.
fn header(name: &str, size: usize) -> Option<[u8; BLOCK]> {
    if name.len() > LONGEST_NAME {
        return None;
    }
    let mut header = [0; BLOCK];
    let mut put = |at: usize, text: &str| header[at..at + text.len()].copy_from_slice(text.as_bytes());
    put(0, name);
    put(100, "0000644\0");
    put(108, "0000000\0");
    put(116, "0000000\0");
    put(124, &format!("{size:011o}\0"));
    put(136, "00000000000\0");
    // The sum is made as if it were spaces itself.
    put(148, "        ");
    put(156, "0");
    put(257, "ustar\x0000");
    let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    Some(header)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::process::{ask, run};
    use std::process::Command;

    #[test]
    fn tar_reads_it_and_it_comes_out_the_same_every_time() {
        let scratch = std::env::temp_dir().join(format!("talk-participants-archive-{}", std::process::id()));
        let source = scratch.join("source");
        fs::create_dir_all(source.join("b")).unwrap();
        fs::write(source.join("b/two.txt"), "two").unwrap();
        fs::write(source.join("a.txt"), vec![b'x'; 2 * BLOCK]).unwrap();
        let (first, second) = (scratch.join("1.tar.gz"), scratch.join("2.tar.gz"));
        write(&first, &source, "app").unwrap();
        write(&second, &source, "app").unwrap();
        assert_eq!(fs::read(&first).unwrap(), fs::read(&second).unwrap());
        let list = ask(Command::new("tar").arg("-tzf").arg(&first)).unwrap();
        assert_eq!(list.lines().collect::<Vec<_>>(), ["app/a.txt", "app/b/two.txt"]);
        run(Command::new("tar").arg("-xzf").arg(&first).arg("-C").arg(&scratch)).unwrap();
        assert_eq!(fs::read_to_string(scratch.join("app/b/two.txt")).unwrap(), "two");
        assert_eq!(fs::read(scratch.join("app/a.txt")).unwrap().len(), 2 * BLOCK);
        fs::remove_dir_all(scratch).unwrap();
    }

    #[test]
    fn a_name_that_does_not_fit_is_refused() {
        assert!(header(&"x".repeat(LONGEST_NAME), 1).is_some());
        assert!(header(&"x".repeat(LONGEST_NAME + 1), 1).is_none());
    }
}
