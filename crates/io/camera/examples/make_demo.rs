//! Makes `assets/demo.mjpeg`, the clip that comes with Trug: three packets with real numbers, drawn and filmed by
//! the label crate, as a stream of grey JPEGs at 15 frames a second.
//!
//!     cargo run -p trug-camera --example make_demo
//!
//! The same numbers and seed make the same file, byte for byte.

use jpeg_encoder::{ColorType, Encoder};
use std::{error::Error, path::Path};

/// A jar of Nutella (400 g), a bar of Lindt Excellence (85 %) and a jar of Barilla pesto: well-known products that are
/// in Open Food Facts under these numbers.
const PACKETS: [&str; 3] = ["3017620422003", "3046920022606", "8076809513753"];
const SEED: u64 = 1;
const QUALITY: u8 = 75;

fn main() -> Result<(), Box<dyn Error>> {
    let mut stream = Vec::new();
    let mut frames = 0;
    for picture in trug_label::demo_clip(&PACKETS, SEED) {
        let (width, height) = (u16::try_from(picture.width)?, u16::try_from(picture.height)?);
        Encoder::new(&mut stream, QUALITY).encode(&picture.data, width, height, ColorType::Luma)?;
        frames += 1;
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/demo.mjpeg");
    std::fs::write(&file, &stream)?;
    eprintln!("{frames} frames, {} bytes: {}", stream.len(), file.display());
    Ok(())
}
