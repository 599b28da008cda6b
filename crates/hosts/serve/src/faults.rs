//! Faults on request, for the tests of the page: a disk that is full, a home that another program has, a shop that is
//! silent, a camera in any of its states. Nothing here is in a program that is built without the feature `faults`.

use serde_json::Value;
use std::str::FromStr;
use thiserror::Error;
use trug_api::{Context, Effect, Event, Spec};
use trug_app::AppError;
use trug_app::contract::{
    CameraAspect, CameraCheckView, CameraChoice, CameraFinding, CameraId, CameraParams,
    CameraStatus, CameraView, CamerasView, CheckedCamera, Coaching, FindingCode, FindingParams,
    Problem, ScanInput, ScanMessage,
};

/// What the camera of a fault calls itself, unless the fault says otherwise.
const CAMERA: &str = "Integrated Camera";

/// The commands for which a shop is asked.
const ASKS_THE_SHOP: [&str; 7] = [
    "practice_start",
    "basket_show",
    "basket_rehearse",
    "basket_match",
    "basket_push",
    "basket_pull",
    "basket_sync",
];

/// Something that goes wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// `store-full`: every change is refused.
    StoreFull,
    /// `home-locked`: nothing can be read or changed.
    HomeLocked,
    /// `shop-silent`: the practice shop does not answer.
    ShopSilent,
    /// `camera-STATE`: a state of the camera, or what would help it to read.
    Camera(CameraFault),
    /// `camera-name=NAME`: what the camera calls itself.
    CameraName(String),
}

/// What hinders a camera.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CameraFault {
    /// Its state.
    Status(CameraStatus),
    /// It works, and this would help.
    Coaching(Coaching),
}

/// There is no fault of this name.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("there is no fault {0:?}")]
pub struct UnknownFault(String);

impl FromStr for Fault {
    type Err = UnknownFault;

    fn from_str(name: &str) -> Result<Self, UnknownFault> {
        let unknown = || UnknownFault(name.to_owned());
        if let Some(name) = name.strip_prefix("camera-name=") {
            return Ok(Self::CameraName(name.to_owned()));
        }
        match name {
            "store-full" => Ok(Self::StoreFull),
            "home-locked" => Ok(Self::HomeLocked),
            "shop-silent" => Ok(Self::ShopSilent),
            _ => {
                let state = name.strip_prefix("camera-").ok_or_else(unknown)?;
                let json = Value::from(state);
                let status = serde_json::from_value(json.clone()).map(CameraFault::Status);
                let fault =
                    status.or_else(|_| serde_json::from_value(json).map(CameraFault::Coaching));
                fault.map(Self::Camera).map_err(|_| unknown())
            }
        }
    }
}

/// The faults of a server.
#[derive(Debug, Clone, Default)]
pub struct Faults(pub Vec<Fault>);

impl Faults {
    /// What a command answers because of a fault; nothing where none concerns it.
    pub(crate) fn answer(
        &self,
        command: &Spec,
        request: &Value,
        context: &Context,
    ) -> Option<Result<Value, AppError>> {
        self.0.iter().find_map(|fault| match fault {
            Fault::HomeLocked => {
                Some(Err(AppError::new(Problem::AlreadyOpen {}, "Trug is open already")))
            }
            Fault::StoreFull if command.effect == Effect::Undoable => Some(Err(disk_full())),
            Fault::ShopSilent if ASKS_THE_SHOP.contains(&command.name) => Some(Err(silent())),
            Fault::Camera(fault) => self.camera(*fault, command, request, context),
            _ => None,
        })
    }

    fn camera(
        &self,
        fault: CameraFault,
        command: &Spec,
        request: &Value,
        context: &Context,
    ) -> Option<Result<Value, AppError>> {
        let name = self.camera_name();
        let json = |answer: Result<Value, serde_json::Error>| Some(Ok(answer.unwrap_or_default()));
        match command.name {
            "scan_start" if request["source"] == "camera" => {
                context.scan.stop();
                for message in messages(fault) {
                    context.events.send(&Event::Scan(message));
                }
                Some(Ok(Value::Null))
            }
            "cameras_all" => {
                let chosen = CameraChoice { id: id_of(name), name: name.to_owned(), chosen: true };
                let other = "USB Webcam HD";
                let other =
                    CameraChoice { id: id_of(other), name: other.to_owned(), chosen: false };
                json(serde_json::to_value(CamerasView { cameras: vec![chosen, other] }))
            }
            "camera_check" => json(serde_json::to_value(check(fault, name))),
            _ => None,
        }
    }

    fn camera_name(&self) -> &str {
        let name = self.0.iter().find_map(|fault| match fault {
            Fault::CameraName(name) => Some(name.as_str()),
            _ => None,
        });
        name.unwrap_or(CAMERA)
    }
}

fn disk_full() -> AppError {
    let problem = Problem::StoreFull { path: "trug.db".to_owned() };
    AppError::new(problem, "the disk is full").retry()
}

fn silent() -> AppError {
    let (shop, why) = ("practice".to_owned(), "nobody answers".to_owned());
    AppError::new(Problem::BasketUnreachable { shop, why }, "the shop cannot be reached").retry()
}

fn id_of(name: &str) -> CameraId {
    CameraId::parse(&format!("1-6/{name}")).expect("an id that is not empty")
}

/// What a scan of such a camera reports.
fn messages(fault: CameraFault) -> Vec<ScanMessage> {
    let (state, coaching) = match fault {
        CameraFault::Status(state) => (state, None),
        CameraFault::Coaching(coaching) => (CameraStatus::Working, Some(coaching)),
    };
    let words = format!("the camera is {state}");
    let camera = CameraView { state, words, params: CameraParams::default() };
    let mut messages =
        vec![ScanMessage::Started { source: ScanInput::Camera }, ScanMessage::Camera { camera }];
    messages.extend(coaching.map(|some| ScanMessage::Coaching { coaching: Some(some) }));
    messages
}

/// What a check of such a camera finds.
fn check(fault: CameraFault, name: &str) -> CameraCheckView {
    use CameraAspect as What;
    let named = || FindingParams { name: Some(name.to_owned()), ..FindingParams::default() };
    let mut findings = Vec::new();
    let mut find = |what: What, code: FindingCode, params: FindingParams| {
        let works = code == FindingCode::Well;
        let words = format!("{what} is {code}");
        findings.push(CameraFinding { what, code, works, words, params });
    };
    if fault == CameraFault::Status(CameraStatus::NoCamera) {
        find(What::PluggedIn, FindingCode::NoCamera, FindingParams::default());
        return CameraCheckView { cameras: Vec::new(), findings };
    }
    let camera = CheckedCamera {
        id: id_of(name),
        name: name.to_owned(),
        chosen: true,
        offers: vec!["MJPEG 1280x720 at 30".to_owned(), "YUYV 640x480 at 30".to_owned()],
        words: "MJPEG 1280x720 at 30 would be chosen".to_owned(),
        because: Vec::new(),
    };
    find(
        What::PluggedIn,
        FindingCode::Well,
        FindingParams { count: Some("1".to_owned()), ..named() },
    );
    match fault {
        CameraFault::Status(CameraStatus::Absent) => {
            find(What::Choice, FindingCode::Absent, named());
        }
        CameraFault::Status(state @ (CameraStatus::Working | CameraStatus::TooDark)) => {
            let format = Some("MJPEG 1280x720 at 30".to_owned());
            find(What::Choice, FindingCode::Well, named());
            find(What::Picture, FindingCode::Well, FindingParams { format, ..named() });
            let is_dark = state == CameraStatus::TooDark;
            let (light, rate) = if is_dark {
                (FindingCode::TooDark, (FindingCode::Slow, "7"))
            } else {
                (FindingCode::Well, (FindingCode::Well, "30"))
            };
            let per_second = FindingParams { rate: Some(rate.1.to_owned()), ..named() };
            find(What::Rate, rate.0, per_second);
            find(What::Light, light, FindingParams::default());
        }
        CameraFault::Status(state) => {
            find(What::Choice, FindingCode::Well, named());
            find(What::Picture, state.into(), named());
        }
        CameraFault::Coaching(_) => {
            find(What::Choice, FindingCode::Well, named());
            find(What::Code, FindingCode::NotRead, FindingParams::default());
        }
    }
    CameraCheckView { cameras: vec![camera], findings }
}
