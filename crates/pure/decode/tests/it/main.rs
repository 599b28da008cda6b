//! Reading and accepting, through the public interface.
#![allow(clippy::disallowed_methods, reason = "tests make files, wait and look at clocks")]

mod agreement;
mod blurred;
mod hostile;
mod joint;
mod matrix;
mod other_symbologies;
mod phantoms;
mod properties;
mod quality;
mod reading;

use trug_decode::{Luma, Point, Read, Symbology};
use trug_label::Picture;

/// A view of a drawn picture.
fn luma(picture: &Picture) -> Luma<'_> {
    Luma::tight(&picture.data, picture.width, picture.height).expect("a drawn picture is whole")
}

/// A read of a code that begins at `x`, 200 pixels long and 60 high.
fn read_at(symbology: Symbology, text: &str, x: f32, y: f32) -> Read {
    let corner = |dx: f32, dy: f32| Point { x: x + dx, y: y + dy };
    Read {
        symbology,
        text: text.to_owned(),
        corners: [corner(0.0, 0.0), corner(200.0, 0.0), corner(200.0, 60.0), corner(0.0, 60.0)],
        certainty: 0.9,
    }
}
