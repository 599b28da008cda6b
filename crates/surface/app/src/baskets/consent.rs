//! What a person agreed to before something is sent.

/// What a person agreed to before a push.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PushConsent {
    /// Only what is sure.
    SureOnly,
    /// Also what changed or is capped. A guess is never sent.
    AllButGuesses,
}

/// What a person agreed to before a sync.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SyncConsent {
    /// To what changed or is capped.
    pub changed: bool,
    /// That a basket which is suddenly empty empties the list.
    pub emptied: bool,
}
