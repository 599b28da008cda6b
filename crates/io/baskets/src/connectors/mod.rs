//! The connectors: a module each.

pub(crate) mod file;
pub(crate) mod ucp;
