//! Content codings of static files, and which one a request prefers.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use http::HeaderMap;
use http::header::ACCEPT_ENCODING;

/// Brotli's quality from 0 to 11. On 800 kB of the panel's WebAssembly module, in the unoptimised build that the demo runs in,
/// 5 takes 0.33 s of CPU time and makes 237 kB; 9 takes 0.95 s and makes 232 kB.
const BROTLI_QUALITY: u32 = 5;
/// Brotli's window as a power of two: 4 MB, more than any file of the page.
const BROTLI_WINDOW: u32 = 22;
/// Bytes that the Brotli encoder collects before it writes.
const BROTLI_BUFFER: usize = 4096;

/// A content coding of HTTP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// Brotli.
    Brotli,
    /// gzip.
    Gzip,
    /// The file as it is.
    Identity,
}

impl Coding {
    /// Value of `Content-Encoding`, none for [`Coding::Identity`].
    pub const fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }

    /// The coding that the client prefers; among equals Brotli goes before gzip, and both go before none.
    ///
    /// A client that accepts nothing of this (`identity;q=0`) gets [`Coding::Identity`], which RFC 9110 allows instead of 406.
    pub fn preferred(headers: &HeaderMap) -> Self {
        let accepted: Vec<(String, f32)> = headers
            .get_all(ACCEPT_ENCODING)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .map(accepted_coding)
            .collect();
        let quality = |name: &str| {
            let named = |wanted: &str| {
                accepted
                    .iter()
                    .find(|(name, _)| name == wanted)
                    .map(|(_, quality)| *quality)
            };
            named(name).or_else(|| named("*"))
        };
        let candidates = [
            (Self::Brotli, quality("br").unwrap_or(0.0)),
            (Self::Gzip, quality("gzip").or(quality("x-gzip")).unwrap_or(0.0)),
            // Acceptable without being named, but after everything that is.
            (Self::Identity, quality("identity").unwrap_or(f32::MIN_POSITIVE)),
        ];
        let mut best = (Self::Identity, 0.0);
        for (coding, quality) in candidates {
            if quality > best.1 {
                best = (coding, quality);
            }
        }
        best.0
    }

    /// The bytes in this coding.
    ///
    /// # Errors
    /// Never in practice: the encoders write into memory.
    pub fn encode(self, bytes: &[u8]) -> std::io::Result<Vec<u8>> {
        match self {
            Self::Brotli => {
                let mut encoder =
                    brotli::CompressorWriter::new(Vec::new(), BROTLI_BUFFER, BROTLI_QUALITY, BROTLI_WINDOW);
                encoder.write_all(bytes)?;
                Ok(encoder.into_inner())
            }
            Self::Gzip => {
                let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
                encoder.write_all(bytes)?;
                encoder.finish()
            }
            Self::Identity => Ok(bytes.to_vec()),
        }
    }
}

/// One member of `Accept-Encoding`: its name in small letters, and its quality from 0 to 1. A quality that is no number is 0.
fn accepted_coding(member: &str) -> (String, f32) {
    let mut parts = member.split(';').map(str::trim);
    let name = parts.next().unwrap_or_default().to_ascii_lowercase();
    let quality = parts
        .find_map(|parameter| parameter.strip_prefix("q=").or_else(|| parameter.strip_prefix("Q=")))
        .map_or(1.0, |quality| quality.parse().unwrap_or(0.0));
    (name, quality)
}

#[cfg(test)]
mod tests {
    use http::HeaderMap;
    use http::header::ACCEPT_ENCODING;

    use super::Coding;

    #[test]
    fn the_coding_follows_accept_encoding() {
        for (accepted, coding) in [
            ("gzip, deflate, br, zstd", Coding::Brotli),
            ("gzip, deflate", Coding::Gzip),
            ("x-gzip", Coding::Gzip),
            ("br;q=0.5, gzip;q=0.9", Coding::Gzip),
            ("BR;Q=1.0,gzip", Coding::Brotli),
            ("br;q=0, *", Coding::Gzip),
            ("*;q=0.1", Coding::Brotli),
            ("*;q=0", Coding::Identity),
            ("gzip;q=0.2, identity;q=0.8", Coding::Identity),
            ("gzip;q=nonsense", Coding::Identity),
            ("identity;q=0", Coding::Identity),
            ("deflate", Coding::Identity),
            ("", Coding::Identity),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_ENCODING, http::HeaderValue::from_static(accepted));
            assert_eq!(Coding::preferred(&headers), coding, "{accepted}");
        }
        assert_eq!(Coding::preferred(&HeaderMap::new()), Coding::Identity);
    }
}
