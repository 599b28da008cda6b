//! The catalogue from the outside: the starter, files of all kinds, and building one.

mod build;
mod files;
mod made;
mod shared;
mod starter;
