//! From the crates' own errors to the one that a host shows: a [`Problem`] with what it is about. The
//! words for it are those of `locales/` in every language; what the crates say themselves is for a log.

use crate::contract::{
    AppError, GtinProblem, PictureProblem, PriceReason, Problem, QuantityReason, TextField,
};
use std::path::Path;
use trug_baskets::{BasketError, Stop};
use trug_camera::CameraError;
use trug_catalogue::CatalogueError;
use trug_domain::Quantity;
use trug_domain::list::ListError;
use trug_domain::money::MoneyError;
use trug_domain::price::PriceError;
use trug_domain::quantity::QuantityError;
use trug_gs1::GtinError;
use trug_locales::Phrase;
use trug_net::Refusal as AddressRefusal;
use trug_store::StoreError;

/// What a use case answers.
pub type Result<T> = std::result::Result<T, AppError>;

impl AppError {
    /// A failure that trying again does not mend.
    pub fn new(problem: Problem, message: impl Into<String>) -> Self {
        Self { problem, message: message.into(), retry: false }
    }

    /// Marks it as one where trying again can help.
    #[must_use]
    pub fn retry(mut self) -> Self {
        self.retry = true;
        self
    }

    /// What went wrong and what to do, in English: the words that every other language translates.
    pub fn english(&self) -> Phrase {
        self.problem.phrase(crate::phrase::english())
    }

    /// The code of the problem.
    pub const fn code(&self) -> &'static str {
        self.problem.code()
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for AppError {}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        let (message, is_permanent) = (error.to_string(), error.is_permanent());
        let problem = match error {
            StoreError::Refused(rule) => return rule.into(),
            error => store_problem(error),
        };
        let plain = Self::new(problem, message);
        if is_permanent { plain } else { plain.retry() }
    }
}

fn store_problem(error: StoreError) -> Problem {
    match error {
        StoreError::NewerFile { path, found, known } => {
            Problem::StoreNewer { path: shown(&path), found, known }
        }
        StoreError::NotTrug { path, why, snapshot } => Problem::StoreNotTrug {
            path: shown(&path),
            why,
            snapshot: snapshot.as_deref().map(shown).unwrap_or_default(),
        },
        StoreError::Damaged { path, why, snapshot } => Problem::StoreDamaged {
            path: shown(&path),
            why,
            snapshot: snapshot.as_deref().map(shown).unwrap_or_default(),
        },
        StoreError::Busy { path } => Problem::StoreBusy { path: shown(&path) },
        StoreError::Full { path } => Problem::StoreFull { path: shown(&path) },
        StoreError::ReadOnly { path } => Problem::StoreReadOnly { path: shown(&path) },
        StoreError::CannotCreate { path, why } => {
            Problem::StoreCannotCreate { path: shown(&path), why }
        }
        StoreError::Disk { path, why } => Problem::StoreDisk { path: shown(&path), why },
        StoreError::Pragma { .. } => Problem::StorePragma {},
        StoreError::ErasedInPart { path, why } => {
            Problem::StoreErasedInPart { path: shown(&path), why }
        }
        StoreError::Snapshot { to, why } => Problem::StoreSnapshot { path: shown(&to), why },
        StoreError::Refused(_) => Problem::ListRefused {},
        StoreError::Changed { what } => Problem::ListChanged { what },
        StoreError::UndoBlocked { later, action, .. } => {
            Problem::UndoInTheWay { step: later.into(), action: action.into() }
        }
        StoreError::NoSuchStep(_) => Problem::NoSuchStep {},
        StoreError::AlreadyUndone(_) => Problem::AlreadyUndone {},
        StoreError::AlreadyDone(_) => Problem::AlreadyDone {},
        StoreError::NoSuchBasket(_) => Problem::NoSuchBasket { name: None },
        StoreError::BasketExists(name) => Problem::BasketExists { name },
        StoreError::NoSuchRequest(_) => Problem::NoSuchRequest {},
        StoreError::AlreadySent(_) => Problem::AlreadySent {},
        StoreError::AlreadyEnded(_) => Problem::AlreadyEnded {},
        StoreError::Stopped => Problem::StoreStopped {},
        StoreError::Sqlite(_) => Problem::StoreSqlite {},
    }
}

impl From<ListError> for AppError {
    fn from(error: ListError) -> Self {
        let message = error.to_string();
        let problem = match error {
            ListError::NoSuchList => Problem::NoSuchList { name: None },
            ListError::NoSuchLine => Problem::NoSuchLine { what: None },
            ListError::ListExists(name) => Problem::ListExists { name },
            ListError::BadName(what) => Problem::BadName { what: field(what) },
            ListError::TooLong { what, length, most } => {
                let (length, most) = (length as u64, most as u64);
                Problem::TooLong { what: field(what), length, most }
            }
            ListError::ControlCharacter { what, .. } => {
                Problem::ControlCharacter { what: field(what) }
            }
            ListError::BadQuantity(value) => Problem::Quantity {
                reason: QuantityReason::OutOfRange,
                text: value.to_string(),
                most: Quantity::MAX,
                unit: None,
            },
            ListError::BadPrice { per, line } => Problem::Price {
                reason: PriceReason::OtherUnit,
                text: per.to_string(),
                line: Some(line.to_string()),
            },
            ListError::NotBesideEachOther => Problem::NotBesideEachOther {},
            ListError::NoSuchPart => Problem::NoSuchPart {},
            ListError::NoSuchProduct(gtin) => Problem::NotTaught { gtin: gtin.into() },
            ListError::NoSuchAllergen(name) => Problem::NoSuchAllergen { name },
            ListError::ListIdTaken | ListError::LineIdTaken | ListError::TooManyAisles => {
                Problem::ListRefused {}
            }
        };
        Self::new(problem, message)
    }
}

/// The domain's words for a text, as a word of the contract: "the pack size" is `pack-size`.
fn field(what: &str) -> TextField {
    let word = ["the ", "a ", "an "].iter().find_map(|article| what.strip_prefix(article));
    let word = word.unwrap_or(what).replace(' ', "-");
    TextField::of_word(&word).unwrap_or(TextField::Text)
}

impl From<CatalogueError> for AppError {
    fn from(error: CatalogueError) -> Self {
        let why = error.to_string();
        Self::new(Problem::Catalogue { why: why.clone() }, why)
    }
}

impl From<CameraError> for AppError {
    fn from(error: CameraError) -> Self {
        Self::new(Problem::Picture(picture_problem(&error)), error.to_string())
    }
}

/// Why a picture cannot be read.
pub(crate) fn picture_problem(error: &CameraError) -> PictureProblem {
    let name =
        |path: &Path| path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    match error {
        CameraError::Unreadable { path, why } => {
            PictureProblem::Unreadable { name: name(path), why: why.clone() }
        }
        CameraError::NotAnImage { path } => PictureProblem::NotAnImage { name: name(path) },
        CameraError::TooLarge { path, found, limit } => PictureProblem::TooLarge {
            name: name(path),
            found: found.clone(),
            limit: limit.clone(),
        },
        CameraError::Damaged { path, why } => {
            PictureProblem::Damaged { name: name(path), why: why.clone() }
        }
        CameraError::NoPhotos => PictureProblem::NoPhotos {},
        CameraError::NoPictures { path } => PictureProblem::NoPictures { name: name(path) },
        CameraError::NotAClip { path } => PictureProblem::NotAClip { name: name(path) },
        CameraError::ClipNotPlayable { path, why } => {
            PictureProblem::ClipNotPlayable { name: name(path), why: why.clone() }
        }
        CameraError::Cameras { why } => PictureProblem::Cameras { why: why.clone() },
        CameraError::Thread { why } => PictureProblem::Thread { why: why.clone() },
        CameraError::UnknownDriver { found, known } => {
            PictureProblem::UnknownDriver { found: found.clone(), known: known.clone() }
        }
    }
}

impl From<GtinError> for AppError {
    fn from(error: GtinError) -> Self {
        let message = error.to_string();
        Self::new(Problem::Gtin(gtin_problem(error)), message)
    }
}

/// Why digits are no GTIN.
pub(crate) fn gtin_problem(error: GtinError) -> GtinProblem {
    match error {
        GtinError::NotDigits(text) => GtinProblem::NotDigits { text },
        GtinError::Length { text, digits } | GtinError::Symbology { text, digits, .. } => {
            GtinProblem::Length { text, digits: digits as u64 }
        }
        GtinError::CheckDigit { text, found, expected } => {
            GtinProblem::CheckDigit { text, found, expected }
        }
        GtinError::NumberSystem(text) => GtinProblem::NumberSystem { text },
        GtinError::PerhapsZeroLost { text, full } => GtinProblem::PerhapsZeroLost { text, full },
        GtinError::PriceLookUp(text) => GtinProblem::PriceLookUp { text },
        GtinError::NoProduct(text) => GtinProblem::NoProduct { text },
        GtinError::Gs1(error) => GtinProblem::Gs1 { why: error.to_string() },
    }
}

impl From<QuantityError> for AppError {
    fn from(error: QuantityError) -> Self {
        let message = error.to_string();
        let mut unknown = None;
        let (reason, text) = match error {
            QuantityError::NoNumber(text) => (QuantityReason::NoNumber, text),
            QuantityError::UnknownUnit { text, unit } => {
                unknown = Some(unit);
                (QuantityReason::UnknownUnit, text)
            }
            QuantityError::Contradicts(text) => (QuantityReason::Contradicts, text),
            QuantityError::NotWhole(text) => (QuantityReason::NotWhole, text),
            QuantityError::OutOfRange(text) => (QuantityReason::OutOfRange, text),
            QuantityError::UnitsDiffer(one, other) => {
                (QuantityReason::UnitsDiffer, format!("{one}, {other}"))
            }
        };
        let problem = Problem::Quantity { reason, text, most: Quantity::MAX, unit: unknown };
        Self::new(problem, message)
    }
}

impl From<PriceError> for AppError {
    fn from(error: PriceError) -> Self {
        let message = error.to_string();
        let (reason, text) = match error {
            PriceError::Money(
                MoneyError::NotAnAmount { text, .. } | MoneyError::TooPrecise { text, .. },
            ) => (PriceReason::NoMoney, text),
            PriceError::Per(of) => (PriceReason::NoAmount, of.to_string()),
            PriceError::OutOfRange(money) => (PriceReason::OutOfRange, money.to_string()),
        };
        Self::new(Problem::Price { reason, text, line: None }, message)
    }
}

impl From<BasketError> for AppError {
    fn from(error: BasketError) -> Self {
        let message = error.to_string();
        let may_pass = matches!(
            error,
            BasketError::Unreachable { .. }
                | BasketError::ChangedMeanwhile { .. }
                | BasketError::NoReply { .. }
                | BasketError::ServerError { .. }
        );
        let plain = Self::new(basket_problem(error), message);
        if may_pass { plain.retry() } else { plain }
    }
}

fn basket_problem(error: BasketError) -> Problem {
    match error {
        BasketError::UnknownKind { kind, .. } => Problem::BasketUnknownKind { kind },
        BasketError::Config { kind, why } => Problem::BasketConfig { kind: kind.to_owned(), why },
        BasketError::NotAllowed { address, reason } => Problem::BasketNotAllowed {
            shop: address,
            why: reason.to_string(),
            private_network: matches!(reason, AddressRefusal::Private | AddressRefusal::PlainHttp),
        },
        BasketError::Elsewhere { shop, endpoint } => Problem::BasketNotAllowed {
            shop: endpoint,
            why: format!("{shop} keeps its carts there; if you trust it, connect that address"),
            private_network: false,
        },
        BasketError::BadRequest { shop, why } => Problem::BasketBadRequest { shop, why },
        BasketError::Ledger { shop, why } => Problem::BasketLedger { shop, why: why.to_string() },
        BasketError::Unreachable { shop, why } => Problem::BasketUnreachable { shop, why },
        BasketError::Refused { shop, status, message } => {
            Problem::BasketRefused { shop, status, said: message }
        }
        BasketError::Declined { shop, code, message } => {
            Problem::BasketDeclined { shop, shop_code: code, said: message }
        }
        BasketError::NoAnswer { shop, why } => Problem::BasketNoAnswer { shop, why },
        BasketError::Failed { shop, status } => Problem::BasketFailed { shop, status },
        BasketError::NoReply { shop, why } => Problem::BasketNoReply { shop, why },
        BasketError::ServerError { shop, status } => Problem::BasketServerError { shop, status },
        BasketError::Unreadable { shop, what } => Problem::BasketNonsense { shop, why: what },
        BasketError::Stopped { stop: Stop::Cancelled, .. } => Problem::Cancelled {},
        BasketError::Stopped { shop, stop: Stop::TooSlow } => Problem::BasketTooSlow { shop },
        BasketError::InvalidReply { shop, what } => {
            Problem::BasketAnswerUnreadable { shop, why: what }
        }
        BasketError::Unmatched { name } => Problem::BasketUnmatched { name },
        BasketError::NotPieces { name, quantity } => Problem::BasketNotPieces { name, quantity },
        BasketError::File { path, why, .. } => Problem::BasketFile { path: shown(&path), why },
        BasketError::NotAList { path, why } => {
            Problem::BasketNotAList { path: shown(&path), why: why.to_string() }
        }
        BasketError::WouldLose { path, what } => {
            Problem::BasketWouldLose { path: shown(&path), why: what }
        }
        BasketError::ChangedMeanwhile { path } => {
            Problem::BasketChangedMeanwhile { path: shown(&path) }
        }
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
