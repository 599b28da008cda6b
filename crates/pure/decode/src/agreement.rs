//! Agreement over frames: from [`Read`]s, which may be wrong, to [`Sighting`]s, which are accepted and beep.
//!
//! One frame is not enough: misread left halves, and codes of 8 digits in texture, can have a correct check digit. So a
//! value must repeat in frames that differ, without any other value in its position, and 8 digits must repeat more often. A
//! packet held still gives one sighting for the whole *showing*. A showing ends when the code has been out of sight for
//! [`AgreementRules::showing_ends_after_ms`] and for some frames as well; the next one is a sighting of its own. Time alone
//! does not end it, because a slow computer may take seconds per frame. The caller gives the time of each frame.

use crate::bounding_box::{BoundingBox, movement};
use crate::evidence::{PHOTO_CERTAINTY_IN_COLUMN, PHOTO_CERTAINTY_LONG, PHOTO_CERTAINTY_SHORT};
use crate::read::{Point, Read};
use crate::upc_e::is_upc_e;
use trug_gs1::{Symbology, has_valid_check_digit};

/// An accepted read: a symbol is being shown. One for each showing.
#[derive(Debug, Clone, PartialEq)]
pub struct Sighting {
    /// The kind of symbol.
    pub symbology: Symbology,
    /// As in [`Read::text`].
    pub text: String,
    /// Its corners in the frame that decided, in pixels.
    pub corners: [Point; 4],
    /// When the first of the agreeing frames was taken, in milliseconds of the caller's clock.
    pub first_seen_ms: u64,
    /// When the frame that decided was taken, in milliseconds of the caller's clock.
    pub at_ms: u64,
    /// True if the sighting before this one was of the same code: the packet is shown again.
    pub again: bool,
}

/// What a read needs to be accepted. The default is what Trug uses.
#[derive(Debug, Clone, PartialEq)]
pub struct AgreementRules {
    /// A showing ends if its code was not read for this long. A second is longer than the gaps of a shaking hand or a hunting
    /// focus, and shorter than putting a packet down and showing it again.
    pub showing_ends_after_ms: u64,
    /// It also does not end before so many frames without the code, however long that takes: a slow computer sees few frames,
    /// and one frame may miss a code that is held still.
    pub showing_ends_after_frames: u64,
    /// Agreeing frames for a code with 12 digits or more.
    pub frames_for_long: u32,
    /// Agreeing frames for EAN-8 and UPC-E, which have one check digit and little else.
    pub frames_for_short: u32,
    /// Agreeing frames for Data Matrix and QR, whose error correction checks the value within the frame.
    pub frames_for_matrix: u32,
    /// Agreeing frames, without the other code in between, for a code in the position of an accepted one that is still being
    /// shown: that is a misread more often than another packet.
    pub frames_where_contested: u32,
    /// Two consecutive frames count as two only if a corner has moved by this many pixels: a picture that is delivered twice
    /// repeats its error. Of a code that does not move at all, every second frame counts.
    pub moved_px: f32,
}

impl Default for AgreementRules {
    fn default() -> Self {
        Self {
            showing_ends_after_ms: 1000,
            showing_ends_after_frames: 3,
            frames_for_long: 2,
            frames_for_short: 3,
            frames_for_matrix: 1,
            frames_where_contested: 5,
            moved_px: 0.25,
        }
    }
}

/// The codes that are, or may be, in front of the camera.
#[derive(Debug, Clone, Default)]
pub struct Agreement {
    rules: AgreementRules,
    codes: Vec<ShownCode>,
    last_sighting: Option<Code>,
    now_ms: u64,
    frame: u64,
}

/// Reads of a frame that are considered, which bounds the time for hostile pictures.
const MAX_READS_PER_FRAME: usize = 64;

/// The value of a symbol; UPC-A and the equal EAN-13 with a leading zero are the same code.
type Code = (Symbology, String);

#[derive(Debug, Clone)]
struct ShownCode {
    code: Code,
    corners: [Point; 4],
    frames: u32,
    counted_at: u64,
    counted_corners: [Point; 4],
    first_seen_ms: u64,
    last_seen_ms: u64,
    /// The number of the frame in which it was last read.
    last_seen_in: u64,
    accepted: bool,
    contested: bool,
}

impl Agreement {
    /// Nothing seen yet.
    pub fn new(rules: AgreementRules) -> Self {
        Self { rules, ..Self::default() }
    }

    /// Adds the reads of one frame, taken at `at_ms`, and returns what is accepted because of it. Frames come in the order of
    /// their time; one with an earlier time than the last counts as of the same moment. Frames without reads must be added as
    /// well, because they end a showing.
    pub fn observe(&mut self, at_ms: u64, reads: &[Read]) -> Vec<Sighting> {
        self.observe_with_joint(at_ms, reads, &[])
    }

    /// The same with the joint reads of several frames, which need no second frame, unless another code is still being shown
    /// in the same position.
    pub(crate) fn observe_with_joint(
        &mut self,
        at_ms: u64,
        reads: &[Read],
        joint_reads: &[Read],
    ) -> Vec<Sighting> {
        self.now_ms = self.now_ms.max(at_ms);
        self.frame += 1;
        let (now, frame) = (self.now_ms, self.frame);
        let (window, frames) =
            (self.rules.showing_ends_after_ms, self.rules.showing_ends_after_frames);
        // only the frames between the last one with the code and this one count
        self.codes.retain(|shown| {
            now - shown.last_seen_ms <= window || frame - shown.last_seen_in <= frames
        });

        let all: Vec<Read> = reads.iter().chain(joint_reads).cloned().collect();
        let reads = well_formed(&all);
        for shown in self.codes.iter_mut().filter(|shown| shown.accepted) {
            // it is still in sight, whatever else is read in its position
            if reads.iter().any(|read| code_of(read) == shown.code) {
                (shown.last_seen_ms, shown.last_seen_in) = (now, frame);
            }
        }
        let reads = without_contradictions(&reads);
        for read in &reads {
            self.record(read);
        }
        for read in joint_reads {
            let code = code_of(read);
            let shown = self.codes.iter_mut().find(|s| s.code == code && s.last_seen_ms == now);
            if let Some(shown) = shown.filter(|shown| !shown.contested) {
                shown.frames = shown.frames.max(frames_needed(&self.rules, shown));
            }
        }
        self.newly_accepted(&reads)
    }

    /// True if one of the reads is of an accepted code that is still being shown.
    pub(crate) fn is_showing(&self, reads: &[Read]) -> bool {
        let is_accepted = |code: &Code| self.codes.iter().any(|s| s.accepted && s.code == *code);
        reads.iter().any(|read| is_accepted(&code_of(read)))
    }

    /// What is accepted in a still picture, which has no second frame: symbols with a correct check digit that nothing
    /// contradicts and of which the reader is certain, those with 8 digits most of all. Times are 0.
    pub fn photo(reads: &[Read]) -> Vec<Sighting> {
        let mut seen: Vec<Code> = Vec::new();
        let mut sightings = Vec::new();
        for read in without_contradictions(&well_formed(reads)) {
            let code = code_of(read);
            let min_certainty = match read.symbology.is_short() {
                true => PHOTO_CERTAINTY_SHORT,
                false if in_column_with_another(read, reads) => PHOTO_CERTAINTY_IN_COLUMN,
                false => PHOTO_CERTAINTY_LONG,
            };
            if read.certainty < min_certainty || seen.contains(&code) {
                continue;
            }
            seen.push(code);
            sightings.push(Sighting {
                symbology: read.symbology,
                text: read.text.clone(),
                corners: read.corners,
                first_seen_ms: 0,
                at_ms: 0,
                again: false,
            });
        }
        sightings
    }

    fn record(&mut self, read: &Read) {
        let (now, frame, window) = (self.now_ms, self.frame, self.rules.showing_ends_after_ms);
        let code = code_of(read);
        let bounds = BoundingBox::of(&read.corners);
        let mut contested = false;
        for other in self.codes.iter_mut().filter(|s| s.code != code) {
            if !bounds.contradicts(read.symbology, &BoundingBox::of(&other.corners), other.code.0) {
                continue;
            }
            if read.symbology.is_short() && !other.code.0.is_short() {
                return; // a part of a longer code that is read, or nearly read, in this position
            }
            contested |= other.accepted && now - other.last_seen_ms <= window;
            if !other.accepted {
                other.frames = 0;
            }
        }
        let Some(shown) = self.codes.iter_mut().find(|s| s.code == code) else {
            self.codes.push(ShownCode {
                code,
                corners: read.corners,
                frames: 1,
                counted_at: frame,
                counted_corners: read.corners,
                first_seen_ms: now,
                last_seen_ms: now,
                last_seen_in: frame,
                accepted: false,
                contested,
            });
            return;
        };
        (shown.corners, shown.last_seen_ms, shown.last_seen_in) = (read.corners, now, frame);
        shown.contested |= contested;
        let differs = frame > shown.counted_at + 1
            || (frame > shown.counted_at
                && movement(&shown.counted_corners, &read.corners) >= self.rules.moved_px);
        if shown.frames == 0 {
            (shown.first_seen_ms, shown.contested) = (now, contested);
        }
        if differs || shown.frames == 0 {
            shown.frames += 1;
            (shown.counted_at, shown.counted_corners) = (frame, read.corners);
        }
    }

    /// The reads of this frame that have just become accepted.
    fn newly_accepted(&mut self, reads: &[&Read]) -> Vec<Sighting> {
        let mut sightings = Vec::new();
        for read in reads {
            let code = code_of(read);
            let now = self.now_ms;
            let Some(shown) = self.codes.iter_mut().find(|s| s.code == code && !s.accepted) else {
                continue;
            };
            if shown.last_seen_ms != now || shown.frames < frames_needed(&self.rules, shown) {
                continue;
            }
            shown.accepted = true;
            sightings.push(Sighting {
                symbology: read.symbology,
                text: read.text.clone(),
                corners: read.corners,
                first_seen_ms: shown.first_seen_ms,
                at_ms: now,
                again: self.last_sighting.as_ref() == Some(&code),
            });
            self.last_sighting = Some(code);
        }
        sightings
    }
}

fn frames_needed(rules: &AgreementRules, shown: &ShownCode) -> u32 {
    let alone = match shown.code.0 {
        Symbology::Ean8 | Symbology::UpcE => rules.frames_for_short,
        Symbology::DataMatrix | Symbology::QrCode => rules.frames_for_matrix,
        _ => rules.frames_for_long,
    };
    if shown.contested { alone.max(rules.frames_where_contested) } else { alone }
}

fn code_of(read: &Read) -> Code {
    match (read.symbology, read.text.len()) {
        (Symbology::Ean13, 13) if read.text.starts_with('0') => {
            (Symbology::UpcA, read.text[1..].to_owned())
        }
        (symbology, _) => (symbology, read.text.clone()),
    }
}

fn well_formed(reads: &[Read]) -> Vec<&Read> {
    reads.iter().filter(|read| is_well_formed(read)).take(MAX_READS_PER_FRAME).collect()
}

/// True if another long code of the same length was read right above or below.
fn in_column_with_another(read: &Read, reads: &[Read]) -> bool {
    let bounds = BoundingBox::of(&read.corners);
    reads.iter().any(|other| {
        code_of(other) != code_of(read)
            && !other.symbology.is_short()
            && !other.symbology.is_matrix()
            && bounds.is_in_column_with(&BoundingBox::of(&other.corners))
    })
}

/// The reads of one frame that no other read of the frame contradicts: in one position the code of 8 digits gives way to the
/// longer one, and of two others neither is kept.
fn without_contradictions<'r>(reads: &[&'r Read]) -> Vec<&'r Read> {
    let boxes: Vec<BoundingBox> = reads.iter().map(|read| BoundingBox::of(&read.corners)).collect();
    let contradicted = |read: &Read, bounds: &BoundingBox| {
        reads.iter().zip(&boxes).any(|(other, at)| {
            code_of(other) != code_of(read)
                && bounds.contradicts(read.symbology, at, other.symbology)
                && (read.symbology.is_short() || !other.symbology.is_short())
        })
    };
    let kept = reads.iter().zip(&boxes).filter(|(read, bounds)| !contradicted(read, bounds));
    kept.map(|(read, _)| *read).collect()
}

/// True if the text is valid for its symbology, check digit included.
fn is_well_formed(read: &Read) -> bool {
    let digits =
        |count: usize| read.text.len() == count && has_valid_check_digit(read.text.as_bytes());
    match read.symbology {
        Symbology::Ean13 => digits(13),
        Symbology::Ean8 => digits(8),
        Symbology::UpcA => digits(12),
        Symbology::UpcE => is_upc_e(read.text.as_bytes()),
        Symbology::Itf14 | Symbology::DataBar => digits(14),
        Symbology::DataBarExpanded | Symbology::DataMatrix | Symbology::QrCode => {
            !read.text.is_empty()
        }
    }
}
