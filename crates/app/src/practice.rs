//! The practice shop, for whoever wants to try a push without a grocer.

use crate::{App, AppError, Result};
use std::net::SocketAddr;
use std::path::Path;
use trug_shop::{Options, Running, ShopError};

/// A practice shop that runs beside the program until it is dropped.
pub struct PracticeShop(Running);

impl PracticeShop {
    /// Its address for `basket add`.
    pub fn url(&self) -> String {
        format!("http://{}", self.0.address())
    }
}

/// Runs the practice shop until the program is ended; `ready` hears its address.
///
/// # Errors
/// When the address cannot be listened at or the carts not be kept.
pub fn serve_practice_shop(
    home: &Path,
    listen: SocketAddr,
    seed: u64,
    ready: impl FnOnce(String),
) -> Result<()> {
    crate::home::make(home)?;
    let options = Options { listen, seed, home: home.to_owned() };
    trug_shop::serve(options, |address| ready(format!("http://{address}"))).map_err(told)
}

/// Starts a practice shop in the background.
///
/// # Errors
/// As [`serve_practice_shop`].
pub fn start_practice_shop(app: &App, seed: u64) -> Result<PracticeShop> {
    let listen = SocketAddr::from(([127, 0, 0, 1], 0));
    trug_shop::start(Options { listen, seed, home: app.home().to_owned() })
        .map(PracticeShop)
        .map_err(told)
}

fn told(error: ShopError) -> AppError {
    AppError::new("practice-shop", error.to_string())
}
