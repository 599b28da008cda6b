//! The camera's picture, pulled by the page: the newest frame that it has not seen, and where a code was read last.
//!
//! [`answer`] is a plain function from a query and the newest frame to a response; the window only registers it under
//! `frame://localhost/preview?after=SEQ`. It queues nothing: a frame that nobody asked for in time is never made small.
//! What it answers are bare bytes, because the web view keeps memory for each picture that it has to decode.

use tauri::http::{HeaderValue, Response, StatusCode, header};
use trug_app::{Preview, picture, picture_after};

/// The page's own origin: nobody else may read the picture.
const PAGE: &str = if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" };

/// The newest frame after the one that the query names, or 204 when there is none within a quarter
/// of a second. An address or a query that nobody asks for is a 404 or a 400.
pub(crate) fn answer(path: &str, query: Option<&str>, from: Option<&Preview>) -> Response<Vec<u8>> {
    if path != "/preview" {
        return bare(StatusCode::NOT_FOUND);
    }
    let Some(after) = picture_after(query.unwrap_or_default()) else {
        return bare(StatusCode::BAD_REQUEST);
    };
    let Some(picture) = picture(after, from) else { return bare(StatusCode::NO_CONTENT) };
    let mut response = bare(StatusCode::OK);
    response.headers_mut().insert(header::CONTENT_TYPE, BYTES);
    if let Ok(of) = HeaderValue::try_from(picture.description) {
        response.headers_mut().insert(OF, of);
    }
    *response.body_mut() = picture.planes;
    response
}

/// What describes a picture beside its bytes: see [`trug_app::PagePicture`].
const OF: &str = "x-picture";
const BYTES: HeaderValue = HeaderValue::from_static("application/octet-stream");

fn bare(status: StatusCode) -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = status;
    let fixed = [
        (header::CACHE_CONTROL, "no-store"),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, PAGE),
        (header::ACCESS_CONTROL_EXPOSE_HEADERS, OF),
    ];
    for (name, value) in fixed {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use trug_app::{Frame, Place};

    fn showing(seqs: std::ops::RangeInclusive<u64>) -> Preview {
        let preview = Preview::default();
        for seq in seqs {
            preview.newest.put(frame(seq));
        }
        preview
    }

    fn frame(seq: u64) -> Arc<Frame> {
        Arc::new(Frame {
            luma: vec![128; 64 * 48],
            width: 64,
            height: 48,
            seq,
            at_ms: seq * 40,
            name: None,
            colour: None,
        })
    }

    #[test]
    fn what_is_answered_to_what() {
        let frames = showing(1..=3);
        let check = |path: &str, query: Option<&str>, from: Option<&Preview>, expect: u16| {
            let got = answer(path, query, from);
            assert_eq!(got.status().as_u16(), expect, "{path} {query:?}");
            assert_eq!(got.body().is_empty(), expect != 200, "{path} {query:?}");
            assert_eq!(got.headers()["cache-control"], "no-store");
            assert_eq!(got.headers()["access-control-allow-origin"], PAGE);
        };
        check("/preview", None, Some(&frames), 200);
        check("/preview", Some("after=0"), Some(&frames), 200);
        check("/preview", Some("after=2"), Some(&frames), 200);
        check("/preview", Some("after=3"), Some(&frames), 204);
        check("/preview", Some("after=0"), None, 204);
        check("/preview", Some("after=0"), Some(&Preview::default()), 204);
        check("/preview", Some("after=-1"), Some(&frames), 400);
        check("/preview", Some("after="), Some(&frames), 400);
        check("/preview", Some("before=1"), Some(&frames), 400);
        check("/", None, Some(&frames), 404);
        check("/preview/../list.sqlite", None, Some(&frames), 404);
    }

    #[test]
    fn the_newest_frame_wins_and_says_which_it_is() {
        let frames = showing(1..=3);
        let got = answer("/preview", Some("after=1"), Some(&frames));
        assert_eq!(got.headers()["x-picture"], "3 120 64 48 grey");
        assert_eq!(*got.body(), [128; 64 * 48]);
        let corners = [[0.25, 0.5], [0.5, 0.5004], [0.5, 1.0], [-0.25, 1.0]];
        frames.place.put(Place { at_ms: 80, corners });
        let got = answer("/preview", Some("after=1"), Some(&frames));
        let expect = "3 120 64 48 grey 80 250 500 500 500 500 1000 -250 1000";
        assert_eq!(got.headers()["x-picture"], expect);
    }

    #[test]
    fn a_frame_that_comes_while_the_page_waits_is_answered() {
        let frames = showing(1..=1);
        let later = frames.clone();
        let putting = std::thread::spawn(move || later.newest.put(frame(9)));
        let got = answer("/preview", Some("after=1"), Some(&frames));
        putting.join().expect("the other thread is well");
        assert_eq!(got.headers()["x-picture"], "2 360 64 48 grey");
    }
}
