//! From the domain's nouns to what crosses the boundary.

use crate::contract::{
    CameraParams, CameraStatus, CameraView, DataOrigin, DifferenceView, ExportFormat, ListName,
    MoneyView, NumberKind, Origin, ProductOrigin, ProductView, QuantityView, StepAction, Symbology,
    UnitView,
};
use crate::number_words::number_words;
use trug_camera::CameraState;
use trug_domain::{Action, Line, List, Money, Need, Product, Quantity, SourceKind, Unit};
use trug_gs1::ScannedCode;
use trug_gs1::prefix::{self, Kind};

/// What to call a line: the shopper's words, else the product's name, else the code as printed.
pub(crate) fn line_name(line: &Line, product: Option<&Product>) -> String {
    need_name(&line.need, product)
}

pub(crate) fn need_name(need: &Need, product: Option<&Product>) -> String {
    if let Some(name) = &need.name {
        return name.clone();
    }
    match (product, &need.code) {
        (Some(product), _) => product.name.clone(),
        (None, Some(code)) => code.printed.clone(),
        (None, None) => String::new(),
    }
}

pub(crate) fn list_name(list: &List) -> ListName {
    ListName { id: list.id.into(), name: list.name.clone() }
}

pub(crate) fn quantity_view(quantity: Quantity) -> QuantityView {
    let unit = match quantity.unit {
        Unit::Each => UnitView::Each,
        Unit::Gram => UnitView::G,
        Unit::Millilitre => UnitView::Ml,
    };
    QuantityView { value: quantity.value, unit }
}

pub(crate) fn money_view(money: Money) -> MoneyView {
    MoneyView { minor: money.minor, currency: money.currency.into() }
}

impl From<QuantityView> for DifferenceView {
    fn from(QuantityView { value, unit }: QuantityView) -> Self {
        Self { value, unit }
    }
}

impl From<SourceKind> for Origin {
    fn from(kind: SourceKind) -> Self {
        match kind {
            SourceKind::Scan => Self::Scan,
            SourceKind::Photo => Self::Photo,
            SourceKind::Typed => Self::Typed,
            SourceKind::Import => Self::Import,
            SourceKind::Sync => Self::Sync,
        }
    }
}

impl From<Action> for StepAction {
    fn from(action: Action) -> Self {
        match action {
            Action::Add => Self::Add,
            Action::Quantity => Self::Quantity,
            Action::Edit => Self::Edit,
            Action::Check => Self::Check,
            Action::Uncheck => Self::Uncheck,
            Action::Remove => Self::Remove,
            Action::Move => Self::Move,
            Action::ClearChecked => Self::ClearChecked,
            Action::NewList => Self::NewList,
            Action::RenameList => Self::RenameList,
            Action::DeleteList => Self::DeleteList,
            Action::Teach => Self::Teach,
            Action::Forget => Self::Forget,
            Action::Attach => Self::Attach,
            Action::Shop => Self::Shop,
            Action::Aisles => Self::Aisles,
            Action::Price => Self::Price,
            Action::Import => Self::Import,
            Action::Sync => Self::Sync,
        }
    }
}

impl From<trug_gs1::Symbology> for Symbology {
    fn from(symbology: trug_gs1::Symbology) -> Self {
        use trug_gs1::Symbology as Printed;
        match symbology {
            Printed::Ean13 => Self::Ean13,
            Printed::Ean8 => Self::Ean8,
            Printed::UpcA => Self::UpcA,
            Printed::UpcE => Self::UpcE,
            Printed::Itf14 => Self::Itf14,
            Printed::DataBar => Self::DataBar,
            Printed::DataBarExpanded => Self::DataBarExpanded,
            Printed::DataMatrix => Self::DataMatrix,
            Printed::QrCode => Self::QrCode,
        }
    }
}

/// Who says what is known of a product: its source is the catalogue's, or else the shopper.
pub(crate) fn data_origin(product: &Product) -> DataOrigin {
    if product.source == trug_catalogue::SOURCE { DataOrigin::Off } else { DataOrigin::Own }
}

/// What is known of a code, with the credit that goes with it.
pub(crate) fn product_view(code: &ScannedCode, product: Option<Product>) -> ProductView {
    let gtin = code.gtin;
    let meaning = prefix::meaning(gtin);
    let mut view = ProductView {
        gtin: gtin.into(),
        name: None,
        brand: None,
        quantity: None,
        aisle: None,
        source: ProductOrigin::None,
        attribution: None,
        code: number_words(&meaning),
        number_kind: meaning.kind.into(),
        issuer: meaning.issuer.map(str::to_owned),
    };
    if let Some(product) = product {
        let origin = data_origin(&product);
        view.name = Some(product.name);
        view.brand = product.brand;
        view.quantity = product.quantity;
        view.aisle = product.aisle;
        view.attribution =
            (origin == DataOrigin::Off).then(|| trug_catalogue::ATTRIBUTION.to_owned());
        view.source = match origin {
            DataOrigin::Own => ProductOrigin::Own,
            DataOrigin::Off => ProductOrigin::Off,
        };
    }
    view
}

impl From<Kind> for NumberKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::TradeItem => Self::TradeItem,
            Kind::RestrictedCirculation => Self::RestrictedCirculation,
            Kind::RestrictedInCompany => Self::RestrictedInCompany,
            Kind::Coupon => Self::Coupon,
            Kind::RefundReceipt => Self::RefundReceipt,
            Kind::Book => Self::Book,
            Kind::Serial => Self::Serial,
            Kind::SheetMusic => Self::SheetMusic,
            Kind::Demonstration => Self::Demonstration,
            Kind::CompanyNumber => Self::CompanyNumber,
            Kind::Unassigned => Self::Unassigned,
        }
    }
}

impl From<&CameraState> for CameraStatus {
    fn from(state: &CameraState) -> Self {
        match state {
            CameraState::Opening => Self::Opening,
            CameraState::Working { .. } => Self::Working,
            CameraState::NoCamera => Self::NoCamera,
            CameraState::Absent { .. } => Self::Absent,
            CameraState::InUse => Self::InUse,
            CameraState::NotAllowed { .. } => Self::NotAllowed,
            CameraState::StoppedAnswering => Self::StoppedAnswering,
            CameraState::TooDark => Self::TooDark,
            CameraState::Lost => Self::Lost,
            CameraState::NotUsable { .. } => Self::NotUsable,
            CameraState::NeedsRestart => Self::NeedsRestart,
        }
    }
}

/// What a camera is doing.
pub(crate) fn camera_view(state: &CameraState) -> CameraView {
    let none = CameraParams::default();
    let params = match state {
        CameraState::Working { name, .. } | CameraState::Absent { name } => {
            CameraParams { name: Some(name.clone()), ..none }
        }
        CameraState::NotAllowed { how } => CameraParams { how: Some(how.clone()), ..none },
        CameraState::NotUsable { why } => CameraParams { why: Some(why.clone()), ..none },
        _ => none,
    };
    CameraView { state: state.into(), words: state.words(), params }
}

/// A format as it crosses the boundary.
pub(crate) const fn format_view(format: trug_baskets::Format) -> ExportFormat {
    use trug_baskets::Format;
    match format {
        Format::Text => ExportFormat::Text,
        Format::Markdown => ExportFormat::Markdown,
        Format::Csv => ExportFormat::Csv,
        Format::Json => ExportFormat::Json,
        Format::Ics => ExportFormat::Ics,
    }
}
