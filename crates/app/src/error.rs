//! From the crates' own errors to the one that a host shows.

use crate::AppError;
use trug_baskets::BasketError;
use trug_camera::CameraError;
use trug_catalogue::CatalogueError;
use trug_domain::GtinError;
use trug_domain::quantity::QuantityError;
use trug_store::StoreError;

impl AppError {
    /// A failure that trying again does not mend.
    pub(crate) fn new(code: &str, message: impl Into<String>) -> Self {
        Self { code: code.to_owned(), message: message.into(), hint: None, retry: false }
    }

    /// Adds what the person can do next.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Says that trying again can help.
    pub(crate) fn retry(mut self) -> Self {
        self.retry = true;
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
        let plain = Self::new(error.code(), error.to_string());
        if error.is_permanent() { plain } else { plain.retry() }
    }
}

impl From<CatalogueError> for AppError {
    fn from(error: CatalogueError) -> Self {
        Self::new("catalogue", error.to_string())
    }
}

impl From<CameraError> for AppError {
    fn from(error: CameraError) -> Self {
        Self::new("picture", error.to_string())
    }
}

impl From<GtinError> for AppError {
    fn from(error: GtinError) -> Self {
        Self::new("gtin", error.to_string())
    }
}

impl From<QuantityError> for AppError {
    fn from(error: QuantityError) -> Self {
        Self::new("quantity", error.to_string())
    }
}

impl From<BasketError> for AppError {
    fn from(error: BasketError) -> Self {
        let plain = Self::new(error.code(), error.to_string());
        let is_weather =
            matches!(error, BasketError::Unreachable { .. } | BasketError::ChangedMeanwhile { .. });
        if is_weather { plain.retry() } else { plain }
    }
}
