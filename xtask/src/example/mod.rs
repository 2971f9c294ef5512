//! `cargo xtask example <name>`: builds a page that embeds the panel, and serves it.

mod app;
pub mod fresh;
mod html;
mod leptos;
mod stamp;

use crate::{
    build,
    demo::serve,
    dist,
    failure::{Failure, at},
    project::{SERVER, programs, root},
    setup::{self, BuildTools},
};
use lexopt::Arg::{Long, Value};
use std::{fs, path::PathBuf, process::Command};

/// A page in the folder `examples`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Example {
    /// No framework and no build tool.
    Html,
    /// React 19, TypeScript, Vite.
    React,
    /// Vue 3, TypeScript, Vite.
    Vue,
    /// Leptos, with the panel compiled in.
    Leptos,
}

impl Example {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Html, Self::React, Self::Vue, Self::Leptos];

    /// The name on the command line and of its folder.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::React => "react",
            Self::Vue => "vue",
            Self::Leptos => "leptos",
        }
    }

    fn source(self) -> PathBuf {
        root().join("examples").join(self.name())
    }

    /// Folder of the built page.
    fn site(self) -> PathBuf {
        root().join("target/examples").join(self.name())
    }

    /// Builds the page, unless nothing has changed. Those in JavaScript use the package in `target/npm`.
    fn build(self, tools: &BuildTools) -> Result<(), Failure> {
        at(self.site(), fs::create_dir_all(self.site()))?;
        match self {
            Self::Html => html::build(&self.source(), &self.site()),
            Self::React | Self::Vue => app::build(self.name(), &self.source(), &self.site()),
            Self::Leptos => leptos::build(tools, &self.source(), &self.site()),
        }
    }
}

/// Builds the pages that the end-to-end tests look at: usually the one without a framework, with `long` every one.
pub fn build_for_tests(tools: &BuildTools, long: bool) -> Result<(), Failure> {
    let wanted: &[Example] = if long { &Example::ALL } else { &[Example::Html] };
    wanted.iter().try_for_each(|example| example.build(tools))
}

/// Builds one and serves it until Ctrl-C.
pub fn command(arguments: lexopt::Parser) -> Result<(), Failure> {
    let (example, port) = chosen(arguments)?;
    let tools = setup::for_build()?;
    if example != Example::Leptos {
        build::panel(&tools)?;
        dist::npm::pack()?;
    }
    example.build(&tools)?;
    build::server()?;
    let mut server = Command::new(programs()?.join(SERVER));
    server
        .arg("--dist")
        .arg(example.site())
        .args(["--port", &port.to_string()]);
    serve(server, &format!("The example “{}”", example.name()))
}

fn chosen(mut arguments: lexopt::Parser) -> Result<(Example, u16), Failure> {
    let (mut example, mut port) = (None, 8080);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => port = lexopt::ValueExt::parse(&arguments.value()?)?,
            Value(name) if example.is_none() => {
                let found = Example::ALL.into_iter().find(|example| name == example.name());
                let unknown = || Failure::Usage(format!("no example {}; there are {}", name.display(), names()));
                example = Some(found.ok_or_else(unknown)?);
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let example = example.ok_or_else(|| Failure::Usage(format!("which example: {}?", names())))?;
    Ok((example, port))
}

fn names() -> String {
    Example::ALL.map(Example::name).join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &[&str]) -> Result<(Example, u16), Failure> {
        chosen(lexopt::Parser::from_args(arguments))
    }

    #[test]
    fn an_example_is_chosen_by_its_folder() {
        assert_eq!(read(&["vue", "--port", "0"]).unwrap(), (Example::Vue, 0));
        assert_eq!(read(&["html"]).unwrap(), (Example::Html, 8080));
        for example in Example::ALL {
            assert!(example.source().is_dir(), "{}", example.name());
        }
    }

    #[test]
    fn mistakes_name_what_there_is() {
        for wrong in [&["angular"][..], &[]] {
            let said = read(wrong).unwrap_err().to_string();
            assert!(said.contains("html, react, vue, leptos"), "{said}");
        }
        assert!(read(&["html", "vue"]).is_err());
    }
}
