//! A file of the built page in memory, with its compressed copies.

use std::fs::{self, Metadata};
use std::path::Path;
use std::sync::OnceLock;
use std::time::UNIX_EPOCH;

use bytes::Bytes;

use super::coding::Coding;

/// Files below this size in bytes are not compressed: they fit into one packet anyway.
const SMALLEST_COMPRESSED: usize = 1024;

/// A version of a file. Its compressed copies are made when they are first asked for, and kept.
#[derive(Debug)]
pub struct CachedFile {
    /// Value of `Content-Type`.
    pub content_type: &'static str,
    version: String,
    bytes: Bytes,
    brotli: OnceLock<Option<Bytes>>,
    gzip: OnceLock<Option<Bytes>>,
}

/// One form of a file, as it is sent.
#[derive(Debug)]
pub struct Representation {
    /// The coding of `bytes`.
    pub coding: Coding,
    /// The body.
    pub bytes: Bytes,
    /// Value of `ETag`; differs between codings, since it names bytes.
    pub etag: String,
}

impl CachedFile {
    /// Reads a file.
    pub fn read(path: &Path) -> Option<Self> {
        Some(Self {
            content_type: content_type(path),
            version: version(&fs::metadata(path).ok()?)?,
            bytes: fs::read(path).ok()?.into(),
            brotli: OnceLock::new(),
            gzip: OnceLock::new(),
        })
    }

    /// Whether the file on the disk is still this version.
    pub fn is_current(&self, path: &Path) -> bool {
        fs::metadata(path).ok().and_then(|metadata| version(&metadata)).as_ref() == Some(&self.version)
    }

    /// Whether the answer depends on `Accept-Encoding`.
    pub fn is_compressible(&self) -> bool {
        let is_text = self.content_type.starts_with("text/");
        let others = ["application/json", "application/wasm", "image/svg+xml"];
        self.bytes.len() >= SMALLEST_COMPRESSED && (is_text || others.contains(&self.content_type))
    }

    /// The file in a coding, or as it is where the coding makes it no smaller. Compressing blocks.
    pub fn representation(&self, coding: Coding) -> Representation {
        let copy = match coding {
            Coding::Brotli => &self.brotli,
            Coding::Gzip => &self.gzip,
            Coding::Identity => return self.identity(),
        };
        let compress = || {
            let compressed = coding.encode(&self.bytes).ok()?;
            (compressed.len() < self.bytes.len()).then(|| compressed.into())
        };
        if !self.is_compressible() {
            return self.identity();
        }
        match (copy.get_or_init(compress), coding.name()) {
            (Some(bytes), Some(name)) => Representation {
                coding,
                bytes: bytes.clone(),
                etag: format!("\"{}-{name}\"", self.version),
            },
            _ => self.identity(),
        }
    }

    fn identity(&self) -> Representation {
        Representation {
            coding: Coding::Identity,
            bytes: self.bytes.clone(),
            etag: format!("\"{}\"", self.version),
        }
    }
}

/// Time of the last change and size.
fn version(metadata: &Metadata) -> Option<String> {
    let changed = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("{:x}-{:x}", changed.as_nanos(), metadata.len()))
}

fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json" | "map") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
