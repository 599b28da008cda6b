//! What a caller wants done as one step.

use trug_domain::{Action, Operation, Source, StepId, Timestamp};

/// Operations to be done in one go, or not at all: they become one step of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The id of the step it becomes.
    pub id: StepId,
    /// When.
    pub at: Timestamp,
    /// What the history calls it.
    pub action: Action,
    /// Who does it.
    pub source: Source,
    /// What is wanted, in order; each sees what the ones before it did.
    pub operations: Vec<Operation>,
}
