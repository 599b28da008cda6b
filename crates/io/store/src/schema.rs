//! The released schemas: one file of SQL leads from each to the next.
//!
//! A released file never changes; a test pins its hash. A new schema is a new file.

/// `Trug` in ASCII: the application id in the header of the file.
pub(crate) const APPLICATION_ID: i32 = 0x5472_7567;

/// The released migrations; number n leads to schema n.
pub(crate) const MIGRATIONS: &[&str] = &[
    include_str!("schema/0001.sql"),
    include_str!("schema/0002.sql"),
    include_str!("schema/0003.sql"),
    include_str!("schema/0004.sql"),
    include_str!("schema/0005.sql"),
    include_str!("schema/0006.sql"),
];

/// The newest schema this program knows.
pub(crate) const NEWEST: u32 = MIGRATIONS.len() as u32;
