//! What must hold of the languages, from the outside.

mod dropped_in;
mod files;
mod formats;
mod system;
mod typescript;
