//! The words for a problem in a person's language, from the files of `locales/`.

use crate::contract::{GtinProblem, Problem, Refusal};
use trug_locales::{Messages, Phrase, id};

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
            Self::StoreCannotCreate { path, .. } => {
                messages.phrase(id::ErrorStoreCannotCreate { path })
            }
            Self::StoreDisk { .. } => messages.phrase(id::ErrorStoreDisk),
            Self::StorePragma {} => messages.phrase(id::ErrorStorePragma),
            Self::StoreSnapshot { path, .. } => messages.phrase(id::ErrorStoreSnapshot { path }),
            Self::StoreStopped {} => messages.phrase(id::ErrorStoreStopped),
            Self::StoreSqlite {} => messages.phrase(id::ErrorStoreSqlite),
            Self::Home { path, .. } => messages.phrase(id::ErrorHome { path }),
            Self::NoHome {} => messages.phrase(id::ErrorNoHome),
            Self::ListChanged { .. } => messages.phrase(id::ErrorListChanged),
            Self::ListRefused {} => messages.phrase(id::ErrorListRefused),
            Self::NoSuchList { .. } => messages.phrase(id::ErrorNoSuchList),
            Self::NoSuchLine { .. } => messages.phrase(id::ErrorNoSuchLine),
            Self::WhichLine { .. } => messages.phrase(id::ErrorWhichLine),
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
            Self::Gtin(problem) => messages
                .phrase(id::ErrorGtin { reason: reason_of(problem), text: text_of(problem) }),
            Self::Setting { value, .. } => messages.phrase(id::ErrorSetting { value }),
            Self::NoSuchAllergen { name } => messages.phrase(id::ErrorNoSuchAllergen { name }),
            Self::Catalogue { .. } => messages.phrase(id::ErrorCatalogue),
            Self::NotTaught { .. } => messages.phrase(id::ErrorNotTaught),
            Self::SamePacket { .. } => messages.phrase(id::ErrorSamePacket),
            Self::NoName { .. } => messages.phrase(id::ErrorNoName),
            Self::Camera {} => messages.phrase(id::ErrorCamera),
            Self::NoSuchCamera {} => messages.phrase(id::ErrorNoSuchCamera),
            Self::TwoCameras {} => messages.phrase(id::ErrorTwoCameras),
            Self::Picture(_) => messages.phrase(id::ErrorPicture),
            Self::Effort { name } => messages.phrase(id::ErrorEffort { name }),
            Self::NoSuchCommand { name } => messages.phrase(id::ErrorNoSuchCommand { name }),
            Self::BadRequest { why } => messages.phrase(id::ErrorBadRequest { why }),
            Self::Source { name } => messages.phrase(id::ErrorSource { name }),
            Self::Export { path, .. } => messages.phrase(id::ErrorExport { path }),
            Self::Import { .. } => messages.phrase(id::ErrorImport),
            Self::NotAList { .. } => messages.phrase(id::ErrorNotAList),
            Self::Format { name } => messages.phrase(id::ErrorFormat { name }),
            Self::NotEmpty { path } => messages.phrase(id::ErrorNotEmpty { path }),
            Self::Qr { .. } => messages.phrase(id::ErrorQr),
            Self::NotAsked {} => messages.phrase(id::ErrorNotAsked),
            Self::Folder { path } => messages.phrase(id::ErrorFolder { path }),
            Self::Print { .. } => messages.phrase(id::ErrorPrint),
            Self::NoSuchBasket { .. } => messages.phrase(id::ErrorNoSuchBasket),
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
            Self::BasketConfig { .. } => messages.phrase(id::ErrorBasketConfig),
            Self::BasketNotAllowed { .. } => messages.phrase(id::ErrorBasketNotAllowed),
            Self::BasketBadRequest { .. } => messages.phrase(id::ErrorBasketBadRequest),
            Self::BasketLedger { .. } => messages.phrase(id::ErrorBasketLedger),
            Self::BasketUnreachable { .. } => messages.phrase(id::ErrorBasketUnreachable),
            Self::BasketRefused { said, .. } => messages.phrase(id::ErrorBasketRefused { said }),
            Self::BasketDeclined { said, .. } => messages.phrase(id::ErrorBasketDeclined { said }),
            Self::BasketNoAnswer { .. } => messages.phrase(id::ErrorBasketNoAnswer),
            Self::BasketFailed { .. } => messages.phrase(id::ErrorBasketFailed),
            Self::BasketNonsense { .. } => messages.phrase(id::ErrorBasketNonsense),
            Self::BasketUnmatched { name } => messages.phrase(id::ErrorBasketUnmatched { name }),
            Self::BasketNotPieces { name, quantity } => {
                messages.phrase(id::ErrorBasketNotPieces { name, quantity })
            }
            Self::BasketFile { path, .. } => messages.phrase(id::ErrorBasketFile { path }),
            Self::BasketNotAList { path, .. } => messages.phrase(id::ErrorBasketNotAList { path }),
            Self::BasketWouldLose { path, why } => {
                messages.phrase(id::ErrorBasketWouldLose { path, why })
            }
            Self::BasketChangedMeanwhile { .. } => messages.phrase(id::ErrorBasketChangedMeanwhile),
            Self::Listen { address, .. } => messages.phrase(id::ErrorListen { address }),
            Self::PracticeShop { .. } => messages.phrase(id::ErrorPracticeShop),
            Self::Journey {} => messages.phrase(id::ErrorJourney),
            Self::AlreadyOpen {} => messages.phrase(id::ErrorAlreadyOpen),
            Self::Misused {} => messages.phrase(id::ErrorMisused),
            Self::Paths {} => messages.phrase(id::ErrorPaths),
            Self::Stdout {} => messages.phrase(id::ErrorStdout),
            Self::Unknown {} => messages.phrase(id::ErrorUnknown),
        }
    }
}

fn reason_of(problem: &GtinProblem) -> &'static str {
    Refusal::from(problem.clone()).code()
}

fn text_of(problem: &GtinProblem) -> &str {
    match problem {
        GtinProblem::NotDigits { text }
        | GtinProblem::Length { text, .. }
        | GtinProblem::CheckDigit { text, .. }
        | GtinProblem::NumberSystem { text }
        | GtinProblem::PerhapsUpcE { text, .. }
        | GtinProblem::NoProduct { text } => text,
        GtinProblem::Gs1 { why } => why,
    }
}
