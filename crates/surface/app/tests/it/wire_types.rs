//! The TypeScript of the boundary is made from its Rust, and committed.

use std::path::Path;
use trug_app::contract;
use ts_rs::{Config, TS};

const FILE: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../../ui/src/lib/backend/generated/contract.ts");
const HOW: &str = "TRUG_WRITE_TYPES=1 cargo test -p trug-app wire_types";

macro_rules! types {
    ($($name:ident),* $(,)?) => {
        fn declarations() -> Vec<String> {
            vec![$(declaration::<contract::$name>()),*]
        }
    };
}
types! {
    ListId,
    LineId,
    StepId,
    RemoteId,
    CameraId,
    Gtin,
    Time,
    CurrencyCode,
    CountryCode,
    LanguageTag,
    LanguageChoice,
    ListName,
    ListSummary,
    ListsView,
    ListView,
    LineView,
    PriceView,
    CostView,
    SumView,
    QuantityView,
    UnitView,
    PartView,
    ImportView,
    ImportedList,
    ImportNotice,
    LineChange,
    LinePlace,
    AisleView,
    AisleOrderView,
    ShopsView,
    SuggestionView,
    TypedEntryView,
    SuggestionsView,
    FavouriteView,
    FavouritesView,
    ExportText,
    WrittenView,
    QrView,
    ProductBrief,
    ProductView,
    ProductsView,
    ProductDetail,
    ProductSource,
    PackView,
    AllergenView,
    LineOfProduct,
    TrayView,
    UnknownPacket,
    LookAlikes,
    LookAlike,
    SightingView,
    PictureReason,
    PictureProblem,
    Refusal,
    GtinProblem,
    SkipReason,
    SkippedEntry,
    Problem,
    TextField,
    SettingName,
    QuantityReason,
    PriceReason,
    ScanView,
    FailedPicture,
    CameraView,
    Coaching,
    CameraCheckView,
    CheckedCamera,
    CameraFinding,
    ScanMessage,
    CamerasView,
    CameraChoice,
    StepView,
    BlockView,
    UndoView,
    HistoryView,
    StepsView,
    ChangeView,
    BasketView,
    BasketKindsView,
    BasketKindView,
    BasketsView,
    MoneyView,
    RehearsalLineView,
    AnswerDetail,
    CandidateView,
    RehearsalView,
    BasketContents,
    BasketLineView,
    NoteView,
    SyncView,
    DeviationView,
    DeviationCode,
    DeviationDetail,
    SettledView,
    DoneView,
    ConflictView,
    SideView,
    PushMessage,
    SettingsView,
    SettingsChange,
    DeletedView,
    DeleteAsk,
    DoctorView,
    Finding,
    LanguagesView,
    LanguageView,
    AboutView,
    CreditView,
    AppError,
    BasketKind,
    BasketPlace,
    RehearsalAnswer,
    Side,
    DoneAction,
    Settlement,
    PushStage,
    PushOutcome,
    OfferReason,
    CameraAspect,
    FindingCode,
    FindingParams,
    Lens,
    StepAction,
    PriceOrigin,
    DifferenceView,
    Origin,
    AisleOrderBasis,
    SuggestionOrigin,
    ExportFormat,
    ProductOrigin,
    DataOrigin,
    NumberKind,
    Allergen,
    AllergenAnswer,
    Likeness,
    DoctorSubject,
    CreditedWork,
    Symbology,
    SightingOutcome,
    CameraParams,
    CameraStatus,
    ScanInput,
    Theme,
}

fn declaration<T: TS>() -> String {
    let docs: String = T::docs().map_or_else(String::new, |docs| format!("{}\n", docs.trim_end()));
    format!("{docs}export {}\n", T::decl(&Config::new()))
}

fn generated() -> String {
    let head = format!("// Made from the Rust of `trug_app::contract` by `{HOW}`.\n\n");
    let codes = "\n/** The code of a problem. */\nexport type ErrorCode = Problem['code'];\n";
    head + &declarations().join("\n") + codes
}

#[test]
fn the_typescript_is_what_the_rust_says() {
    let file = Path::new(FILE);
    if std::env::var_os("TRUG_WRITE_TYPES").is_some() {
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("the folder");
        std::fs::write(file, generated()).expect("the file is written");
    }
    let committed = std::fs::read_to_string(file).expect("the generated file is committed");
    // Git may give the lines of a checkout other ends.
    let committed = committed.replace("\r\n", "\n");
    assert!(committed == generated(), "{FILE} is not what the Rust says; make it anew: {HOW}");
}

#[test]
fn no_type_of_the_boundary_is_forgotten() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/contract");
    let sources: Vec<String> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|file| std::fs::read_to_string(file.expect("a file").path()).expect("a text"))
        .collect();
    let lines = sources.iter().flat_map(|source| source.lines());
    let types_of = |line: &str| match line {
        // These declare the same reasons in two forms.
        "reasons! {" => 2,
        "problems! {" | "wire_enum! {" | "text_type! {" => 1,
        line => usize::from(line.starts_with("#[derive(") && line.contains("TS")),
    };
    assert_eq!(declarations().len(), lines.map(types_of).sum::<usize>());
}
