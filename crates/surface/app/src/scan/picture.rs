//! The camera's picture for a page: the newest frame that it has not seen, and where a code was read last.
//!
//! A page pulls it, as bare bytes, because a web view keeps memory for each picture that it has to decode. Nothing is
//! queued: a frame that nobody asked for in time is never made small.

use super::seen::{Place, Preview};
use std::time::Duration;
use trug_camera::{Frame, ScreenPicture, screen_picture};

/// How long an answer waits for a newer frame.
const PATIENCE: Duration = Duration::from_millis(250);
/// The widest picture that is handed out, in pixels.
const MAX_WIDTH: u32 = 640;

/// A picture for a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagePicture {
    /// Words with blanks between: its number, its time in milliseconds, its width and height, `colour` or `grey`; and if a
    /// code was read, the time of that and its four corners in thousandths of the picture, x and y by turns.
    pub description: String,
    /// Luma, row after row; then Cb and Cr, each with one sample for two by two pixels, if it is in colour.
    pub planes: Vec<u8>,
}

/// The newest picture after the one of this number, if there is one within a quarter of a second.
pub fn picture(after: u64, from: Option<&Preview>) -> Option<PagePicture> {
    let from = from?;
    let (seq, frame) = from.newest.take_newer(after, PATIENCE)?;
    let picture = screen_picture(&frame, MAX_WIDTH)?;
    let place = from.place.take_newer(0, Duration::ZERO).map(|(_, place)| place);
    let description = describe(seq, &frame, &picture, place);
    Some(PagePicture { description, planes: picture.planes })
}

fn describe(seq: u64, frame: &Frame, picture: &ScreenPicture, place: Option<Place>) -> String {
    let kind = if picture.coloured { "colour" } else { "grey" };
    let mut words = format!("{seq} {} {} {} {kind}", frame.at_ms, picture.width, picture.height);
    let Some(place) = place else { return words };
    let thousandths =
        place.corners.as_flattened().iter().map(|share| format!("{:.0}", share * 1000.0));
    for word in [place.at_ms.to_string()].into_iter().chain(thousandths) {
        words.push(' ');
        words.push_str(&word);
    }
    words
}

/// The number in the query `after=NUMBER`; without a query everything is newer. Nothing for any other query.
pub fn picture_after(query: &str) -> Option<u64> {
    if query.is_empty() {
        return Some(0);
    }
    query.split('&').find_map(|pair| pair.strip_prefix("after="))?.parse().ok()
}
