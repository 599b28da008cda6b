//! vivid, the kernel's own test camera: it shows patterns, and has formats that USB cameras do not have.

use crate::wait::{TIMEOUT, nodes, run, wait_until};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Its name.
pub(crate) const VIVID: &str = "vivid-000-vid-cap";
const DRIVER: &str = "/sys/bus/platform/drivers/vivid";
const DEVICE: &str = "vivid.0";

/// Loads it, with the format and rate that it has at first.
pub(crate) fn load_vivid() -> Result<()> {
    if !Path::new("/sys/module/vivid").exists() {
        run("load", &["vivid", "n_devs=1", "node_types=0x1", "num_inputs=1", "input_types=0"])?;
    } else if nodes(VIVID).is_empty() {
        bind_vivid()?;
    }
    wait_until(TIMEOUT, || !nodes(VIVID).is_empty()).context("vivid made no node")
}

/// Takes it away, if it is there.
pub(crate) fn unload_vivid() -> Result<()> {
    if nodes(VIVID).is_empty() {
        return Ok(());
    }
    unbind_vivid()?;
    wait_until(TIMEOUT, || nodes(VIVID).is_empty()).context("the kernel keeps vivid")
}

pub(crate) fn bind_vivid() -> Result<()> {
    Ok(fs::write(format!("{DRIVER}/bind"), DEVICE)?)
}

pub(crate) fn unbind_vivid() -> Result<()> {
    Ok(fs::write(format!("{DRIVER}/unbind"), DEVICE)?)
}
