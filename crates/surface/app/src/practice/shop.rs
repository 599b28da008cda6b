//! The practice shop, for whoever wants to try a push without a grocer.

use crate::app::App;
use crate::baskets::connected::AddBasket;
use crate::contract::{AppError, BasketKind, BasketView, Problem};
use crate::error::Result;
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

    /// Connects the shop under a name. A basket of that name that is a practice shop's already stays
    /// what it is, with its cart; only the address is renewed.
    ///
    /// # Errors
    /// When the name is none, or belongs to a basket of another kind.
    pub fn connect(&self, app: &App, name: &str) -> Result<BasketView> {
        let baskets = app.baskets();
        let known = baskets.all()?.baskets.into_iter().find(|basket| basket.name == name);
        let Some(known) = known else {
            return baskets.add(&AddBasket {
                kind: BasketKind::Ucp.to_string(),
                name: name.to_owned(),
                place: Some(self.url()),
                format: None,
                private_network: false,
            });
        };
        if known.kind != BasketKind::Ucp || !known.place.starts_with("http://127.0.0.1:") {
            return Err(AppError::new(
                Problem::NameTaken { name: name.to_owned() },
                format!("the basket {name:?} is another shop's, not the practice shop's"),
            ));
        }
        baskets.set_address(name, &self.url())?;
        Ok(BasketView { place: self.url(), ..known })
    }
}

/// Runs the practice shop until the program is ended; `ready` is called with its address.
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
    trug_shop::serve(options, |address| ready(format!("http://{address}"))).map_err(shop_error)
}

/// Starts a practice shop in the background.
///
/// # Errors
/// As [`serve_practice_shop`].
pub fn start_practice_shop(app: &App, seed: u64) -> Result<PracticeShop> {
    let listen = SocketAddr::from(([127, 0, 0, 1], 0));
    trug_shop::start(Options { listen, seed, home: app.home().to_owned() })
        .map(PracticeShop)
        .map_err(shop_error)
}

fn shop_error(error: ShopError) -> AppError {
    let why = error.to_string();
    AppError::new(Problem::PracticeShop { why: why.clone() }, why)
}
