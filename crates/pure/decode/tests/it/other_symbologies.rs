//! ITF-14 and GS1 `DataBar` are read in frames and photographs, at any angle, alone and beside an EAN. They are drawn here by
//! the GS1 General Specifications (5.3, 5.5).

use trug_decode::{Cascade, Effort, Luma, Reader, Symbology};

/// Widths of bars and spaces in turn, the first one a space.
type Widths = Vec<usize>;

/// GS1 `DataBar` Expanded of a variable-weight item, one bit per module, set for a bar: as zint 2.11 draws
/// `[01]90012345678908[3103]001750`.
const WEIGHED: [u8; 19] = [
    0x5c, 0x82, 0x6f, 0xf0, 0xb8, 0x4c, 0x57, 0xb9, 0x8b, 0xc0, 0xe5, 0xc7, 0x77, 0xaf, 0x18, 0xfc,
    0x2b, 0x09, 0xf4,
];
fn widths(modules: &[u8]) -> Widths {
    let bits = modules.iter().flat_map(|byte| (0..8).map(move |n| byte >> (7 - n) & 1));
    let mut widths = vec![0];
    let mut before = 0;
    for bit in bits {
        if bit != before {
            widths.push(0);
        }
        *widths.last_mut().expect("one at least") += 1;
        before = bit;
    }
    widths
}

/// Bars across the middle of a picture, turned by some degrees.
fn draw(widths: &Widths, module: f32, degrees: f32) -> (Vec<u8>, usize, usize) {
    let (width, height) = (640, 480);
    let (sin, cos) = degrees.to_radians().sin_cos();
    let modules: usize = widths.iter().sum();
    let mut dark = Vec::new();
    for (n, count) in widths.iter().enumerate() {
        dark.extend(std::iter::repeat_n(n % 2 == 1, *count));
    }
    let ink = |x: f32, y: f32| {
        let (dx, dy) = (x - width as f32 / 2.0, y - height as f32 / 2.0);
        let (u, v) = (dx * cos + dy * sin, dy * cos - dx * sin);
        let at = u / module + modules as f32 / 2.0;
        v.abs() < 14.0 * module && at >= 0.0 && dark.get(at as usize).copied().unwrap_or(false)
    };
    let mut data = Vec::with_capacity(width * height);
    for n in 0..width * height {
        let (x, y) = ((n % width) as f32, (n / width) as f32);
        let share = (0..9)
            .filter(|k| ink(x + (k % 3) as f32 / 3.0 - 0.33, y + (k / 3) as f32 / 3.0 - 0.33))
            .count() as f32
            / 9.0;
        data.push((210.0 - 170.0 * share) as u8);
    }
    (data, width, height)
}

#[test]
fn itf_and_data_bar_are_read_in_some_frames_and_in_a_photo() {
    for (symbology, widths, text) in [
        (Symbology::Itf14, itf("15400141288763"), "15400141288763"),
        (Symbology::DataBar, data_bar(950_110_153_000), "09501101530003"),
        (Symbology::DataBar, data_bar(2_401_234_567_890), "24012345678905"),
        (Symbology::DataBarExpanded, widths(&WEIGHED), "\u{1d}01900123456789083103001750"),
    ] {
        for degrees in [0.0, 20.0, 90.0, 180.0] {
            let (data, width, height) = draw(&widths, 3.0, degrees);
            let luma = Luma::tight(&data, width, height).expect("whole");
            let mut reader = Cascade::default();
            let mut frames: Vec<_> =
                (0..9).flat_map(|_| reader.read(luma, Effort::Frame)).collect();
            frames.dedup_by(|a, b| a.text == b.text);
            for reads in [frames, Cascade::default().read(luma, Effort::Photo)] {
                let found: Vec<_> = reads.iter().map(|r| (r.symbology, r.text.as_str())).collect();
                assert_eq!(found, [(symbology, text)], "turned {degrees}");
            }
        }
    }
}

#[test]
fn a_book_with_a_price_add_on_is_read_as_its_isbn() {
    let mut bars = trug_gs1::ean_upc::encode(Symbology::Ean13, "9780201379624").expect("right");
    bars.extend([false; 9]);
    bars.extend(add_on("54495"));
    let mut widths = vec![9];
    let mut before = false;
    for bar in bars {
        if bar == before {
            *widths.last_mut().expect("a quiet zone at least") += 1;
        } else {
            widths.push(1);
        }
        before = bar;
    }
    for degrees in [0.0, 30.0, 180.0] {
        let (data, width, height) = draw(&widths, 2.4, degrees);
        let luma = Luma::tight(&data, width, height).expect("whole");
        for effort in [Effort::Frame, Effort::Photo] {
            let reads = Cascade::default().read(luma, effort);
            let texts: Vec<&str> = reads.iter().map(|r| r.text.as_str()).collect();
            assert_eq!(texts, ["9780201379624"], "turned {degrees}, {effort:?}");
        }
    }
}

/// The five digits beside an ISBN (5.2.2.5).
fn add_on(digits: &str) -> Vec<bool> {
    const SET_A: [u8; 10] = [
        0b000_1101, 0b001_1001, 0b001_0011, 0b011_1101, 0b010_0011, 0b011_0001, 0b010_1111,
        0b011_1011, 0b011_0111, 0b000_1011,
    ];
    // which digits are of set B, by their weighted sum
    const EVEN: [u8; 10] =
        [0b11000, 0b10100, 0b10010, 0b10001, 0b01100, 0b00110, 0b00011, 0b01010, 0b01001, 0b00101];
    let digits: Vec<usize> = digits.bytes().map(|b| usize::from(b - b'0')).collect();
    let sum: usize = digits.iter().enumerate().map(|(n, d)| d * [3, 9][n % 2]).sum();
    let mut bits = vec![true, false, true, true];
    for (n, digit) in digits.iter().enumerate() {
        if n > 0 {
            bits.extend([false, true]);
        }
        let even = EVEN[sum % 10] >> (4 - n) & 1 == 1;
        let a = SET_A[*digit];
        // set B is set A inverted and reversed
        bits.extend((0..7).map(|k| if even { a >> k & 1 == 0 } else { a >> (6 - k) & 1 == 1 }));
    }
    bits
}

/// ITF-14, wide elements three times as wide as narrow ones (5.3.2).
fn itf(digits: &str) -> Widths {
    // which two of five elements are wide
    const WIDE: [[usize; 2]; 10] =
        [[2, 3], [0, 4], [1, 4], [0, 1], [2, 4], [0, 2], [1, 2], [3, 4], [0, 3], [1, 3]];
    let mut widths = vec![12, 1, 1, 1, 1];
    for pair in digits.as_bytes().chunks(2) {
        for element in 0..5 {
            for digit in pair {
                let wide = WIDE[usize::from(digit - b'0')].contains(&element);
                widths.push(if wide { 3 } else { 1 });
            }
        }
    }
    widths.extend([3, 1, 1, 12]);
    widths
}

/// How modules are divided among four odd and four even elements: the first value, modules of the odd and of the even ones,
/// the widest of each, and the number of combinations of the slower ones.
type Group = (usize, usize, usize, usize, usize, usize);

const OUTSIDE: [Group; 5] = [
    (0, 12, 4, 8, 1, 1),
    (161, 10, 6, 6, 3, 10),
    (961, 8, 8, 4, 5, 34),
    (2015, 6, 10, 3, 6, 70),
    (2715, 4, 12, 1, 8, 126),
];
const INSIDE: [Group; 4] =
    [(0, 5, 10, 2, 7, 4), (336, 7, 8, 4, 5, 20), (1036, 9, 6, 6, 3, 48), (1516, 11, 4, 8, 1, 81)];

const FINDERS: [[usize; 5]; 9] = [
    [3, 8, 2, 1, 1],
    [3, 5, 5, 1, 1],
    [3, 3, 7, 1, 1],
    [3, 1, 9, 1, 1],
    [2, 7, 4, 1, 1],
    [2, 5, 6, 1, 1],
    [2, 3, 8, 1, 1],
    [1, 5, 7, 1, 1],
    [1, 3, 9, 1, 1],
];

/// GS1 `DataBar` Omnidirectional of 13 digits without their check digit (5.5.2).
fn data_bar(value: usize) -> Widths {
    let (left, right) = (value / 4_537_077, value % 4_537_077);
    let characters = [left / 1597, left % 1597, right / 1597, right % 1597];
    let elements: Vec<[usize; 8]> =
        characters.iter().enumerate().map(|(n, c)| character(*c, n % 2 == 0)).collect();
    let mut weight = 1;
    let mut sum = 0;
    for width in elements.iter().flatten() {
        sum += width * weight;
        weight = weight * 3 % 79;
    }
    let mut check = sum % 79;
    check += usize::from(check >= 8);
    check += usize::from(check >= 72);
    let mut widths = vec![1, 1];
    widths.extend(elements[0]);
    widths.extend(FINDERS[check / 9]);
    widths.extend(elements[1].iter().rev());
    widths.extend(elements[3]);
    widths.extend(FINDERS[check % 9].iter().rev());
    widths.extend(elements[2].iter().rev());
    widths.extend([1, 1]);
    widths[0] += 8;
    widths
}

fn character(value: usize, outside: bool) -> [usize; 8] {
    let groups: &[Group] = if outside { &OUTSIDE } else { &INSIDE };
    let group = groups.iter().rev().find(|g| g.0 <= value).expect("the first begins at 0");
    let (from, odd_modules, even_modules, odd_widest, even_widest, ways) = *group;
    let (quotient, rest) = ((value - from) / ways, (value - from) % ways);
    let (odd, even) = if outside { (quotient, rest) } else { (rest, quotient) };
    let odd = elements(odd, odd_modules, odd_widest, outside);
    let even = elements(even, even_modules, even_widest, !outside);
    std::array::from_fn(|n| if n % 2 == 0 { odd[n / 2] } else { even[n / 2] })
}

/// The `value`th combination, in ascending order of widths, of four elements with `modules` in all, none wider than `widest`;
/// if `any` is false, one of them must be narrow (5.5.2.2: combinations are counted as in the standard's annex).
fn elements(value: usize, modules: usize, widest: usize, any: bool) -> [usize; 4] {
    let mut left = value;
    let sides = 1..=widest;
    for a in sides.clone() {
        for b in sides.clone() {
            for c in sides.clone() {
                let Some(d) = modules.checked_sub(a + b + c) else { continue };
                let fits = (1..=widest).contains(&d);
                let narrow = [a, b, c, d].contains(&1);
                if !fits || (!any && !narrow) {
                    continue;
                }
                if left == 0 {
                    return [a, b, c, d];
                }
                left -= 1;
            }
        }
    }
    panic!("there is no combination {value} of {modules} modules");
}
