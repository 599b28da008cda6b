//! Any bytes as a picture of any shape: nothing panics with either effort, and every read is valid.
#![no_main]

use libfuzzer_sys::fuzz_target;
use trug_decode::{Cascade, Effort, Luma, Reader, Symbology};
use trug_gs1::has_valid_check_digit;

fuzz_target!(|data: &[u8]| {
    let [width, padding, effort, tile, rest @ ..] = data else { return };
    let width = usize::from(*width) + 1;
    let stride = width + usize::from(*padding % 8);
    // a short input fills a large picture: each byte is a tile
    let tile = usize::from(*tile % 8) + 1;
    let bytes: Vec<u8> = rest.chunks(width).flat_map(|row| tiled(row, stride, tile)).collect();
    let (width, stride) = (width * tile, stride * tile);
    let height = bytes.len() / stride;
    let Ok(luma) = Luma::new(&bytes, width, height, stride) else { return };
    let effort = if effort % 4 == 0 { Effort::Photo } else { Effort::Frame };
    let mut reader = Cascade::default();
    for read in (0..3).flat_map(|_| reader.read(luma, effort)) {
        let digits = matches!(read.symbology, Symbology::Ean13 | Symbology::UpcA | Symbology::Ean8);
        assert!(!digits || has_valid_check_digit(read.text.as_bytes()), "{read:?}");
        assert!((0.0..=1.0).contains(&read.certainty), "{read:?}");
        assert!(!read.text.is_empty());
    }
    assert_eq!(reader.panics(), 0);
});

fn tiled(row: &[u8], stride: usize, tile: usize) -> Vec<u8> {
    let line: Vec<u8> = (0..stride)
        .flat_map(|x| std::iter::repeat_n(row.get(x).copied().unwrap_or(0), tile))
        .collect();
    line.repeat(tile)
}
