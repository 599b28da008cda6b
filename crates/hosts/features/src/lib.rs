//! Names features of other people's crates, and nothing else.
//!
//! Cargo builds a crate once for each set of features that is asked for, and everything above it as well. Test libraries
//! ask for more than the programs do; a host that depends on this crate asks for the same, so that the programs are not
//! built again after the tests. `docs/figures.md` has what that saves.
