//! The camera drivers that are tested, and what is known not to work through each.

use anyhow::{Context, Result};
use trug_camera::DriverChoice;

/// A camera driver of Trug, and where it runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct DriverUnderTest {
    pub(crate) choice: DriverChoice,
    /// In a worker process, as nokhwa must: it waits without limit for a silent camera.
    pub(crate) in_worker: bool,
}

impl DriverUnderTest {
    fn of(choice: DriverChoice) -> Self {
        Self { choice, in_worker: choice == DriverChoice::Nokhwa }
    }

    /// Why a check is known to fail through this driver.
    pub(crate) fn known_failure(self, check: &str) -> Option<&'static str> {
        let known = if self.choice == DriverChoice::Nokhwa { NOKHWA_FAILURES } else { &[] };
        known.iter().find(|(name, _)| *name == check).map(|(_, why)| *why)
    }
}

/// What nokhwa 0.10.11 on Linux cannot do.
const NOKHWA_FAILURES: &[(&str, &str)] = &[
    (
        "torn-pictures",
        "it hides how much of a buffer was written: a truncated picture ends in an older one",
    ),
    ("settings", "it sets neither exposure nor focus"),
    ("vivid", "the kernel's test camera refuses every mode that nokhwa asks for"),
    ("left-behind-format", "it cannot open a camera whose current format or rate it does not know"),
];

/// A driver and the checks to run through it; no checks stand for all.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) driver: DriverUnderTest,
    pub(crate) checks: Vec<String>,
}

/// Reads runs such as `auto:;nokhwa:yuyv,mjpeg`.
pub(crate) fn runs(text: &str) -> Result<Vec<Run>> {
    text.split(';')
        .map(|run| {
            let (driver, checks) = run.split_once(':').context("a run is DRIVER:CHECK,..")?;
            let driver = DriverUnderTest::of(driver.parse()?);
            let checks = checks.split(',').filter(|name| !name.is_empty());
            Ok(Run { driver, checks: checks.map(str::to_owned).collect() })
        })
        .collect()
}
