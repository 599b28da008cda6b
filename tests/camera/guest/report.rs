//! The table of what each camera driver can and cannot do.

use crate::driver::DriverUnderTest;

/// The result of one check through one driver.
pub(crate) struct Outcome {
    pub(crate) check: &'static str,
    pub(crate) driver: DriverUnderTest,
    pub(crate) passed: bool,
    /// Why it failed: the known reason, or the error.
    pub(crate) why: String,
}

/// Prints a row for each check and a column for each driver, and below it why checks failed.
#[allow(clippy::format_collect, reason = "a few short lines")]
pub(crate) fn print_table(drivers: &[DriverUnderTest], outcomes: &[Outcome]) {
    let mut checks: Vec<&str> = Vec::new();
    for outcome in outcomes {
        if !checks.contains(&outcome.check) {
            checks.push(outcome.check);
        }
    }
    let name = |driver: &DriverUnderTest| driver.choice.to_string();
    let head: String = drivers.iter().map(|driver| format!("{:<8}", name(driver))).collect();
    println!("     {:<26}{head}", "check");
    for check in checks {
        let of = |driver: &DriverUnderTest| {
            outcomes.iter().find(|one| one.check == check && one.driver == *driver)
        };
        let marks: String = drivers
            .iter()
            .map(|driver| match of(driver) {
                Some(outcome) if outcome.passed => "✓       ",
                Some(_) => "✗       ",
                None => "-       ",
            })
            .collect();
        let why: Vec<&str> = drivers
            .iter()
            .filter_map(of)
            .map(|one| one.why.as_str())
            .filter(|w| !w.is_empty())
            .collect();
        println!("     {check:<26}{marks}{}", why.join("; "));
    }
}
