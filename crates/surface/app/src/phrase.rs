//! The words for a problem, and for what a basket did otherwise, in a person's language, from the files of `locales/`.

use crate::contract::{
    DeviationDetail, DeviationView, GtinProblem, MoneyView, PictureProblem, PictureReason, Problem,
    QuantityView, Refusal,
};
use serde::Serialize;
use serde_json::Value;
use std::sync::LazyLock;
use trug_locales::{Arguments, Messages, Phrase, id};
use uuid::Uuid;

/// The messages in English, which every other language translates.
pub(crate) fn english() -> &'static Messages {
    static ENGLISH: LazyLock<Messages> = LazyLock::new(Messages::english);
    &ENGLISH
}

impl DeviationView {
    /// What the basket did, in words: "Milk 1 l: €9.99 in the basket, €1.99 when the shop was asked".
    pub fn phrase(&self, messages: &Messages) -> String {
        let money = |money: &MoneyView| messages.money(money.minor, &money.currency);
        let quantity =
            |quantity: QuantityView| messages.quantity(quantity.value, quantity.unit.into());
        let (was, now) = match &self.detail {
            DeviationDetail::Money { was, now } => (Some(money(was)), Some(money(now))),
            DeviationDetail::Currency { was, now } => {
                (Some(was.to_string()), Some(now.to_string()))
            }
            DeviationDetail::Quantity { was, now } => (was.map(quantity), Some(quantity(*now))),
            DeviationDetail::Article { title } => (None, Some(title.clone())),
            DeviationDetail::Whole => (None, None),
        };
        let arguments = Arguments::new().with("name", self.name.as_str()).with("was", was);
        let key = format!("basket-deviation-{}", self.code);
        messages.find(&key, &arguments.with("now", now)).unwrap_or_else(|| self.name.clone())
    }
}

impl Problem {
    /// What went wrong, and what the person can do next. A problem without words does not compile:
    /// each has a message of its own, with the arguments that the message asks for.
    #[expect(clippy::too_many_lines, reason = "a table: a row for each problem")]
    pub fn phrase(&self, messages: &Messages) -> Phrase {
        match self {
            Self::StoreNewer { .. } => messages.phrase(id::ErrorStoreNewer),
            Self::StoreNotTrug { path, .. } => messages.phrase(id::ErrorStoreNotTrug { path }),
            Self::StoreDamaged { snapshot, .. } => {
                messages.phrase(id::ErrorStoreDamaged { snapshot })
            }
            Self::StoreBusy { .. } => messages.phrase(id::ErrorStoreBusy),
            Self::StoreFull { .. } => messages.phrase(id::ErrorStoreFull),
            Self::StoreReadOnly { .. } => messages.phrase(id::ErrorStoreReadOnly),
            Self::StoreCannotCreate { path, why } => {
                messages.phrase(id::ErrorStoreCannotCreate { path, why })
            }
            Self::StoreDisk { path, why } => messages.phrase(id::ErrorStoreDisk { path, why }),
            Self::StorePragma {} => messages.phrase(id::ErrorStorePragma),
            Self::StoreErasedInPart { path, why } => {
                messages.phrase(id::ErrorStoreErasedInPart { path, why })
            }
            Self::StoreSnapshot { path, why } => {
                messages.phrase(id::ErrorStoreSnapshot { path, why })
            }
            Self::StoreStopped {} => messages.phrase(id::ErrorStoreStopped),
            Self::StoreSqlite {} => messages.phrase(id::ErrorStoreSqlite),
            Self::Home { path, why } => messages.phrase(id::ErrorHome { path, why }),
            Self::NoHome {} => messages.phrase(id::ErrorNoHome),
            Self::ListChanged { .. } => messages.phrase(id::ErrorListChanged),
            Self::ListRefused {} => messages.phrase(id::ErrorListRefused),
            Self::NoSuchList { name } => {
                messages.phrase(id::ErrorNoSuchList { name: no_id(name.as_deref()) })
            }
            Self::NoSuchLine { what } => {
                messages.phrase(id::ErrorNoSuchLine { what: no_id(what.as_deref()) })
            }
            Self::WhichLine { what, .. } => messages.phrase(id::ErrorWhichLine { what }),
            Self::NoSuchPart {} => messages.phrase(id::ErrorNoSuchPart),
            Self::ListExists { name } => messages.phrase(id::ErrorListExists { name }),
            Self::NotBesideEachOther {} => messages.phrase(id::ErrorNotBesideEachOther),
            Self::NoFavourites {} => messages.phrase(id::ErrorNoFavourites),
            Self::NothingToUndo {} => messages.phrase(id::ErrorNothingToUndo),
            Self::NothingToRedo {} => messages.phrase(id::ErrorNothingToRedo),
            Self::UndoInTheWay { .. } => messages.phrase(id::ErrorUndoInTheWay),
            Self::NoSuchStep {} => messages.phrase(id::ErrorNoSuchStep),
            Self::AlreadyUndone {} => messages.phrase(id::ErrorAlreadyUndone),
            Self::AlreadyDone {} => messages.phrase(id::ErrorAlreadyDone),
            Self::NothingAdded {} => messages.phrase(id::ErrorNothingAdded),
            Self::NothingToShow { .. } => messages.phrase(id::ErrorNothingToShow),
            Self::BadName { .. } => messages.phrase(id::ErrorBadName),
            Self::TooLong { length, most, .. } => {
                messages.phrase(id::ErrorTooLong { length: *length, most: *most })
            }
            Self::ControlCharacter { .. } => messages.phrase(id::ErrorControlCharacter),
            Self::Quantity { text, .. } => messages.phrase(id::ErrorQuantity { text }),
            Self::Price { line, reason, text } => messages.phrase(id::ErrorPrice {
                line: line.as_ref(),
                reason: reason.as_str(),
                text,
            }),
            Self::Gtin(problem) => gtin(problem, messages),
            Self::Setting { name, value } => {
                messages.phrase(id::ErrorSetting { name: name.as_str(), value })
            }
            Self::NoSuchAllergen { name } => messages.phrase(id::ErrorNoSuchAllergen { name }),
            Self::Catalogue { .. } => messages.phrase(id::ErrorCatalogue),
            Self::NotTaught { .. } => messages.phrase(id::ErrorNotTaught),
            Self::SamePacket { .. } => messages.phrase(id::ErrorSamePacket),
            Self::NoName { .. } => messages.phrase(id::ErrorNoName),
            Self::Camera {} => messages.phrase(id::ErrorCamera),
            Self::NoSuchCamera {} => messages.phrase(id::ErrorNoSuchCamera),
            Self::TwoCameras {} => messages.phrase(id::ErrorTwoCameras),
            Self::Picture(problem) => picture(problem, messages),
            Self::Effort { name } => messages.phrase(id::ErrorEffort { name }),
            Self::NoSuchCommand { name } => messages.phrase(id::ErrorNoSuchCommand { name }),
            Self::BadRequest { why } => messages.phrase(id::ErrorBadRequest { why }),
            Self::Source { name } => messages.phrase(id::ErrorSource { name }),
            Self::Export { path, why } => messages.phrase(id::ErrorExport { path, why }),
            Self::Import { path, why } => messages.phrase(id::ErrorImport { path, why }),
            Self::NotAList { path, why } => messages.phrase(id::ErrorNotAList { path, why }),
            Self::Format { name } => messages.phrase(id::ErrorFormat { name }),
            Self::NotEmpty { path } => messages.phrase(id::ErrorNotEmpty { path }),
            Self::Qr { .. } => messages.phrase(id::ErrorQr),
            Self::NotAsked {} => messages.phrase(id::ErrorNotAsked),
            Self::Folder { path } => messages.phrase(id::ErrorFolder { path }),
            Self::Print { .. } => messages.phrase(id::ErrorPrint),
            Self::NoSuchBasket { name } => {
                messages.phrase(id::ErrorNoSuchBasket { name: name.as_ref() })
            }
            Self::BasketExists { name } => messages.phrase(id::ErrorBasketExists { name }),
            Self::NameTaken { name } => messages.phrase(id::ErrorNameTaken { name }),
            Self::NoPlace {} => messages.phrase(id::ErrorNoPlace),
            Self::TooManyPlaces {} => messages.phrase(id::ErrorTooManyPlaces),
            Self::NoSuchArticle { .. } => messages.phrase(id::ErrorNoSuchArticle),
            Self::SuddenlyEmpty {} => messages.phrase(id::ErrorSuddenlyEmpty),
            Self::Cancelled {} => messages.phrase(id::ErrorCancelled),
            Self::Outbox {} => messages.phrase(id::ErrorOutbox),
            Self::NoSuchRequest {} => messages.phrase(id::ErrorNoSuchRequest),
            Self::AlreadySent {} => messages.phrase(id::ErrorAlreadySent),
            Self::AlreadyEnded {} => messages.phrase(id::ErrorAlreadyEnded),
            Self::BasketUnknownKind { kind } => {
                messages.phrase(id::ErrorBasketUnknownKind { kind })
            }
            Self::BasketConfig { why, .. } => messages.phrase(id::ErrorBasketConfig { why }),
            Self::BasketNotAllowed { shop, .. } => {
                messages.phrase(id::ErrorBasketNotAllowed { shop })
            }
            Self::BasketBadRequest { .. } => messages.phrase(id::ErrorBasketBadRequest),
            Self::BasketLedger { .. } => messages.phrase(id::ErrorBasketLedger),
            Self::BasketUnreachable { shop, .. } => {
                messages.phrase(id::ErrorBasketUnreachable { shop })
            }
            Self::BasketRefused { said, .. } => messages.phrase(id::ErrorBasketRefused { said }),
            Self::BasketDeclined { said, .. } => messages.phrase(id::ErrorBasketDeclined { said }),
            Self::BasketBusy { name } => messages.phrase(id::ErrorBasketBusy { name }),
            Self::BasketNoReply { shop, .. } => messages.phrase(id::ErrorBasketNoReply { shop }),
            Self::BasketServerError { shop, .. } => {
                messages.phrase(id::ErrorBasketServerError { shop })
            }
            Self::BasketTooSlow { shop } => messages.phrase(id::ErrorBasketTooSlow { shop }),
            Self::BasketAnswerUnreadable { .. } => messages.phrase(id::ErrorBasketAnswerUnreadable),
            Self::BasketNoAnswer { shop, .. } => messages.phrase(id::ErrorBasketNoAnswer { shop }),
            Self::BasketFailed { .. } => messages.phrase(id::ErrorBasketFailed),
            Self::BasketNonsense { .. } => messages.phrase(id::ErrorBasketNonsense),
            Self::BasketUnmatched { name } => messages.phrase(id::ErrorBasketUnmatched { name }),
            Self::BasketNotPieces { name, quantity } => {
                messages.phrase(id::ErrorBasketNotPieces { name, quantity })
            }
            Self::BasketFile { path, why } => messages.phrase(id::ErrorBasketFile { path, why }),
            Self::BasketNotAList { path, .. } => messages.phrase(id::ErrorBasketNotAList { path }),
            Self::BasketWouldLose { path, why } => {
                messages.phrase(id::ErrorBasketWouldLose { path, why })
            }
            Self::BasketChangedMeanwhile { .. } => messages.phrase(id::ErrorBasketChangedMeanwhile),
            Self::Listen { address, why } => messages.phrase(id::ErrorListen { address, why }),
            Self::PracticeShop { why } => messages.phrase(id::ErrorPracticeShop { why }),
            Self::Journey {} => messages.phrase(id::ErrorJourney),
            Self::AlreadyOpen {} => messages.phrase(id::ErrorAlreadyOpen),
            Self::Misused {} => messages.phrase(id::ErrorMisused),
            Self::Paths {} => messages.phrase(id::ErrorPaths),
            Self::Stdout {} => messages.phrase(id::ErrorStdout),
            Self::Unknown {} => messages.phrase(id::ErrorUnknown),
        }
    }
}

/// What a person gave for something; the page gives ids, which say nothing to a person.
fn no_id(given: Option<&str>) -> Option<&str> {
    given.filter(|text| Uuid::parse_str(text).is_err())
}

/// Why a picture cannot be read says more than that it cannot.
fn picture(problem: &PictureProblem, messages: &Messages) -> Phrase {
    let reason = PictureReason::from(problem.clone()).code();
    let phrase = messages.phrase(id::ErrorPicture);
    Phrase { text: words(messages, "picture-problem", reason, problem, phrase.text), ..phrase }
}

/// As for a picture.
fn gtin(problem: &GtinProblem, messages: &Messages) -> Phrase {
    let reason = Refusal::from(problem.clone()).code();
    let phrase = messages.phrase(id::ErrorGtin { reason });
    Phrase { text: words(messages, "refusal", reason, problem, phrase.text), ..phrase }
}

/// The words for a reason, where there are any.
fn words(
    messages: &Messages,
    set: &str,
    reason: &str,
    params: &impl Serialize,
    otherwise: String,
) -> String {
    let params = serde_json::to_value(params).unwrap_or_default();
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let pairs = params.as_object().into_iter().flatten();
    let arguments: Arguments = pairs.map(|(name, value)| (name.clone(), text(value))).collect();
    messages.find(&format!("{set}-{reason}"), &arguments).unwrap_or(otherwise)
}
