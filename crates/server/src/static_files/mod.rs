//! Static files of the built page: negotiated compression, entity tags, and the policy that a host page must live with.

mod coding;
mod file;

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Body;
use axum::response::Response;
use http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH, LOCATION, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use http::{HeaderMap, Method, Request, StatusCode};

use coding::Coding;
use file::CachedFile;

use crate::ocs::reply::put;

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; \
    require-trusted-types-for 'script'";

/// The files below one folder, kept in memory once they were asked for. A file that has changed is read again.
#[derive(Debug)]
pub struct StaticFiles {
    root: PathBuf,
    files: Mutex<HashMap<PathBuf, Arc<CachedFile>>>,
    policy: String,
}

impl StaticFiles {
    /// The files below `root`; nothing is read yet.
    pub fn new(root: PathBuf) -> Self {
        Self {
            root,
            files: Mutex::default(),
            policy: POLICY.to_owned(),
        }
    }

    /// Lets pages connect to this origin as well, as Nextcloud does for a signaling server.
    #[must_use]
    pub fn connecting_to(mut self, origin: &str) -> Self {
        self.policy = POLICY.replace("connect-src 'self'", &format!("connect-src 'self' {origin}"));
        self
    }

    /// Answers a request. A folder stands for its `index.html`; `Range` is ignored, as RFC 9110 allows.
    pub async fn serve(self: Arc<Self>, request: Request<Body>) -> Response {
        let mut response = Arc::clone(&self).answer(request).await;
        put(&mut response, CONTENT_SECURITY_POLICY, &self.policy);
        response
    }

    async fn answer(self: Arc<Self>, request: Request<Body>) -> Response {
        let (request, _) = request.into_parts();
        if !matches!(request.method, Method::GET | Method::HEAD) {
            let mut response = plain(StatusCode::METHOD_NOT_ALLOWED);
            put(&mut response, ALLOW, "GET, HEAD");
            return response;
        }
        // Reading and compressing block.
        let answered = tokio::task::spawn_blocking(move || {
            if let Some(folder) = folder_without_slash(&self.root, request.uri.path()) {
                return redirect(&folder, request.uri.query());
            }
            match located(&self.root, request.uri.path()).and_then(|path| self.file(path)) {
                Some(file) => response(&file, &request.headers),
                None => plain(StatusCode::NOT_FOUND),
            }
        });
        answered
            .await
            .unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR))
    }

    fn file(&self, path: PathBuf) -> Option<Arc<CachedFile>> {
        let known = self.lock().get(&path).cloned();
        if let Some(file) = known.filter(|file| file.is_current(&path)) {
            return Some(file);
        }
        let file = Arc::new(CachedFile::read(&path)?);
        self.lock().insert(path, Arc::clone(&file));
        Some(file)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<PathBuf, Arc<CachedFile>>> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn response(file: &CachedFile, request: &HeaderMap) -> Response {
    let representation = file.representation(Coding::preferred(request));
    let mut response = Response::new(Body::empty());
    if matches_etag(request, &representation.etag) {
        *response.status_mut() = StatusCode::NOT_MODIFIED;
    } else {
        put(&mut response, CONTENT_TYPE, file.content_type);
        if let Some(name) = representation.coding.name() {
            put(&mut response, CONTENT_ENCODING, name);
        }
        *response.body_mut() = Body::from(representation.bytes);
    }
    put(&mut response, ETAG, &representation.etag);
    if file.is_compressible() {
        put(&mut response, VARY, "accept-encoding");
    }
    guarded(response)
}

/// Whether `If-None-Match` names this tag, by the weak comparison of RFC 9110.
fn matches_etag(request: &HeaderMap, etag: &str) -> bool {
    let tags = request
        .get_all(IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok());
    tags.flat_map(|value| value.split(',')).any(|tag| {
        let tag = tag.trim();
        tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == etag
    })
}

fn plain(status: StatusCode) -> Response {
    let mut response = Response::new(Body::from(status.to_string()));
    *response.status_mut() = status;
    put(&mut response, CONTENT_TYPE, "text/plain; charset=utf-8");
    guarded(response)
}

/// Sends a request for a folder to its name with a slash, so that relative addresses in its page resolve.
fn redirect(folder: &str, query: Option<&str>) -> Response {
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    let mut response = plain(StatusCode::PERMANENT_REDIRECT);
    put(&mut response, LOCATION, &format!("{folder}/{query}"));
    response
}

/// The last segment of a path that names a folder with an `index.html` and does not end with a slash.
fn folder_without_slash(root: &Path, path: &str) -> Option<String> {
    let (_, name) = path.rsplit_once('/')?;
    let file = located(root, path)?;
    let is_index_of_folder = !name.is_empty() && file.ends_with("index.html") && name != "index.html";
    is_index_of_folder.then(|| name.to_owned())
}

fn guarded(mut response: Response) -> Response {
    put(&mut response, CACHE_CONTROL, "no-cache");
    put(&mut response, X_CONTENT_TYPE_OPTIONS, "nosniff");
    response
}

/// The file that a path names; never one outside `root`.
fn located(root: &Path, path: &str) -> Option<PathBuf> {
    let decoded: String = form_urlencoded::parse(format!("x={}", path.replace('+', "%2B")).as_bytes())
        .next()
        .map(|(_, value)| value.into_owned())?;
    let mut file = root.to_owned();
    for part in Path::new(decoded.trim_start_matches('/')).components() {
        match part {
            Component::Normal(name) => file.push(name),
            Component::CurDir => {}
            _ => return None,
        }
    }
    if file.is_dir() {
        file.push("index.html");
    }
    file.is_file().then_some(file)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use http::HeaderMap;
    use http::header::{IF_NONE_MATCH, LOCATION};

    use super::{folder_without_slash, located, matches_etag, redirect};

    #[test]
    fn no_file_outside_the_root_is_found() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        assert!(located(&here, "/lib.rs").is_some());
        assert_eq!(located(&here, "/../Cargo.toml"), None);
        assert_eq!(located(&here, "/%2e%2e/Cargo.toml"), None);
        assert_eq!(located(&here, "//etc/passwd"), None);
    }

    #[test]
    fn a_folder_is_redirected_to_its_name_with_a_slash() {
        let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../page");
        assert_eq!(folder_without_slash(&page, "/gallery").as_deref(), Some("gallery"));
        assert_eq!(folder_without_slash(&page, "/gallery/"), None);
        assert_eq!(folder_without_slash(&page, "/gallery/index.html"), None);
        assert_eq!(folder_without_slash(&page, "/host"), None, "a folder without a page");
        assert_eq!(
            redirect("gallery", Some("dir=rtl")).headers()[LOCATION],
            "gallery/?dir=rtl"
        );
    }

    #[test]
    fn if_none_match_is_a_list_of_tags() {
        for (given, matches) in [
            (r#""a""#, true),
            (r#""b", W/"a""#, true),
            ("*", true),
            (r#""a-br""#, false),
            ("a", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(IF_NONE_MATCH, http::HeaderValue::from_static(given));
            assert_eq!(matches_etag(&headers, r#""a""#), matches, "{given}");
        }
    }
}
