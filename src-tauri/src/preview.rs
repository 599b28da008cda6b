//! The camera's picture, pulled by the page: the newest frame that it has not seen, as a JPEG.
//!
//! [`answer`] is a plain function from a query and the slot of the newest frame to a response; the
//! window only registers it under `frame://localhost/preview?after=SEQ`. It queues nothing: a frame
//! that nobody asked for in time is never encoded.

use std::sync::Arc;
use std::time::Duration;
use tauri::http::{Response, StatusCode, header};
use trug_app::{Frame, Latest, preview_jpeg};

/// The slot of the newest frame.
pub(crate) type Slot = Arc<Latest<Arc<Frame>>>;

/// How long an answer waits for a newer frame.
const PATIENCE: Duration = Duration::from_millis(250);
/// The widest picture that is handed out, in pixels.
const MAX_WIDTH: u32 = 960;
const QUALITY: u8 = 70;
/// The page's own origin: nobody else may read the picture.
const PAGE: &str = if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" };

/// The newest frame after the one that the query names, or 204 when there is none within a quarter
/// of a second. An address or a query that nobody asks for is a 404 or a 400.
pub(crate) fn answer(path: &str, query: Option<&str>, slot: Option<&Slot>) -> Response<Vec<u8>> {
    if path != "/preview" {
        return bare(StatusCode::NOT_FOUND);
    }
    let Some(after) = after(query.unwrap_or_default()) else {
        return bare(StatusCode::BAD_REQUEST);
    };
    let Some((seq, frame)) = slot.and_then(|slot| slot.take_newer(after, PATIENCE)) else {
        return bare(StatusCode::NO_CONTENT);
    };
    let jpeg = preview_jpeg(&frame, MAX_WIDTH, QUALITY);
    if jpeg.is_empty() {
        return bare(StatusCode::NO_CONTENT);
    }
    let mut response = bare(StatusCode::OK);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("image/jpeg"));
    headers.insert("x-frame-seq", seq.into());
    headers.insert("x-frame-ts", frame.at_ms.into());
    *response.body_mut() = jpeg;
    response
}

/// The number in `after=NUMBER`; without a query everything is newer.
fn after(query: &str) -> Option<u64> {
    if query.is_empty() {
        return Some(0);
    }
    query.split('&').find_map(|pair| pair.strip_prefix("after="))?.parse().ok()
}

fn bare(status: StatusCode) -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = status;
    let fixed = [
        (header::CACHE_CONTROL, "no-store"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, PAGE),
        (header::ACCESS_CONTROL_EXPOSE_HEADERS, "x-frame-seq, x-frame-ts"),
    ];
    for (name, value) in fixed {
        response.headers_mut().insert(name, header::HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slot_of(seqs: std::ops::RangeInclusive<u64>) -> Slot {
        let slot = Slot::default();
        for seq in seqs {
            slot.put(Arc::new(Frame {
                luma: vec![128; 64 * 48],
                width: 64,
                height: 48,
                seq,
                at_ms: seq * 40,
                name: None,
                colour: None,
            }));
        }
        slot
    }

    #[test]
    fn what_is_answered_to_what() {
        let slot = slot_of(1..=3);
        let check = |path: &str, query: Option<&str>, slot: Option<&Slot>, expect: u16| {
            let got = answer(path, query, slot);
            assert_eq!(got.status().as_u16(), expect, "{path} {query:?}");
            assert_eq!(got.body().is_empty(), expect != 200, "{path} {query:?}");
            assert_eq!(got.headers()["cache-control"], "no-store");
            assert_eq!(got.headers()["access-control-allow-origin"], PAGE);
        };
        check("/preview", None, Some(&slot), 200);
        check("/preview", Some("after=0"), Some(&slot), 200);
        check("/preview", Some("after=2"), Some(&slot), 200);
        check("/preview", Some("after=3"), Some(&slot), 204);
        check("/preview", Some("after=0"), None, 204);
        check("/preview", Some("after=0"), Some(&Slot::default()), 204);
        check("/preview", Some("after=-1"), Some(&slot), 400);
        check("/preview", Some("after="), Some(&slot), 400);
        check("/preview", Some("before=1"), Some(&slot), 400);
        check("/", None, Some(&slot), 404);
        check("/preview/../list.sqlite", None, Some(&slot), 404);
    }

    #[test]
    fn the_newest_frame_wins_and_says_which_it_is() {
        let got = answer("/preview", Some("after=1"), Some(&slot_of(1..=3)));
        assert_eq!(got.headers()["x-frame-seq"], "3");
        assert_eq!(got.headers()["x-frame-ts"], "120");
        assert_eq!(got.headers()["content-type"], "image/jpeg");
        assert_eq!(&got.body()[..2], [0xff, 0xd8]);
    }

    #[test]
    fn a_frame_that_comes_while_the_page_waits_is_answered() {
        let slot = slot_of(1..=1);
        let later = Arc::clone(&slot);
        let putting = std::thread::spawn(move || {
            let frame = slot_of(9..=9).take_newer(0, Duration::ZERO).expect("a frame").1;
            later.put(frame);
        });
        let got = answer("/preview", Some("after=1"), Some(&slot));
        putting.join().expect("the other thread is well");
        assert_eq!(got.headers()["x-frame-seq"], "2");
    }
}
