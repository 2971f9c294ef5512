//! The app for Nextcloud: `examples/nextcloud` with the panel's files, as a folder and as the archive an admin unpacks.

use super::archive;
use crate::{
    failure::{Failure, at},
    process::timed,
    project::{dist, files_below, root},
};
use std::{fs, path::Path};

/// The app's name, which its folder must have.
const APP: &str = "talk_participants";
/// What the panel consists of, beside the standalone page.
const PANEL_FILES: [&str; 3] = ["loader.js", "talk-participants.js", "talk-participants_bg.wasm"];
/// The texts of the other languages, beside them.
const LANGUAGES: &str = "languages";
/// Nextcloud's rules for web servers hand out files of some endings only; this is one, and `.json` is not.
const SERVED: &str = ".json.js";
/// Under which the panel may be used; an app has to bring its licence.
const LICENCES: [&str; 2] = ["LICENSE-APACHE", "LICENSE-MIT"];
/// The text that gets the version, by file.
const VERSIONED: [(&str, &str); 2] = [("appinfo/info.xml", "<version>0.0.0<"), ("js/main.js", "./panel/")];

/// Makes `target/nextcloud` from a release build in `dist/`.
pub fn pack() -> Result<(), Failure> {
    let version = env!("CARGO_PKG_VERSION");
    let target = root().join("target/nextcloud");
    timed("packing the app for Nextcloud", || {
        let app = target.join(APP);
        if app.exists() {
            at(&app, fs::remove_dir_all(&app))?;
        }
        assemble(&root().join("examples/nextcloud"), &dist(), &app, version)?;
        let packed = target.join(format!("{APP}-{version}.tar.gz"));
        archive::write(&packed, &app, APP)?;
        println!("    {}", packed.display());
        Ok(())
    })
}

/// Puts the app together. The panel lies in a folder named by the version: Nextcloud lets browsers keep scripts for half a
/// year, and only the address of the first one changes by itself with an update.
fn assemble(source: &Path, panel: &Path, app: &Path, version: &str) -> Result<(), Failure> {
    for file in files_below(source)? {
        copy(&source.join(&file), &app.join(&file))?;
    }
    for file in LICENCES {
        copy(&root().join(file), &app.join(file))?;
    }
    let folder = app.join("js/panel").join(version);
    for file in PANEL_FILES {
        copy(&panel.join(file), &folder.join(file))?;
    }
    for file in files_below(&panel.join(LANGUAGES))? {
        let named = format!("./{LANGUAGES}/{}", file.display());
        let served = named.replace(".json", SERVED);
        copy(&panel.join(&named), &folder.join(&served))?;
        replace(&folder.join("loader.js"), &named, &served)?;
    }
    for (file, text) in VERSIONED {
        let with = text
            .replace("0.0.0", version)
            .replace("/panel/", &format!("/panel/{version}/"));
        replace(&app.join(file), text, &with)?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    if let Some(folder) = to.parent() {
        at(folder, fs::create_dir_all(folder))?;
    }
    at(from, fs::copy(from, to)).map(drop)
}

/// Replaces a text that is there exactly once.
fn replace(path: &Path, text: &str, with: &str) -> Result<(), Failure> {
    let content = at(path, fs::read_to_string(path))?;
    if content.matches(text).count() != 1 {
        return Err(Failure::Content {
            path: path.into(),
            expected: "place for another text",
        });
    }
    at(path, fs::write(path, content.replace(text, with)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn scratch(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("talk-participants-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn the_app_has_the_version_and_the_panel() {
        let scratch = scratch("nextcloud");
        let (panel, app) = (scratch.join("dist"), scratch.join(APP));
        fs::create_dir_all(&panel).unwrap();
        for file in PANEL_FILES {
            fs::write(panel.join(file), file).unwrap();
        }
        fs::create_dir_all(panel.join(LANGUAGES)).unwrap();
        fs::write(panel.join("languages/de.json"), "{}").unwrap();
        fs::write(panel.join("loader.js"), "new URL(\"./languages/de.json\")").unwrap();
        assemble(&root().join("examples/nextcloud"), &panel, &app, "4.5.6").unwrap();
        let info = fs::read_to_string(app.join("appinfo/info.xml")).unwrap();
        assert!(info.contains("<version>4.5.6</version>"), "{info}");
        assert!(info.contains(&format!("<id>{APP}</id>")), "{info}");
        let script = fs::read_to_string(app.join("js/main.js")).unwrap();
        assert!(script.contains("import('./panel/4.5.6/loader.js')"), "{script}");
        let loader = fs::read_to_string(app.join("js/panel/4.5.6/loader.js")).unwrap();
        assert_eq!(loader, "new URL(\"./languages/de.json.js\")");
        assert!(app.join("js/panel/4.5.6/languages/de.json.js").is_file());
        assert!(app.join("LICENSE-MIT").is_file());
        assert!(app.join("js/panel/4.5.6/talk-participants_bg.wasm").is_file());
        fs::remove_dir_all(scratch).unwrap();
    }

    /// The store refuses elements in another order than its schema has, and licences that it does not know.
    #[test]
    fn the_description_is_in_the_order_of_the_schema() {
        const ORDER: [&str; 13] = [
            "id",
            "name",
            "summary",
            "description",
            "version",
            "licence",
            "author",
            "namespace",
            "category",
            "category",
            "bugs",
            "dependencies",
            "navigations",
        ];
        let info = fs::read_to_string(root().join("examples/nextcloud/appinfo/info.xml")).unwrap();
        let elements = info
            .lines()
            .filter_map(|line| line.strip_prefix("    <"))
            .filter(|line| !line.starts_with(['/', '!', ' ']))
            .map(|line| line.split(['>', ' ']).next().unwrap_or_default());
        assert!(elements.eq(ORDER), "{info}");
        assert!(info.contains("<licence>apache</licence>"), "{info}");
    }
}
