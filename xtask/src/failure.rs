//! Errors of the commands, with the messages that the terminal shows.

use std::{fmt, io, path::PathBuf, process::ExitStatus};

/// Why a command failed.
#[derive(Debug)]
pub enum Failure {
    /// The command line was not understood.
    Usage(String),
    /// Something is missing that this program cannot install, and what to do about it.
    Missing { what: String, remedy: String },
    /// A program could not be started.
    Start { program: String, source: io::Error },
    /// A program ended with a failure; it has printed why.
    Ended { command: String, status: ExitStatus },
    /// A file could not be read or written.
    File { path: PathBuf, source: io::Error },
    /// A file does not contain what it should.
    Content { path: PathBuf, expected: &'static str },
    /// The reference server stopped before it answered.
    NoAnswer,
    /// The signal handler could not be set.
    Signals(ctrlc::Error),
    /// The release build is larger than the budget, both in bytes.
    OverBudget { bytes: usize, budget: usize },
    /// A built file names a folder of this machine.
    NamesFolder { file: PathBuf, folder: PathBuf },
    /// Two builds of this file differ.
    Differs(PathBuf),
    /// A test runner succeeded, but ran no test.
    NoTests,
    /// These parts of the test command failed.
    Tests(Vec<&'static str>),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(message) => write!(f, "{message}"),
            Self::Missing { what, remedy } => write!(f, "{what} is missing. {remedy}"),
            Self::Start { program, source } => write!(f, "cannot start {program}: {source}"),
            Self::Ended { command, status } => write!(f, "`{command}` failed ({status})"),
            Self::File { path, source } => write!(f, "{}: {source}", path.display()),
            Self::Content { path, expected } => write!(f, "{} contains no {expected}", path.display()),
            Self::NoAnswer => write!(f, "the reference server stopped before it answered"),
            Self::Signals(source) => write!(f, "cannot listen for Ctrl-C: {source}"),
            Self::OverBudget { bytes, budget } => {
                write!(
                    f,
                    "{bytes} bytes are {} above the budget of {budget}",
                    bytes.saturating_sub(*budget)
                )
            }
            Self::NamesFolder { file, folder } => {
                write!(f, "{} names the folder {}", file.display(), folder.display())
            }
            Self::Differs(file) => write!(f, "two builds of {} differ", file.display()),
            Self::NoTests => write!(f, "no test was run"),
            Self::Tests(parts) => write!(f, "failed: {}", parts.join(", ")),
        }
    }
}

impl std::error::Error for Failure {}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        Self::Usage(error.to_string())
    }
}

impl From<ctrlc::Error> for Failure {
    fn from(error: ctrlc::Error) -> Self {
        Self::Signals(error)
    }
}

/// Adds the path to an [`io::Error`], which does not have it.
pub fn at<T>(path: impl Into<PathBuf>, result: io::Result<T>) -> Result<T, Failure> {
    result.map_err(|source| Failure::File {
        path: path.into(),
        source,
    })
}
