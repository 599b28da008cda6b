//! Agreement over frames: from [`Read`]s, which are claims, to [`Sighting`]s, which are believed and beep.
//!
//! One frame proves little: misread left halves and codes of 8 digits imagined in texture pass the check digit. So a
//! value has to come back in frames that differ, nothing else may be read at its place meanwhile, and 8 digits have to
//! come back more often. A packet held still gives one sighting for the whole *showing*; a showing ends when the code has
//! been out of sight for [`AgreementRules::showing_ends_after_ms`] and for some frames as well, and the next one is a
//! sighting of its own. Time alone ends nothing: where a frame takes seconds, nobody has looked meanwhile. It keeps no
//! clock: the caller says when each frame was taken.

use crate::place::{Place, moved};
use crate::probability::{LINES_FOR_LONG, LINES_FOR_SHORT, LINES_IN_COLUMN};
use crate::read::{Point, Read};
use crate::upc_e::is_upc_e;
use trug_gs1::Symbology;
use trug_gs1::has_valid_check_digit;

/// What is believed: a symbol is being shown. One for each showing.
#[derive(Debug, Clone, PartialEq)]
pub struct Sighting {
    /// The kind of symbol.
    pub symbology: Symbology,
    /// As in [`Read::text`].
    pub text: String,
    /// Where it was in the frame that convinced, in pixels.
    pub corners: [Point; 4],
    /// When the first of the agreeing frames was taken, in milliseconds of the caller's clock.
    pub first_seen_ms: u64,
    /// When the frame that convinced was taken, in milliseconds of the caller's clock.
    pub at_ms: u64,
    /// The sighting before this one was of the same code: the packet is shown a second time.
    pub again: bool,
}

/// How much it takes to be believed. The default is what Trug uses.
#[derive(Debug, Clone, PartialEq)]
pub struct AgreementRules {
    /// A showing ends when its code was not read for this long. A second is longer than the gaps that a shaking hand or a
    /// hunting focus leaves, and shorter than putting one packet down and showing it again.
    pub showing_ends_after_ms: u64,
    /// Nor does it end before so many frames have been looked at without the code, however long that takes: a computer
    /// that looks once in two seconds has seen nothing in between, and one look may miss what a steady hand holds up.
    pub showing_ends_after_frames: u64,
    /// Agreeing frames for a code with 12 digits or more.
    pub frames_for_long: u32,
    /// Agreeing frames for EAN-8 and UPC-E, which have one check digit and little else.
    pub frames_for_short: u32,
    /// Agreeing frames for Data Matrix and QR, whose error correction has proved the value within the frame.
    pub frames_for_matrix: u32,
    /// Agreeing frames, without the other in between, for a code that is read where a believed one is still being shown:
    /// that is a misreading more often than another packet.
    pub frames_where_contested: u32,
    /// Two frames in a row count as two only if a corner has moved by this many pixels: a picture that is delivered twice
    /// repeats its error. Every second frame counts even of a code that does not move at all.
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

/// What is, or may be, in front of the camera at the moment.
#[derive(Debug, Clone, Default)]
pub struct Agreement {
    rules: AgreementRules,
    codes: Vec<Shown>,
    last_sighting: Option<Code>,
    now_ms: u64,
    frame: u64,
}

/// No frame shows more symbols than anybody could hold up; what a hostile one has beyond is not looked at.
const MOST_READS_A_FRAME: usize = 64;

/// A value as a symbol carries it, the same for UPC-A and for the EAN-13 with a leading zero that it is.
type Code = (Symbology, String);

#[derive(Debug, Clone)]
struct Shown {
    code: Code,
    corners: [Point; 4],
    frames: u32,
    counted_at: u64,
    counted_corners: [Point; 4],
    first_seen_ms: u64,
    last_seen_ms: u64,
    /// The number of the frame that it was last read in.
    last_seen_in: u64,
    believed: bool,
    contested: bool,
}

impl Agreement {
    /// Nothing seen yet.
    pub fn new(rules: AgreementRules) -> Self {
        Self { rules, ..Self::default() }
    }

    /// Takes in the reads of one frame, taken at `at_ms`, and tells what is believed because of it. Frames come in the
    /// order of their time; one that claims to be older than the last counts as of the same moment. Frames without reads
    /// are told as well: it is they that end a showing.
    pub fn observe(&mut self, at_ms: u64, reads: &[Read]) -> Vec<Sighting> {
        self.observe_together(at_ms, reads, &[])
    }

    /// The same with what several frames say `together`: that needs no second frame, unless another code is still being
    /// shown at its place.
    pub(crate) fn observe_together(
        &mut self,
        at_ms: u64,
        reads: &[Read],
        together: &[Read],
    ) -> Vec<Sighting> {
        self.now_ms = self.now_ms.max(at_ms);
        self.frame += 1;
        let (now, frame) = (self.now_ms, self.frame);
        let (window, looks) =
            (self.rules.showing_ends_after_ms, self.rules.showing_ends_after_frames);
        // this frame has not been compared yet: what lies between it and the last one that showed the code has
        self.codes.retain(|shown| {
            now - shown.last_seen_ms <= window || frame - shown.last_seen_in <= looks
        });

        let all: Vec<Read> = reads.iter().chain(together).cloned().collect();
        let reads = well_formed(&all);
        for shown in self.codes.iter_mut().filter(|shown| shown.believed) {
            // whatever else is claimed about it, it is still in sight
            if reads.iter().any(|read| code_of(read) == shown.code) {
                (shown.last_seen_ms, shown.last_seen_in) = (now, frame);
            }
        }
        let reads = without_contradictions(&reads);
        for read in &reads {
            self.take_in(read);
        }
        for read in together {
            let code = code_of(read);
            let shown = self.codes.iter_mut().find(|s| s.code == code && s.last_seen_ms == now);
            if let Some(shown) = shown.filter(|shown| !shown.contested) {
                shown.frames = shown.frames.max(frames_needed(&self.rules, shown));
            }
        }
        self.convinced(&reads)
    }

    /// True if one of the reads is of a code that is believed and still being shown.
    pub(crate) fn is_showing(&self, reads: &[Read]) -> bool {
        let believed = |code: &Code| self.codes.iter().any(|s| s.believed && s.code == *code);
        reads.iter().any(|read| believed(&code_of(read)))
    }

    /// What is believed of a single still picture, where no second frame will come: symbols with a right check digit that
    /// nothing contradicts, and that the reader is sure of (most of all those with 8 digits). Times are 0.
    pub fn photo(reads: &[Read]) -> Vec<Sighting> {
        let mut seen: Vec<Code> = Vec::new();
        let mut sightings = Vec::new();
        for read in without_contradictions(&well_formed(reads)) {
            let code = code_of(read);
            let enough = match read.symbology.is_short() {
                true => LINES_FOR_SHORT,
                false if in_column_with_another(read, reads) => LINES_IN_COLUMN,
                false => LINES_FOR_LONG,
            };
            if read.certainty < enough || seen.contains(&code) {
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

    fn take_in(&mut self, read: &Read) {
        let (now, frame, window) = (self.now_ms, self.frame, self.rules.showing_ends_after_ms);
        let code = code_of(read);
        let place = Place::of(&read.corners);
        let mut contested = false;
        for other in self.codes.iter_mut().filter(|s| s.code != code) {
            if !place.contradicts(read.symbology, &Place::of(&other.corners), other.code.0) {
                continue;
            }
            if read.symbology.is_short() && !other.code.0.is_short() {
                return; // a piece of a longer code that is read, or nearly read, at this place
            }
            contested |= other.believed && now - other.last_seen_ms <= window;
            if !other.believed {
                other.frames = 0;
            }
        }
        let Some(shown) = self.codes.iter_mut().find(|s| s.code == code) else {
            self.codes.push(Shown {
                code,
                corners: read.corners,
                frames: 1,
                counted_at: frame,
                counted_corners: read.corners,
                first_seen_ms: now,
                last_seen_ms: now,
                last_seen_in: frame,
                believed: false,
                contested,
            });
            return;
        };
        (shown.corners, shown.last_seen_ms, shown.last_seen_in) = (read.corners, now, frame);
        shown.contested |= contested;
        let differs = frame > shown.counted_at + 1
            || (frame > shown.counted_at
                && moved(&shown.counted_corners, &read.corners) >= self.rules.moved_px);
        if shown.frames == 0 {
            (shown.first_seen_ms, shown.contested) = (now, contested);
        }
        if differs || shown.frames == 0 {
            shown.frames += 1;
            (shown.counted_at, shown.counted_corners) = (frame, read.corners);
        }
    }

    /// Those read in this frame that have just become believed.
    fn convinced(&mut self, reads: &[&Read]) -> Vec<Sighting> {
        let mut sightings = Vec::new();
        for read in reads {
            let code = code_of(read);
            let now = self.now_ms;
            let Some(shown) = self.codes.iter_mut().find(|s| s.code == code && !s.believed) else {
                continue;
            };
            if shown.last_seen_ms != now || shown.frames < frames_needed(&self.rules, shown) {
                continue;
            }
            shown.believed = true;
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

fn frames_needed(rules: &AgreementRules, shown: &Shown) -> u32 {
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
    reads.iter().filter(|read| is_well_formed(read)).take(MOST_READS_A_FRAME).collect()
}

/// The reads of one frame that no other read of the frame contradicts: at one place the code of 8 digits gives way to the
/// longer one, and of two others neither is kept.
/// True if another long code was read as long, right above or below.
fn in_column_with_another(read: &Read, reads: &[Read]) -> bool {
    let place = Place::of(&read.corners);
    reads.iter().any(|other| {
        code_of(other) != code_of(read)
            && !other.symbology.is_short()
            && !other.symbology.is_matrix()
            && place.is_in_column_with(&Place::of(&other.corners))
    })
}

fn without_contradictions<'r>(reads: &[&'r Read]) -> Vec<&'r Read> {
    let places: Vec<Place> = reads.iter().map(|read| Place::of(&read.corners)).collect();
    let contradicted = |read: &Read, place: &Place| {
        reads.iter().zip(&places).any(|(other, at)| {
            code_of(other) != code_of(read)
                && place.contradicts(read.symbology, at, other.symbology)
                && (read.symbology.is_short() || !other.symbology.is_short())
        })
    };
    let kept = reads.iter().zip(&places).filter(|(read, place)| !contradicted(read, place));
    kept.map(|(read, _)| *read).collect()
}

/// True if the text is what its symbology prints, by this crate's own check of the check digit.
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
