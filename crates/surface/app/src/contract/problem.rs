//! Why something could not be done: one code for each kind of failure, with what it is about.
//!
//! A [`Problem`] crosses the boundary as `code` and `params`. The words for a code are in the files
//! of `locales/`; the message that goes with it is for a log. Reasons with codes of their own are in the
//! module `reason`. [`Problem`] is one table, in which every code is once, and so the file is as long as
//! there are kinds of failure.

use super::{
    Gtin, GtinProblem, PictureProblem, PriceReason, QuantityReason, SettingName, StepAction,
    StepId, TextField,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why something could not be done, for a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct AppError {
    /// Which kind of failure, and what it is about.
    #[serde(flatten)]
    pub problem: Problem,
    /// What was tried, on what, and what went wrong; in English, for a log.
    pub message: String,
    /// Whether trying again can help.
    pub retry: bool,
}

/// Declares the problems with the code of each.
macro_rules! problems {
    (
        $(#[$meta:meta])*
        $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $code:tt $fields:tt,)+ }
    ) => {
        $(#[$meta])*
        pub enum $name {
            $($(#[$variant_meta])* #[serde(rename = $code)] $variant $fields,)+
        }

        impl $name {
            /// Its code.
            pub const fn code(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $code,)+
                }
            }

            /// All codes, in the order of the declaration.
            pub const CODES: [&str; [$($code),+].len()] = [$($code),+];
        }
    };
}

problems! {
    /// A kind of failure with what it is about.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
    #[serde(tag = "code", content = "params")]
    Problem {
        // The file of the lists.
        /// It was written by a newer Trug.
        StoreNewer = "store-newer" {
            /// The file.
            path: String,
            /// Its schema.
            found: u32,
            /// The newest schema that this program knows.
            known: u32,
        },
        /// It is not a file of Trug.
        StoreNotTrug = "store-not-trug" {
            /// The file.
            path: String,
            /// What it is instead.
            why: String,
            /// The newest snapshot; empty where there is none.
            snapshot: String,
        },
        /// It is damaged.
        StoreDamaged = "store-damaged" {
            /// The file.
            path: String,
            /// What was found.
            why: String,
            /// The newest snapshot; empty where there is none.
            snapshot: String,
        },
        /// Another program is using it.
        StoreBusy = "store-busy" {
            /// The file.
            path: String,
        },
        /// The disk is full.
        StoreFull = "store-full" {
            /// The file.
            path: String,
        },
        /// It cannot be written.
        StoreReadOnly = "store-read-only" {
            /// The file.
            path: String,
        },
        /// A file or folder cannot be created.
        StoreCannotCreate = "store-cannot-create" {
            /// What was to be created.
            path: String,
            /// Why not.
            why: String,
        },
        /// The disk failed.
        StoreDisk = "store-disk" {
            /// The file.
            path: String,
            /// What failed.
            why: String,
        },
        /// A setting of the database that keeps the lists safe has no effect.
        StorePragma = "store-pragma" {},
        /// A snapshot cannot be written.
        StoreSnapshot = "store-snapshot" {
            /// Where it was to be.
            path: String,
            /// Why not.
            why: String,
        },
        /// Everything was deleted, and something of it is still on the disk.
        StoreErasedInPart = "store-erased-in-part" {
            /// The file.
            path: String,
            /// Why it could not be cleaned.
            why: String,
        },
        /// The writing thread has ended.
        StoreStopped = "store-stopped" {},
        /// The database failed in another way.
        StoreSqlite = "store-sqlite" {},
        /// The folder for the data cannot be created.
        Home = "home" {
            /// The folder.
            path: String,
            /// Why not.
            why: String,
        },
        /// The system names no folder for the data.
        NoHome = "no-home" {},

        // Lists and their history.
        /// Something has changed in the meantime.
        ListChanged = "list-changed" {
            /// What.
            what: String,
        },
        /// A rule of lists refuses it.
        ListRefused = "list-refused" {},
        /// There is no such list.
        NoSuchList = "no-such-list" {
            /// The name or id that was given.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            #[ts(optional)]
            name: Option<String>,
        },
        /// There is no such line.
        NoSuchLine = "no-such-line" {
            /// What was given for it.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            #[ts(optional)]
            what: Option<String>,
        },
        /// Several lines are meant.
        WhichLine = "which-line" {
            /// What was given.
            what: String,
            /// How many lines.
            #[ts(type = "number")]
            many: u64,
        },
        /// There is no such contribution to the line.
        NoSuchPart = "no-such-part" {},
        /// A list of this name exists already.
        ListExists = "list-exists" {
            /// The name.
            name: String,
        },
        /// The lines are on different lists.
        NotBesideEachOther = "not-beside-each-other" {},
        /// There are no favourites.
        NoFavourites = "no-favourites" {},
        /// There is nothing to undo.
        NothingToUndo = "nothing-to-undo" {},
        /// There is nothing to redo.
        NothingToRedo = "nothing-to-redo" {},
        /// A later step builds on the one to be undone.
        UndoInTheWay = "undo-in-the-way" {
            /// The later step.
            step: StepId,
            /// What was done in it.
            action: StepAction,
        },
        /// There is no such step.
        NoSuchStep = "no-such-step" {},
        /// The step is undone already.
        AlreadyUndone = "already-undone" {},
        /// The step is done already.
        AlreadyDone = "already-done" {},
        /// A sighting has changed nothing.
        NothingAdded = "nothing-added" {},
        /// The list has nothing to show.
        NothingToShow = "nothing-to-show" {
            /// The list.
            name: String,
        },

        // What is typed.
        /// A name has nothing that can be shown.
        BadName = "bad-name" {
            /// Of what it is the name.
            what: TextField,
        },
        /// A text is too long.
        TooLong = "too-long" {
            /// Which text.
            what: TextField,
            /// How many characters it has.
            #[ts(type = "number")]
            length: u64,
            /// How many it may have.
            #[ts(type = "number")]
            most: u64,
        },
        /// A text has a control character in it.
        ControlCharacter = "control-character" {
            /// Which text.
            what: TextField,
        },
        /// A text is not an amount that can be on a list.
        Quantity = "quantity" {
            /// Why not.
            reason: QuantityReason,
            /// The text.
            text: String,
            /// The largest amount.
            #[ts(type = "number")]
            most: i64,
            /// The unit that is not known.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            #[ts(optional)]
            unit: Option<String>,
        },
        /// A text is not a price of the line.
        Price = "price" {
            /// Why not.
            reason: PriceReason,
            /// The text.
            text: String,
            /// How much the line asks for, where the price is for another unit.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            #[ts(optional)]
            line: Option<String>,
        },
        /// A text is not a trade item's number.
        Gtin = "gtin" (GtinProblem),
        /// A value cannot be that of a setting.
        Setting = "setting" {
            /// The setting.
            name: SettingName,
            /// The value.
            value: String,
        },
        /// There is no such allergen.
        NoSuchAllergen = "no-such-allergen" {
            /// The name that was given.
            name: String,
        },

        // Products and packets.
        /// The catalogue cannot be read.
        Catalogue = "catalogue" {
            /// Why.
            why: String,
        },
        /// The shopper has not named this packet.
        NotTaught = "not-taught" {
            /// The packet.
            gtin: Gtin,
        },
        /// A packet is not another size of itself.
        SamePacket = "same-packet" {
            /// The packet.
            gtin: Gtin,
        },
        /// The packet has no name to take over.
        NoName = "no-name" {
            /// The packet.
            gtin: Gtin,
        },

        // Cameras and pictures.
        /// The camera cannot be used.
        Camera = "camera" {},
        /// No such camera is plugged in.
        NoSuchCamera = "no-such-camera" {},
        /// Several cameras are meant.
        TwoCameras = "two-cameras" {},
        /// A picture cannot be read.
        Picture = "picture" (PictureProblem),
        /// There is no such effort of reading.
        Effort = "effort" {
            /// The name that was given.
            name: String,
        },
        /// There is no command of this name.
        NoSuchCommand = "no-such-command" {
            /// The name that was given.
            name: String,
        },
        /// A request is not one of its command.
        BadRequest = "bad-request" {
            /// Why not.
            why: String,
        },
        /// There is no such source of pictures.
        Source = "source" {
            /// The name that was given.
            name: String,
        },

        // Files.
        /// A file or folder cannot be written.
        Export = "export" {
            /// The file or folder.
            path: String,
            /// Why not.
            why: String,
        },
        /// A file cannot be read.
        Import = "import" {
            /// The file; empty for the standard input.
            path: String,
            /// Why not.
            why: String,
        },
        /// A file or text is not a list.
        NotAList = "not-a-list" {
            /// The file; empty for a text.
            path: String,
            /// Why not.
            why: String,
        },
        /// There is no such format.
        Format = "format" {
            /// The name that was given.
            name: String,
        },
        /// A folder is not empty.
        NotEmpty = "not-empty" {
            /// The folder.
            path: String,
        },
        /// A QR code cannot be made.
        Qr = "qr" {
            /// Why not.
            why: String,
        },
        /// Everything would be deleted, and that was not confirmed in time.
        NotAsked = "not-asked" {},
        /// The system cannot open the folder.
        Folder = "folder" {
            /// The folder.
            path: String,
        },
        /// The system cannot print.
        Print = "print" {
            /// Why not.
            why: String,
        },

        /// An address cannot be listened on.
        Listen = "listen" {
            /// The address.
            address: String,
            /// Why not.
            why: String,
        },

        // Baskets.
        /// There is no such basket.
        NoSuchBasket = "no-such-basket" {
            /// The name that was given.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            #[ts(optional)]
            name: Option<String>,
        },
        /// A basket of this name exists already.
        BasketExists = "basket-exists" {
            /// The name.
            name: String,
        },
        /// The name belongs to another shop's basket.
        NameTaken = "name-taken" {
            /// The name.
            name: String,
        },
        /// The address or the path of a basket is missing, or is none.
        NoPlace = "no-place" {},
        /// A basket was given several places.
        TooManyPlaces = "too-many-places" {},
        /// The shop does not offer this article for the line.
        NoSuchArticle = "no-such-article" {
            /// The article.
            article: String,
        },
        /// The basket is suddenly empty, and nobody confirmed that the list is to be emptied too.
        SuddenlyEmpty = "suddenly-empty" {},
        /// It was cancelled before anything was sent.
        Cancelled = "cancelled" {},
        /// A request cannot be written into the outbox.
        Outbox = "outbox" {},
        /// There is no such request in the outbox.
        NoSuchRequest = "no-such-request" {},
        /// The request was sent already.
        AlreadySent = "already-sent" {},
        /// The outcome of the request is known already.
        AlreadyEnded = "already-ended" {},
        /// There is no such kind of basket.
        BasketUnknownKind = "basket.unknown-kind" {
            /// The name that was given.
            kind: String,
        },
        /// The configuration of a basket cannot be used.
        BasketConfig = "basket.config" {
            /// The kind of basket.
            kind: String,
            /// What is wrong.
            why: String,
        },
        /// The address may not be connected to.
        BasketNotAllowed = "basket.not-allowed" {
            /// The address.
            shop: String,
            /// Why not.
            why: String,
            /// Whether it may be once the person says that it is in their own network.
            private_network: bool,
        },
        /// The request cannot be written, so nothing was sent.
        BasketBadRequest = "basket.bad-request" {
            /// The shop's address.
            shop: String,
            /// Why not.
            why: String,
        },
        /// The request cannot be recorded, so nothing was sent.
        BasketLedger = "basket.ledger" {
            /// The shop's address.
            shop: String,
            /// Why not.
            why: String,
        },
        /// The shop cannot be reached.
        BasketUnreachable = "basket.unreachable" {
            /// The shop's address.
            shop: String,
            /// Why not.
            why: String,
        },
        /// The shop refuses the request.
        BasketRefused = "basket.refused" {
            /// The shop's address.
            shop: String,
            /// The HTTP status.
            status: u16,
            /// The shop's own words.
            said: String,
        },
        /// The shop answers that it cannot be done.
        BasketDeclined = "basket.declined" {
            /// The shop's address.
            shop: String,
            /// The shop's code for it.
            shop_code: String,
            /// The shop's own words.
            said: String,
        },
        /// Another program or window is exchanging with the basket, and does not end.
        BasketBusy = "basket.busy" {
            /// The basket.
            name: String,
        },
        /// The shop did not reply to a question; nothing was changed there.
        BasketNoReply = "basket.no-reply" {
            /// The shop's address.
            shop: String,
            /// Why.
            why: String,
        },
        /// The shop failed at a question; nothing was changed there.
        BasketServerError = "basket.server-error" {
            /// The shop's address.
            shop: String,
            /// The HTTP status.
            status: u16,
        },
        /// All questions to the shop together took too long.
        BasketTooSlow = "basket.too-slow" {
            /// The shop's address.
            shop: String,
        },
        /// The shop did not answer a request that was sent.
        BasketNoAnswer = "basket.no-answer" {
            /// The shop's address.
            shop: String,
            /// Why.
            why: String,
        },
        /// The shop failed.
        BasketFailed = "basket.failed" {
            /// The shop's address.
            shop: String,
            /// The HTTP status.
            status: u16,
        },
        /// The shop's answer to a request that changes the basket cannot be understood: it may have acted.
        BasketAnswerUnreadable = "basket.answer-unreadable" {
            /// The shop's address.
            shop: String,
            /// What is wrong with it.
            why: String,
        },
        /// The shop's answer cannot be understood.
        BasketNonsense = "basket.nonsense" {
            /// The shop's address.
            shop: String,
            /// What is wrong with it.
            why: String,
        },
        /// No article of the shop is known for a line.
        BasketUnmatched = "basket.unmatched" {
            /// The line's name.
            name: String,
        },
        /// The shop counts whole pieces only.
        BasketNotPieces = "basket.not-pieces" {
            /// The line's name.
            name: String,
            /// What was to be sent.
            quantity: String,
        },
        /// The file of a basket cannot be read or written.
        BasketFile = "basket.file" {
            /// The file.
            path: String,
            /// Why not.
            why: String,
        },
        /// The file of a basket is not a list.
        BasketNotAList = "basket.not-a-list" {
            /// The file.
            path: String,
            /// Why not.
            why: String,
        },
        /// Writing the file of a basket would lose what others wrote in it.
        BasketWouldLose = "basket.would-lose" {
            /// The file.
            path: String,
            /// What would be lost.
            why: String,
        },
        /// The file of a basket was written by something else just now.
        BasketChangedMeanwhile = "basket.changed-meanwhile" {
            /// The file.
            path: String,
        },
        /// The practice shop cannot be started.
        PracticeShop = "practice-shop" {
            /// Why not.
            why: String,
        },
        /// What the practice shop holds is not what was sent.
        Journey = "journey" {},

        // The program itself.
        /// Trug is open already.
        AlreadyOpen = "already-open" {},
        /// The command was given in the wrong form.
        Misused = "misused" {},
        /// The list of paths cannot be read.
        Paths = "paths" {},
        /// The answer cannot be written to the standard output.
        Stdout = "stdout" {},
        /// Anything else.
        Unknown = "unknown" {},
    }
}
