use std::path::PathBuf;

/// Why a catalogue could not be opened, read or made.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// There is no file, or it cannot be read.
    #[error(
        "could not open the product catalogue {path}: {reason}; check that the file is there and may be read"
    )]
    Open {
        /// The file asked for.
        path: PathBuf,
        /// What the system answered.
        reason: String,
    },
    /// The file is something else.
    #[error(
        "{what} is no product catalogue of Trug; choose a file that `cargo xtask starter-catalogue` made"
    )]
    Foreign {
        /// The file asked for.
        what: String,
    },
    /// The file was made by a newer Trug.
    #[error(
        "{what} is a product catalogue of form {found}, and this Trug reads form {known}; install a newer Trug"
    )]
    Newer {
        /// The file asked for.
        what: String,
        /// The form of the file.
        found: i64,
        /// The form that is understood here.
        known: i64,
    },
    /// Its bytes are not what was written.
    #[error(
        "{what} is damaged ({reason}); nothing of your lists is lost: put a fresh copy in its place, or install Trug again"
    )]
    Damaged {
        /// The file asked for.
        what: String,
        /// Where it does not hold together.
        reason: String,
    },
    /// What a catalogue should be made from cannot be used.
    #[error("could not make a catalogue from {what}: {reason}")]
    Ingredients {
        /// The input.
        what: String,
        /// What is wrong with it, and what to do.
        reason: String,
    },
    /// The catalogue that was made cannot be written.
    #[error(
        "could not write the product catalogue {path}: {reason}; check that the folder is there and has room"
    )]
    Write {
        /// The file to be made.
        path: PathBuf,
        /// What the system answered.
        reason: String,
    },
}
