//! What can go wrong with a simulated camera.

/// A fault, as long as it lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fault {
    /// Listing cameras panics in the library.
    ListPanics,
    /// Listing cameras fails.
    ListFails,
    /// A camera is listed, and gone when it is opened.
    GoneAtOpening,
    /// Asking for its modes fails.
    ModesFail,
    /// Asking for its modes panics in the library.
    ModesPanic,
    /// Opening panics in the library.
    OpenPanics,
    /// Another program uses the camera.
    InUse,
    /// The system does not let the program use the camera.
    NotAllowed,
    /// Another program has set a format that the library does not know.
    LeftBehind,
    /// No format is granted.
    Refuses,
    /// The library needs a restart of the program.
    Stuck,
    /// The driver reports an unknown error.
    Unknown,
    /// A read does not return until the fault ends or the camera is unplugged.
    Freezes,
    /// Each read returns without a picture.
    Silent,
    /// Opening does not return.
    OpenHangs,
    /// Reading panics in the library.
    ReadPanics,
    /// Reading fails with an unknown error.
    ReadFails,
    /// Releasing the camera panics in the library.
    DropPanics,
    /// Half of each picture is missing.
    Short,
    /// Each buffer is empty.
    Empty,
    /// Each second buffer is cut.
    SometimesShort,
    /// Each buffer is noise of a varying length.
    Noise,
    /// Pictures are black.
    Black,
    /// Rows are padded.
    Padded,
}
