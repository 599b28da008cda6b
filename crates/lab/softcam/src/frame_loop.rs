//! What the camera shows: a few pictures of one scene in a loop, as of a trembling hand. They are drawn in advance, at
//! each size, because drawing takes longer than a frame.

use crate::model::Pixels;
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use std::sync::OnceLock;
use trug_label::{Rng, Scene};

const GREY: u8 = 110;
const NEUTRAL_CHROMA: u8 = 128;
/// A cheap camera's JPEG, about 60 kB at 640 x 480.
const QUALITY: u8 = 80;

/// Pictures of one scene, in one or more sizes.
#[derive(Debug, Default)]
pub struct FrameLoop {
    sizes: Vec<Size>,
}

#[derive(Debug)]
struct Size {
    width: u16,
    height: u16,
    pictures: Vec<Picture>,
}

#[derive(Debug)]
struct Picture {
    luma: Vec<u8>,
    jpeg: OnceLock<Vec<u8>>,
}

impl FrameLoop {
    /// Draws a scene at each size, `count` pictures in which it moves by a pixel or two. Positions and lengths in the
    /// scene are in pixels of its own width and scale with the picture's. In a size that is not drawn the camera sends
    /// plain grey.
    pub fn draw(scene: &Scene, sizes: &[(u16, u16)], count: u32) -> Self {
        let draw = |&(width, height): &(u16, u16)| {
            let scene = scaled(scene, width, height);
            let still = scene.draw(&mut Rng::new(1)).data;
            let picture = |n: u32| Picture::of(shifted(&still, width, n as usize));
            Size { width, height, pictures: (0..count).map(picture).collect() }
        };
        Self { sizes: sizes.iter().map(draw).collect() }
    }

    /// A plain grey picture, at each size.
    pub fn blank(sizes: &[(u16, u16)]) -> Self {
        let plain = |&(width, height)| Size {
            width,
            height,
            pictures: vec![Picture::plain(width, height)],
        };
        Self { sizes: sizes.iter().map(plain).collect() }
    }

    /// The bytes of picture number `number`, in a layout and size.
    pub(crate) fn bytes(&self, number: usize, pixels: Pixels, width: u16, height: u16) -> Vec<u8> {
        let size = self.sizes.iter().find(|size| (size.width, size.height) == (width, height));
        match size.filter(|size| !size.pictures.is_empty()) {
            Some(size) => size.pictures[number % size.pictures.len()].bytes(pixels, width, height),
            None => Picture::plain(width, height).bytes(pixels, width, height),
        }
    }
}

/// Moved down by `n` rows and to the right by twice as many pixels, with wrap-around.
fn shifted(still: &[u8], width: u16, n: usize) -> Vec<u8> {
    let mut moved = still.to_vec();
    let by = n * (usize::from(width) + 2);
    moved.rotate_right(by.checked_rem(still.len()).unwrap_or_default());
    moved
}

fn scaled(scene: &Scene, width: u16, height: u16) -> Scene {
    let (width, height) = (usize::from(width), usize::from(height));
    let scale_x = width as f32 / scene.width.max(1) as f32;
    let scale_y = height as f32 / scene.height.max(1) as f32;
    let mut scaled = scene.clone();
    (scaled.width, scaled.height) = (width, height);
    scaled.centre = (scene.centre.0 * scale_x, scene.centre.1 * scale_y);
    for length in [&mut scaled.module_px, &mut scaled.defocus, &mut scaled.motion] {
        *length *= scale_x;
    }
    scaled
}

impl Picture {
    fn of(luma: Vec<u8>) -> Self {
        Self { luma, jpeg: OnceLock::new() }
    }

    fn plain(width: u16, height: u16) -> Self {
        Self::of(vec![GREY; usize::from(width) * usize::from(height)])
    }

    fn bytes(&self, pixels: Pixels, width: u16, height: u16) -> Vec<u8> {
        match pixels {
            Pixels::Yuyv => self.luma.iter().flat_map(|luma| [*luma, NEUTRAL_CHROMA]).collect(),
            Pixels::Nv12 => {
                let mut bytes = self.luma.clone();
                bytes.resize(bytes.len() * 3 / 2, NEUTRAL_CHROMA);
                bytes
            }
            Pixels::Mjpeg => self.jpeg.get_or_init(|| jpeg(&self.luma, width, height)).clone(),
        }
    }
}

/// In colour and 4:2:2, as webcams send it; empty if the encoder fails.
fn jpeg(luma: &[u8], width: u16, height: u16) -> Vec<u8> {
    let colour: Vec<u8> =
        luma.iter().flat_map(|luma| [*luma, NEUTRAL_CHROMA, NEUTRAL_CHROMA]).collect();
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, QUALITY);
    encoder.set_sampling_factor(SamplingFactor::R_4_2_2);
    match encoder.encode(&colour, width, height, ColorType::Ycbcr) {
        Ok(()) => bytes,
        Err(_) => Vec::new(),
    }
}

/// A JPEG without its Huffman tables, as the video class allows: decoders know the standard ones, which the encoder
/// used.
pub(crate) fn without_huffman_tables(jpeg: &[u8]) -> Vec<u8> {
    const TABLES: u8 = 0xC4;
    const SCAN: u8 = 0xDA;
    let mut bare = jpeg.get(..2).unwrap_or_default().to_vec();
    let mut at = bare.len();
    while let Some(&[_, marker, high, low]) = jpeg.get(at..at + 4) {
        if marker == SCAN {
            break;
        }
        let end = (at + 2 + usize::from(u16::from_be_bytes([high, low]))).min(jpeg.len());
        if marker != TABLES {
            bare.extend(&jpeg[at..end]);
        }
        at = end;
    }
    bare.extend(jpeg.get(at..).unwrap_or_default());
    bare
}

#[cfg(test)]
mod tests {
    use super::*;
    use trug_label::Symbology;

    #[test]
    fn each_layout_has_its_length_and_a_size_not_drawn_is_grey() {
        let scene = Scene::new(Symbology::Ean8, "96385074").expect("right");
        let frames = FrameLoop::draw(&scene, &[(64, 48)], 2);
        assert_eq!(frames.bytes(0, Pixels::Yuyv, 64, 48).len(), 64 * 48 * 2);
        assert_eq!(frames.bytes(1, Pixels::Nv12, 64, 48).len(), 64 * 48 * 3 / 2);
        assert_ne!(frames.bytes(0, Pixels::Nv12, 64, 48), frames.bytes(1, Pixels::Nv12, 64, 48));
        assert_eq!(frames.bytes(0, Pixels::Nv12, 64, 48), frames.bytes(2, Pixels::Nv12, 64, 48));
        assert_eq!(
            frames.bytes(0, Pixels::Yuyv, 2, 2),
            [GREY, 128, GREY, 128, GREY, 128, GREY, 128]
        );
    }

    #[test]
    fn a_bare_jpeg_lacks_its_tables_and_nothing_else() {
        let scene = Scene::new(Symbology::Ean8, "96385074").expect("right");
        let jpeg = FrameLoop::draw(&scene, &[(64, 48)], 1).bytes(0, Pixels::Mjpeg, 64, 48);
        let bare = without_huffman_tables(&jpeg);
        let tables = |bytes: &[u8]| bytes.windows(2).filter(|pair| pair == &[0xFF, 0xC4]).count();
        assert!(tables(&jpeg) > 0 && tables(&bare) == 0);
        // The four standard tables: 29 + 181 + 29 + 181 bytes and a marker each, or one marker for all.
        assert!((424..=440).contains(&(jpeg.len() - bare.len())), "{}", jpeg.len() - bare.len());
        assert_eq!(without_huffman_tables(&[]), []);
        assert_eq!(without_huffman_tables(&[0xFF, 0xD8, 0xFF]), [0xFF, 0xD8, 0xFF]);
    }
}
