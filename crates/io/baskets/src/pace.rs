//! How far a question to a basket is, and whether it goes on.

/// Is told how many lines of a question are answered, and says whether to go on.
pub type Pace<'a> = dyn FnMut(usize) -> Result<(), Stop> + 'a;

/// Why a question was ended before its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stop {
    /// The person said so.
    Cancelled,
    /// It took longer than all of it together may.
    TooSlow,
}
