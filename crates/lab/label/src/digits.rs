//! The digits below an EAN-13, in a plain font of 5 x 7 dots.

/// Rows of each digit from the top, the lowest bit on the right.
const FONT: [[u8; 7]; 10] = [
    [0x0e, 0x11, 0x13, 0x15, 0x19, 0x11, 0x0e],
    [0x04, 0x0c, 0x04, 0x04, 0x04, 0x04, 0x0e],
    [0x0e, 0x11, 0x01, 0x02, 0x04, 0x08, 0x1f],
    [0x1f, 0x02, 0x04, 0x02, 0x01, 0x11, 0x0e],
    [0x02, 0x06, 0x0a, 0x12, 0x1f, 0x02, 0x02],
    [0x1f, 0x10, 0x1e, 0x01, 0x01, 0x11, 0x0e],
    [0x06, 0x08, 0x10, 0x1e, 0x11, 0x11, 0x0e],
    [0x1f, 0x01, 0x02, 0x04, 0x08, 0x08, 0x08],
    [0x0e, 0x11, 0x11, 0x0e, 0x11, 0x11, 0x0e],
    [0x0e, 0x11, 0x11, 0x0f, 0x01, 0x02, 0x0c],
];

/// True if a digit is printed `u` modules from the middle of the bars and `below` modules under their lower end. Only the 13
/// digits of an EAN-13 are drawn.
pub(crate) fn is_ink(digits: &[u8], u: f32, below: f32) -> bool {
    let row = (below - 3.0) / 6.0 * 7.0;
    if digits.len() != 13 || !(0.0..7.0).contains(&row) {
        return false;
    }
    let along = u + 47.5;
    digits.iter().enumerate().any(|(n, digit)| {
        let from = match n {
            0 => -9.0,
            1..=6 => 3.5 + 7.0 * (n as f32 - 1.0),
            _ => 50.5 + 7.0 * (n as f32 - 7.0),
        };
        let column = along - from;
        (0.0..5.0).contains(&column)
            && FONT[usize::from(*digit) % 10][row as usize] >> (4 - column as u8) & 1 == 1
    })
}
