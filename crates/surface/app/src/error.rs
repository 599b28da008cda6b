//! From the crates' own errors to the one that a host shows: English words for a terminal, and a
//! code with parameters for a page.

use crate::contract::{AppError, Params, Reason};
use trug_baskets::BasketError;
use trug_camera::CameraError;
use trug_catalogue::CatalogueError;
use trug_domain::Quantity;
use trug_domain::list::ListError;
use trug_domain::money::MoneyError;
use trug_domain::price::PriceError;
use trug_domain::quantity::QuantityError;
use trug_gs1::GtinError;
use trug_store::StoreError;

/// What a use case answers.
pub type Result<T> = std::result::Result<T, AppError>;

impl AppError {
    /// A failure that trying again does not mend.
    pub fn new(code: &str, message: impl Into<String>) -> Self {
        Self {
            code: code.to_owned(),
            message: message.into(),
            hint: None,
            retry: false,
            params: Params::new(),
        }
    }

    /// Adds what the person can do next.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Says that trying again can help.
    #[must_use]
    pub fn retry(mut self) -> Self {
        self.retry = true;
        self
    }

    /// Names something that the message is about.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }

    fn with_all(mut self, params: Params) -> Self {
        self.params.extend(params);
        self
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
        if let StoreError::Refused(rule) = error {
            return rule.into();
        }
        let plain = Self::new(error.code(), error.to_string()).with_all(store_params(&error));
        if error.is_permanent() { plain } else { plain.retry() }
    }
}

fn store_params(error: &StoreError) -> Params {
    match error {
        StoreError::NewerFile { path, found, known } => params([
            ("path", path.display().to_string()),
            ("found", found.to_string()),
            ("known", known.to_string()),
        ]),
        StoreError::NotTrug { path, why, snapshot }
        | StoreError::Damaged { path, why, snapshot } => params([
            ("path", path.display().to_string()),
            ("why", why.clone()),
            ("snapshot", snapshot.as_ref().map_or_else(String::new, |at| at.display().to_string())),
        ]),
        StoreError::Busy { path } | StoreError::Full { path } | StoreError::ReadOnly { path } => {
            params([("path", path.display().to_string())])
        }
        StoreError::CannotCreate { path, why }
        | StoreError::Disk { path, why }
        | StoreError::Snapshot { to: path, why } => {
            params([("path", path.display().to_string()), ("why", why.clone())])
        }
        StoreError::UndoBlocked { later, action, .. } => {
            params([("step", later.to_string()), ("action", crate::views::word_of(action))])
        }
        StoreError::BasketExists(name) => params([("name", name.clone())]),
        StoreError::Changed { what } => params([("what", what.clone())]),
        _ => Params::new(),
    }
}

impl From<ListError> for AppError {
    fn from(error: ListError) -> Self {
        let (code, about) = match &error {
            ListError::NoSuchList => ("no-such-list", Params::new()),
            ListError::NoSuchLine => ("no-such-line", Params::new()),
            ListError::ListExists(name) => ("list-exists", params([("name", name.clone())])),
            ListError::BadName(what) => ("bad-name", params([("what", field(what))])),
            ListError::TooLong { what, length, most } => (
                "too-long",
                params([
                    ("what", field(what)),
                    ("length", length.to_string()),
                    ("most", most.to_string()),
                ]),
            ),
            ListError::ControlCharacter { what, .. } => {
                ("control-character", params([("what", field(what))]))
            }
            ListError::BadQuantity(value) => (
                "quantity",
                params([
                    ("reason", "out-of-range".to_owned()),
                    ("text", value.to_string()),
                    ("most", Quantity::MAX.to_string()),
                ]),
            ),
            ListError::BadPrice { per, line } => (
                "price",
                params([
                    ("reason", "other-unit".to_owned()),
                    ("text", per.to_string()),
                    ("line", line.to_string()),
                ]),
            ),
            ListError::NotBesideEachOther => ("not-beside-each-other", Params::new()),
            ListError::NoSuchPart => ("no-such-part", Params::new()),
            ListError::NoSuchProduct(gtin) => ("not-taught", params([("gtin", gtin.to_string())])),
            ListError::NoSuchAllergen(name) => {
                ("no-such-allergen", params([("name", name.clone())]))
            }
            _ => ("list-refused", Params::new()),
        };
        Self::new(code, error.to_string()).with_all(about)
    }
}

/// The domain's words for a text, as a page knows them: "the pack size" is `pack-size`.
fn field(what: &str) -> String {
    let word = ["the ", "a ", "an "].iter().find_map(|article| what.strip_prefix(article));
    word.unwrap_or(what).replace(' ', "-")
}

impl From<CatalogueError> for AppError {
    fn from(error: CatalogueError) -> Self {
        Self::new("catalogue", error.to_string()).with("why", &error)
    }
}

impl From<CameraError> for AppError {
    fn from(error: CameraError) -> Self {
        let Reason { code, params } = picture_reason(&error);
        Self::new("picture", error.to_string()).with_all(params).with("reason", code)
    }
}

/// Why a picture cannot be looked at.
pub(crate) fn picture_reason(error: &CameraError) -> Reason {
    let path = |path: &std::path::Path| {
        let name = path.file_name().unwrap_or(path.as_os_str());
        ("name", name.to_string_lossy().into_owned())
    };
    let (code, params) = match error {
        CameraError::Unreadable { path: at, why } => {
            ("unreadable", params([path(at), ("why", why.clone())]))
        }
        CameraError::NotAnImage { path: at } => ("not-an-image", params([path(at)])),
        CameraError::TooLarge { path: at, found, limit } => {
            ("too-large", params([path(at), ("found", found.clone()), ("limit", limit.clone())]))
        }
        CameraError::Damaged { path: at, why } => {
            ("damaged", params([path(at), ("why", why.clone())]))
        }
        CameraError::NoPhotos => ("no-photos", Params::new()),
        CameraError::NoPictures { path: at } => ("no-pictures", params([path(at)])),
        CameraError::NotAClip { path: at } => ("not-a-clip", params([path(at)])),
        CameraError::ClipNotPlayable { path: at, why } => {
            ("clip-not-playable", params([path(at), ("why", why.clone())]))
        }
        CameraError::Cameras { why } => ("cameras", params([("why", why.clone())])),
        CameraError::Thread { why } => ("thread", params([("why", why.clone())])),
        CameraError::UnknownDriver { found, known } => {
            ("unknown-driver", params([("found", found.clone()), ("known", known.clone())]))
        }
    };
    Reason { code: code.to_owned(), params }
}

impl From<GtinError> for AppError {
    fn from(error: GtinError) -> Self {
        let Reason { code, params } = gtin_reason(&error);
        Self::new("gtin", error.to_string()).with_all(params).with("reason", code)
    }
}

/// Why digits are no GTIN.
pub(crate) fn gtin_reason(error: &GtinError) -> Reason {
    let (code, params) = match error {
        GtinError::NotDigits(text) => ("not-digits", params([("text", text.clone())])),
        GtinError::Length { text, digits } | GtinError::Symbology { text, digits, .. } => {
            ("length", params([("text", text.clone()), ("digits", digits.to_string())]))
        }
        GtinError::CheckDigit { text, found, expected } => (
            "check-digit",
            params([
                ("text", text.clone()),
                ("found", found.to_string()),
                ("expected", expected.to_string()),
            ]),
        ),
        GtinError::NumberSystem(text) => ("number-system", params([("text", text.clone())])),
        GtinError::PerhapsUpcE { text, expanded } => {
            ("perhaps-upc-e", params([("text", text.clone()), ("expanded", expanded.clone())]))
        }
        GtinError::NoProduct(text) => ("no-product", params([("text", text.clone())])),
        GtinError::Gs1(error) => ("gs1", params([("why", error.to_string())])),
    };
    Reason { code: code.to_owned(), params }
}

impl From<QuantityError> for AppError {
    fn from(error: QuantityError) -> Self {
        let (reason, text) = match &error {
            QuantityError::NoNumber(text) => ("no-number", text.clone()),
            QuantityError::UnknownUnit { text, .. } => ("unknown-unit", text.clone()),
            QuantityError::Contradicts(text) => ("contradicts", text.clone()),
            QuantityError::NotWhole(text) => ("not-whole", text.clone()),
            QuantityError::OutOfRange(text) => ("out-of-range", text.clone()),
            QuantityError::UnitsDiffer(one, other) => ("units-differ", format!("{one}, {other}")),
        };
        let plain = Self::new("quantity", error.to_string())
            .with("reason", reason)
            .with("text", text)
            .with("most", Quantity::MAX);
        match &error {
            QuantityError::UnknownUnit { unit, .. } => plain.with("unit", unit),
            _ => plain,
        }
    }
}

impl From<PriceError> for AppError {
    fn from(error: PriceError) -> Self {
        let (reason, text) = match &error {
            PriceError::Money(
                MoneyError::NotAnAmount { text, .. } | MoneyError::TooPrecise { text, .. },
            ) => ("no-money", text.clone()),
            PriceError::Per(of) => ("no-amount", of.to_string()),
            PriceError::OutOfRange(money) => ("out-of-range", money.to_string()),
        };
        Self::new("price", error.to_string()).with("reason", reason).with("text", text)
    }
}

impl From<BasketError> for AppError {
    fn from(error: BasketError) -> Self {
        let plain = Self::new(error.code(), error.to_string()).with_all(basket_params(&error));
        let is_weather =
            matches!(error, BasketError::Unreachable { .. } | BasketError::ChangedMeanwhile { .. });
        if is_weather { plain.retry() } else { plain }
    }
}

fn basket_params(error: &BasketError) -> Params {
    match error {
        BasketError::UnknownKind { kind, .. } => params([("kind", kind.clone())]),
        BasketError::Config { kind, why } => {
            params([("kind", (*kind).to_owned()), ("why", why.clone())])
        }
        BasketError::NotAllowed { address, reason } => {
            params([("shop", address.clone()), ("why", reason.to_string())])
        }
        BasketError::Elsewhere { shop, endpoint } => params([
            ("shop", endpoint.clone()),
            ("why", format!("{shop} keeps its carts there; if you trust it, connect that address")),
        ]),
        BasketError::Ledger { shop, why } => {
            params([("shop", shop.clone()), ("why", why.to_string())])
        }
        BasketError::Unreachable { shop, why }
        | BasketError::NoAnswer { shop, why }
        | BasketError::BadRequest { shop, why } => {
            params([("shop", shop.clone()), ("why", why.clone())])
        }
        BasketError::Refused { shop, status, message } => params([
            ("shop", shop.clone()),
            ("status", status.to_string()),
            ("said", message.clone()),
        ]),
        BasketError::Declined { shop, code, message } => {
            params([("shop", shop.clone()), ("shop_code", code.clone()), ("said", message.clone())])
        }
        BasketError::Failed { shop, status } => {
            params([("shop", shop.clone()), ("status", status.to_string())])
        }
        BasketError::InvalidReply { shop, what } => {
            params([("shop", shop.clone()), ("why", what.clone())])
        }
        BasketError::Unmatched { name } => params([("name", name.clone())]),
        BasketError::NotPieces { name, quantity } => {
            params([("name", name.clone()), ("quantity", quantity.clone())])
        }
        BasketError::File { path, why, .. } => {
            params([("path", path.display().to_string()), ("why", why.clone())])
        }
        BasketError::NotAList { path, why } => {
            params([("path", path.display().to_string()), ("why", why.to_string())])
        }
        BasketError::WouldLose { path, what } => {
            params([("path", path.display().to_string()), ("why", what.clone())])
        }
        BasketError::ChangedMeanwhile { path } => params([("path", path.display().to_string())]),
        _ => Params::new(),
    }
}

fn params<const N: usize>(pairs: [(&str, String); N]) -> Params {
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
