//! Why a text, a picture, a barcode number or an entry of a file is refused.
//!
//! A reason is one word of a closed set or, where it has parameters of its own, an enum. The reasons
//! for a picture and for a number have two forms: parameters of a problem, and a code by itself.

use super::wire_enum::wire_enum;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

wire_enum! {
    /// A text that a person types.
    TextField {
        /// The name of a list.
        List = "list",
        /// The name of a line.
        Line = "line",
        /// The name of a product.
        Product = "product",
        /// The name of a basket.
        Basket = "basket",
        /// A name.
        Name = "name",
        /// A note.
        Note = "note",
        /// The notes of two lines that become one.
        NoteOfBothTogether = "note-of-both-together",
        /// An aisle.
        Aisle = "aisle",
        /// A shop.
        Shop = "shop",
        /// A brand.
        Brand = "brand",
        /// A pack size.
        PackSize = "pack-size",
        /// Another text.
        Text = "text",
    }
}

wire_enum! {
    /// A setting.
    SettingName {
        /// How loud a sighting sounds.
        Volume = "volume",
        /// The language of the window.
        Language = "language",
        /// Light or dark.
        Theme = "theme",
        /// The country whose scale labels are read.
        Country = "country",
        /// The shop one mostly goes to.
        Shop = "shop",
        /// The camera to use.
        Camera = "camera",
    }
}

wire_enum! {
    /// Why a text is not an amount that can be on a list.
    QuantityReason {
        /// It has no number.
        NoNumber = "no-number",
        /// Its unit is not known.
        UnknownUnit = "unknown-unit",
        /// It names two amounts that differ.
        Contradicts = "contradicts",
        /// It is not a whole number of the smallest unit.
        NotWhole = "not-whole",
        /// It is less than 1 or more than a list can count.
        OutOfRange = "out-of-range",
        /// The units of two amounts differ.
        UnitsDiffer = "units-differ",
    }
}

wire_enum! {
    /// Why a text is not a price of a line.
    PriceReason {
        /// It is not an amount of money.
        NoMoney = "no-money",
        /// What it is for is not an amount.
        NoAmount = "no-amount",
        /// It is out of range.
        OutOfRange = "out-of-range",
        /// It is for another unit than the line's.
        OtherUnit = "other-unit",
    }
}

/// Declares reasons in their two forms: as the parameters of a `Problem`, with the code as
/// `reason`, and by themselves as `code` and `params`.
macro_rules! reasons {
    (
        $(#[$meta:meta])* $problem:ident,
        $(#[$own_meta:meta])* $own:ident {
            $($(#[$variant_meta:meta])* $variant:ident = $code:tt {
                $($(#[$field_meta:meta])* $field:ident: $type:ty,)*
            },)+
        } with {
            $($(#[$more_meta:meta])* $more:ident = $more_code:tt {
                $($(#[$more_field_meta:meta])* $more_field:ident: $more_type:ty,)*
            },)*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
        #[serde(tag = "reason")]
        pub enum $problem {
            $($(#[$variant_meta])* #[serde(rename = $code)] $variant {
                $($(#[$field_meta])* $field: $type,)*
            },)+
        }

        $(#[$own_meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
        #[serde(tag = "code", content = "params")]
        pub enum $own {
            $($(#[$variant_meta])* #[serde(rename = $code)] $variant {
                $($(#[$field_meta])* $field: $type,)*
            },)+
            $($(#[$more_meta])* #[serde(rename = $more_code)] $more {
                $($(#[$more_field_meta])* $more_field: $more_type,)*
            },)*
        }

        impl $own {
            /// Its code.
            pub const fn code(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $code,)+
                    $(Self::$more { .. } => $more_code,)*
                }
            }

            /// All codes, in the order of the declaration.
            pub const CODES: [&str; [$($code,)+ $($more_code,)*].len()] =
                [$($code,)+ $($more_code,)*];
        }

        impl $own {
            /// The same as the parameters of a [`Problem`](super::Problem), where it is one.
            pub fn problem(self) -> Option<$problem> {
                match self {
                    $(Self::$variant { $($field,)* } => Some($problem::$variant { $($field,)* }),)+
                    $(Self::$more { .. } => None,)*
                }
            }
        }

        impl From<$problem> for $own {
            fn from(problem: $problem) -> Self {
                match problem {
                    $($problem::$variant { $($field,)* } => Self::$variant { $($field,)* },)+
                }
            }
        }
    };
}

reasons! {
    /// Why a picture cannot be read.
    PictureProblem,
    /// Why a picture cannot be read, by itself.
    PictureReason {
        /// The file cannot be opened.
        Unreadable = "unreadable" {
            /// The file's name.
            name: String,
            /// Why not.
            why: String,
        },
        /// The file is not a picture.
        NotAnImage = "not-an-image" {
            /// The file's name.
            name: String,
        },
        /// The picture is too large.
        TooLarge = "too-large" {
            /// The file's name.
            name: String,
            /// How large it is.
            found: String,
            /// How large it may be.
            limit: String,
        },
        /// The picture is damaged.
        Damaged = "damaged" {
            /// The file's name.
            name: String,
            /// What was found.
            why: String,
        },
        /// No photograph was given.
        NoPhotos = "no-photos" {},
        /// The folder has no pictures.
        NoPictures = "no-pictures" {
            /// The folder's name.
            name: String,
        },
        /// The file is not a clip.
        NotAClip = "not-a-clip" {
            /// The file's name.
            name: String,
        },
        /// The clip cannot be played.
        ClipNotPlayable = "clip-not-playable" {
            /// The file's name.
            name: String,
            /// Why not.
            why: String,
        },
        /// The system does not list its cameras.
        Cameras = "cameras" {
            /// Why not.
            why: String,
        },
        /// No thread can be started.
        Thread = "thread" {
            /// Why not.
            why: String,
        },
        /// There is no such camera driver.
        UnknownDriver = "unknown-driver" {
            /// What was chosen.
            found: String,
            /// What can be chosen.
            known: String,
        },
    } with {}
}

reasons! {
    /// Why a text is not a trade item's number.
    GtinProblem,
    /// Why a packet that was shown is not put on the list.
    Refusal {
        /// It is not digits only.
        NotDigits = "not-digits" {
            /// The text.
            text: String,
        },
        /// It has another length.
        Length = "length" {
            /// The text.
            text: String,
            /// How many digits it has.
            #[ts(type = "number")]
            digits: u64,
        },
        /// The last digit does not fit the others.
        CheckDigit = "check-digit" {
            /// The text.
            text: String,
            /// The last digit.
            found: u8,
            /// What it should be.
            expected: u8,
        },
        /// There is no such number system of UPC-E.
        NumberSystem = "number-system" {
            /// The text.
            text: String,
        },
        /// A zero before it may be missing.
        PerhapsZeroLost = "perhaps-zero-lost" {
            /// The text.
            text: String,
            /// What it is with the zero.
            full: String,
        },
        /// It is the number on a sticker of loose fruit and vegetables.
        PriceLookUp = "price-look-up" {
            /// The text.
            text: String,
        },
        /// It names no product.
        NoProduct = "no-product" {
            /// The text.
            text: String,
        },
        /// It breaks a rule of GS1.
        Gs1 = "gs1" {
            /// Which.
            why: String,
        },
    } with {
        /// It is a coupon.
        Coupon = "coupon" {},
        /// It is a receipt for a deposit.
        RefundReceipt = "refund-receipt" {},
        /// It is the number of a company.
        CompanyNumber = "company-number" {},
    }
}

/// Why an entry of a file is not put on the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "code", content = "params", rename_all = "kebab-case")]
pub enum SkipReason {
    /// It cannot be understood.
    NotUnderstood {
        /// The line of the file.
        #[ts(type = "number")]
        line: u64,
        /// Why not.
        why: String,
    },
    /// It is on the list already.
    OnTheList {
        /// What it is called.
        name: String,
    },
}
