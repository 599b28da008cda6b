use std::path::PathBuf;

/// Why a catalogue could not be opened, read or built.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// There is no file, or it cannot be read.
    #[error(
        "could not open the product catalogue {path}: {reason}; check that the file exists and can be read"
    )]
    Open {
        /// The file asked for.
        path: PathBuf,
        /// What the system answered.
        reason: String,
    },
    /// The file is something else.
    #[error("{what} is not a product catalogue of Trug; choose another file")]
    Foreign {
        /// The file asked for.
        what: String,
    },
    /// The file was made by a newer Trug.
    #[error(
        "{what} is a product catalogue of format {found}, and this Trug reads format {known}; install a newer Trug"
    )]
    Newer {
        /// The file asked for.
        what: String,
        /// The format of the file.
        found: i64,
        /// The newest format this program reads.
        known: i64,
    },
    /// The file is damaged.
    #[error(
        "{what} is damaged ({reason}); your lists are not affected: replace it with a fresh copy, or install Trug again"
    )]
    Damaged {
        /// The file asked for.
        what: String,
        /// What was found.
        reason: String,
    },
    /// The input for building a catalogue cannot be used.
    #[error("could not make a catalogue from {what}: {reason}")]
    Input {
        /// The input.
        what: String,
        /// What is wrong with it, and what to do.
        reason: String,
    },
    /// The catalogue cannot be written.
    #[error(
        "could not write the product catalogue {path}: {reason}; check that the folder exists and has room"
    )]
    Write {
        /// The file to be written.
        path: PathBuf,
        /// What the system answered.
        reason: String,
    },
}
