//! Matrix symbols are read, and whether they are GS1. The symbols were generated once with rxing's encoders.

use trug_decode::{Effort, Reader, RxingReader, Symbology};
use trug_label::Picture;

use crate::luma;

#[test]
fn matrix_symbols_are_read_within_three_frames_and_gs1_is_detected() {
    for (symbology, rows, text) in [
        (Symbology::QrCode, &QR_LINK[..], "https://id.gs1.org/01/09506000134352"),
        (Symbology::QrCode, &QR_GS1[..], "\u{1d}0109501101530003"),
        (Symbology::DataMatrix, &DATA_MATRIX_PLAIN[..], "packet 7"),
        (Symbology::DataMatrix, &DATA_MATRIX_GS1[..], "\u{1d}010950110153000310AB\u{1d}17261231"),
    ] {
        let picture = draw(rows);
        let mut reader = RxingReader::default();
        let frames: Vec<_> =
            (0..3).flat_map(|_| reader.read(luma(&picture), Effort::Frame)).collect();
        let photo = reader.read(luma(&picture), Effort::Photo);
        for reads in [frames, photo] {
            let found: Vec<_> = reads.iter().map(|r| (r.symbology, r.text.as_str())).collect();
            assert_eq!(found, [(symbology, text)]);
            let side = (rows.len() * MODULE) as f32;
            for corner in reads[0].corners {
                let inside = |v: f32| v > QUIET as f32 - 25.0 && v < QUIET as f32 + side + 25.0;
                assert!(inside(corner.x) && inside(corner.y), "{text}: {corner:?}");
            }
        }
    }
}

const MODULE: usize = 6;
const QUIET: usize = 60;

/// Six pixels a module, dark grey on light grey.
fn draw(rows: &[&str]) -> Picture {
    let side = rows.len() * MODULE + 2 * QUIET;
    let mut data = vec![215; side * side];
    for (y, row) in rows.iter().enumerate() {
        for x in row.bytes().enumerate().filter(|(_, b)| *b == b'#').map(|(x, _)| x) {
            for n in 0..MODULE * MODULE {
                let (px, py) = (QUIET + x * MODULE + n % MODULE, QUIET + y * MODULE + n / MODULE);
                data[py * side + px] = 35;
            }
        }
    }
    Picture { width: side, height: side, data }
}

/// `https://id.gs1.org/01/09506000134352`, a GS1 Digital Link.
const QR_LINK: [&str; 29] = [
    "#######.#.#.##.#...#..#######",
    "#.....#..#####...#....#.....#",
    "#.###.#.###....##...#.#.###.#",
    "#.###.#.###.#.######..#.###.#",
    "#.###.#.#..##.##..###.#.###.#",
    "#.....#...##.#.....##.#.....#",
    "#######.#.#.#.#.#.#.#.#######",
    "..........#.#...###.#........",
    "####..#.#.####...#.###..###.#",
    "....#.....#.###....#..###...#",
    "......#..#####..###.#...#.##.",
    ".##.##.####....##.##.#.#....#",
    "##.#.######.#.#####.##...##..",
    "######.###.##.##.######...###",
    "..#.#.#....#.#..#..##.#.#.###",
    "#..#.#...#.#..###.###..#...#.",
    ".####.#..#..#.#.#..##..###.#.",
    "..#.....#.....###.#......###.",
    "#.#...#..##..#####..#.#.#.#..",
    "..####.#...#.###.#.#..#...#..",
    ".#.#..##.##..##..#.########..",
    "........#.#.........#...#####",
    "#######.......#.##.##.#.##.#.",
    "#.....#..#.####.#...#...##..#",
    "#.###.#..###...####.#####.#..",
    "#.###.#.#..#.#.#.##..#.###..#",
    "#.###.#.#.#.#.#.#..#...#..#.#",
    "#.....#.#.#.##.#..###.####.#.",
    "#######.#.##....#..######..#.",
];

/// A GS1 QR code (FNC1 in first position) of a GTIN.
const QR_GS1: [&str; 21] = [
    "#######...#.#.#######",
    "#.....#.....#.#.....#",
    "#.###.#.#.#...#.###.#",
    "#.###.#.....#.#.###.#",
    "#.###.#..#.##.#.###.#",
    "#.....#..###..#.....#",
    "#######.#.#.#.#######",
    "........#.#..........",
    "###.#####.#.###...#..",
    "....##..##.#.#..####.",
    ".###.####.##..#.#...#",
    "..#..#.....###.#..##.",
    "...####.####..#.#...#",
    "........#.....##..##.",
    "#######.#.#.#...#####",
    "#.....#.##....##.###.",
    "#.###.#.#.#.#.###.#.#",
    "#.###.#..###.#.##....",
    "#.###.#.#..#.####...#",
    "#.....#.#..###.##.#..",
    "#######.##.#.##.#..##",
];

/// `packet 7`.
const DATA_MATRIX_PLAIN: [&str; 14] = [
    "#.#.#.#.#.#.#.",
    "##...#.###.###",
    "###.##.....#..",
    "######.#.#...#",
    "####.#.##.....",
    "######.....###",
    "#.##...#..###.",
    "#..##..#...###",
    "#.###..#.#.#..",
    "##.##......###",
    "#.####..#.....",
    "##...#.#.##.##",
    "#..##.#...#...",
    "##############",
];

/// A GS1 Data Matrix of a GTIN, a batch and a best-before date.
const DATA_MATRIX_GS1: [&str; 18] = [
    "#.#.#.#.#.#.#.#.#.",
    "###.##..#.#....#.#",
    "##.##..##...#..##.",
    "#...##..#.##.#####",
    "###.#.....#.#..#..",
    "#...##..#...#.#..#",
    "#.#.#..##.##....#.",
    "#..#.#..#..#..#..#",
    "###....#..######..",
    "##.#.#...##...#.##",
    "#...#######.#...#.",
    "#.#....###..#..#.#",
    "#.#.##..#...#..##.",
    "##....##.####.####",
    "#.##......#.#...#.",
    "#..#.......###..##",
    "#.#...#.##.#.##.#.",
    "##################",
];
