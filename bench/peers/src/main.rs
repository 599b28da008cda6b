//! `trug-peers READER`: another reader, which reads the pictures that `trug-bench` sends.
//!
//! The protocol is that of `readers.py` beside it. First it prints one line: the reader's name and version. Then,
//! for each picture on standard input (width and height as 32 bits, little end first, and width x height grey bytes), it
//! prints one line: milliseconds of this thread's time that the decoding call took, a tab, and the texts separated by
//! commas. A picture on which the reader fails has no texts.

#[path = "../../src/cpu.rs"]
mod cpu;

use std::io::{ErrorKind, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use anyhow::{Context, bail};
use cpu::cpu_ms;
use tapirscan::{Formats, Image, Mode, Scanner, ScannerOptions};

fn main() -> anyhow::Result<()> {
    let name = std::env::args()
        .nth(1)
        .context("which reader? tapirscan-low, -medium, -high or -very-high")?;
    let mode = match name.as_str() {
        "tapirscan-low" => Mode::Low,
        "tapirscan-medium" => Mode::Medium,
        "tapirscan-high" => Mode::High,
        "tapirscan-very-high" => Mode::VeryHigh,
        other => bail!("there is no reader {other:?} here"),
    };
    let formats = Formats::RETAIL;
    let mut scanner = Scanner::new(ScannerOptions {
        mode,
        formats,
        parallel: false,
        ..ScannerOptions::default()
    });
    let (mut input, mut output) = (std::io::stdin().lock(), std::io::stdout().lock());
    writeln!(output, "tapirscan 1.5.0, {}", mode.as_str())?;
    output.flush()?;
    while let Some((width, height, pixels)) = picture(&mut input)? {
        let start = cpu_ms();
        let found =
            catch_unwind(AssertUnwindSafe(|| scanner.scan(Image::gray(&pixels, width, height))));
        let ms = cpu_ms() - start;
        let texts: Vec<String> = match found {
            Ok(Ok(result)) => result.values().map(str::to_owned).collect(),
            Ok(Err(_)) | Err(_) => Vec::new(),
        };
        writeln!(output, "{ms:.4}\t{}", texts.join(","))?;
        output.flush()?;
    }
    Ok(())
}

/// The next picture, or `None` where the input ends.
fn picture(input: &mut impl Read) -> anyhow::Result<Option<(usize, usize, Vec<u8>)>> {
    let mut head = [0; 8];
    match input.read_exact(&mut head) {
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(None),
        read => read?,
    }
    let [a, b, c, d, e, f, g, h] = head;
    let (width, height) =
        (u32::from_le_bytes([a, b, c, d]) as usize, u32::from_le_bytes([e, f, g, h]) as usize);
    let mut pixels = vec![0; width * height];
    input.read_exact(&mut pixels)?;
    Ok(Some((width, height, pixels)))
}
