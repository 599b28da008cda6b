//! Lists: what each operation does, and the laws that hold for any of them.

mod build;
mod cases;
mod laws;
