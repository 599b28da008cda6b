//! The catalogue from the outside: the starter, files of all kinds, and the recipe.

mod files;
mod made;
mod recipe;
mod shared;
mod starter;
