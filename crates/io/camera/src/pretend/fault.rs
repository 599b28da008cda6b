//! What can go wrong with a camera that is played.

/// What goes wrong, as long as it is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fault {
    /// Looking for cameras panics in the library.
    ListPanics,
    /// Looking for cameras fails.
    ListFails,
    /// A camera is there when it is looked for, and gone when it is opened.
    GoneAtOpening,
    /// Asking what it offers fails.
    OffersFail,
    /// Asking what it offers panics in the library.
    OffersPanic,
    /// Opening panics in the library.
    OpenPanics,
    /// Another program has the camera.
    InUse,
    /// The system does not let the program use the camera.
    NotAllowed,
    /// Another program left a format behind that the library cannot name.
    LeftBehind,
    /// No format is granted.
    Refuses,
    /// The library is stuck for good.
    Stuck,
    /// The driver says something that nobody knows.
    Unknown,
    /// Nothing comes, and no error: the read waits without end until the camera thaws or is unplugged.
    Freezes,
    /// Nothing comes, and the read comes back without anything, again and again.
    Silent,
    /// Opening does not come back.
    OpenHangs,
    /// Reading panics in the library.
    ReadPanics,
    /// Reading fails with an error that is not known.
    ReadFails,
    /// Letting go of the camera panics in the library.
    DropPanics,
    /// Half of each picture is missing.
    Short,
    /// Each buffer is empty.
    Empty,
    /// Each second buffer is cut.
    SometimesShort,
    /// Each buffer is noise of some length or other.
    Noise,
    /// What comes is black.
    Black,
    /// The rows are further apart than they need be.
    Padded,
}
