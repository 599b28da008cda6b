//! Clips: Y4M, streams of JPEGs, and the demo.

use jpeg_encoder::{ColorType, Encoder};
use std::{
    fs,
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};
use trug_camera::{CameraError, Clip, Colour, Demo, Event, Frame, FrameSource};

/// A Y4M clip whose frame n is a plane of value n, with chroma of 128.
fn y4m(parameters: &str, width: usize, height: usize, chroma: usize, frames: u8) -> Vec<u8> {
    let mut clip = format!("YUV4MPEG2 W{width} H{height} {parameters}\n").into_bytes();
    for value in 0..frames {
        clip.extend(b"FRAME\n");
        clip.extend(vec![value; width * height]);
        clip.extend(vec![128; chroma]);
    }
    clip
}

fn jpeg(value: u8) -> Vec<u8> {
    let mut jpeg = Vec::new();
    Encoder::new(&mut jpeg, 90).encode(&[value; 32 * 16], 32, 16, ColorType::Luma).expect("encode");
    jpeg
}

struct Written {
    _folder: tempfile::TempDir,
    path: PathBuf,
}

fn written(name: &str, bytes: &[u8]) -> Written {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join(name);
    fs::write(&path, bytes).expect("write");
    Written { _folder: folder, path }
}

fn frames_of(source: &mut dyn FrameSource) -> (Vec<Arc<Frame>>, Vec<CameraError>) {
    let (mut frames, mut bad) = (Vec::new(), Vec::new());
    loop {
        match source.next(Duration::from_millis(100)) {
            Event::Frame(frame) => frames.push(frame),
            Event::BadPicture { error, .. } => bad.push(error),
            Event::End => {
                assert_eq!(source.next(Duration::ZERO), Event::End, "the end stays the end");
                return (frames, bad);
            }
            Event::Nothing => {}
            Event::State(state) => panic!("{state:?}"),
        }
    }
}

#[test]
fn y4m_gives_its_luma_at_its_own_times() {
    for (parameters, chroma, times) in [
        ("F25:1 C420jpeg", 6, [0, 40, 80]),
        ("F30000:1001 Ip A1:1 C420mpeg2 XYSCSS=420MPEG2", 6, [0, 33, 66]),
        ("F10:1 Cmono", 0, [0, 100, 200]),
        ("F10:1 C422", 12, [0, 100, 200]),
        ("F1:2 C444", 24, [0, 2000, 4000]),
        ("F0:0", 6, [0, 40, 80]),
        ("", 6, [0, 40, 80]),
    ] {
        let file = written(
            "clip.bin",
            &y4m(parameters, 4, 3, if chroma == 6 { 2 * 2 * 2 } else { chroma }, 3),
        );
        let (frames, bad) = frames_of(&mut Clip::open(&file.path, false).expect(parameters));
        assert_eq!(bad, []);
        assert_eq!(
            frames.iter().map(|frame| frame.at_ms).collect::<Vec<_>>(),
            times,
            "{parameters}"
        );
        for (value, frame) in frames.iter().enumerate() {
            assert_eq!(
                (frame.width, frame.height, frame.seq),
                (4, 3, value as u64 + 1),
                "{parameters}"
            );
            assert_eq!(frame.luma, [value as u8; 12], "{parameters}");
        }
    }
}

#[test]
fn an_mjpeg_stream_gives_its_frames_and_tells_of_a_damaged_one() {
    let cut = &jpeg(100)[..jpeg(100).len() - 20];
    let file = written("clip.mjpeg", &[&jpeg(50)[..], cut, &jpeg(200)].concat());
    let (frames, bad) = frames_of(&mut Clip::open(&file.path, false).expect("a clip"));
    let seen: Vec<_> = frames.iter().map(|frame| (frame.seq, frame.at_ms, frame.luma[0])).collect();
    assert_eq!(seen, [(1, 0, 50), (3, 133, 200)]);
    assert!(matches!(&frames[0].colour, Some(Colour::Jpeg(bytes)) if *bytes == jpeg(50)));
    assert!(
        matches!(&bad[..], [CameraError::Damaged { why, .. }] if why.starts_with("frame 2")),
        "{bad:?}"
    );
}

#[test]
fn clips_that_cannot_be_played_are_said_so() {
    let kind = |error: &CameraError| match error {
        CameraError::NotAClip { .. } => "not a clip",
        CameraError::ClipNotPlayable { .. } => "not playable",
        CameraError::TooLarge { .. } => "too large",
        CameraError::Unreadable { .. } => "unreadable",
        _ => "other",
    };
    let huge = u64::MAX.to_string();
    for (what, bytes, expect) in [
        ("empty", vec![], "not a clip"),
        ("mp4", b"\0\0\0\x20ftypisom".to_vec(), "not a clip"),
        ("10 bits", y4m("F25:1 C420p10", 4, 3, 0, 1), "not playable"),
        ("unknown colours", y4m("F25:1 C411", 4, 3, 0, 1), "not playable"),
        ("no size", b"YUV4MPEG2 F25:1\nFRAME\n".to_vec(), "not playable"),
        ("no width", b"YUV4MPEG2 W0 H5 F25:1\nFRAME\n".to_vec(), "not playable"),
        ("no end of the header", b"YUV4MPEG2 W4 H5 F25:1".to_vec(), "not playable"),
        ("wider than anything", format!("YUV4MPEG2 W{huge} H{huge}\n").into_bytes(), "too large"),
        ("8193 wide", b"YUV4MPEG2 W8193 H5 F25:1\n".to_vec(), "too large"),
        ("negative", b"YUV4MPEG2 W-4 H5 F25:1\n".to_vec(), "too large"),
    ] {
        let file = written("clip", &bytes);
        let error = Clip::open(&file.path, false).err().expect(what);
        assert_eq!(kind(&error), expect, "{what}: {error}");
    }
    let file = written("clip", b"");
    let missing = file.path.with_file_name("missing");
    assert_eq!(kind(&Clip::open(&missing, false).err().expect("missing")), "unreadable");
    assert_eq!(
        kind(&Clip::open(file.path.parent().expect("folder"), false).err().expect("folder")),
        "unreadable"
    );
}

#[test]
fn a_damaged_y4m_ends_with_word_of_it() {
    let mut bytes = y4m("F25:1 Cmono", 4, 3, 0, 3);
    let second = bytes.windows(5).rposition(|magic| magic == b"FRAME").expect("a frame");
    bytes[second] = b'X';
    let file = written("clip.y4m", &bytes);
    let (frames, bad) = frames_of(&mut Clip::open(&file.path, false).expect("a clip"));
    assert_eq!((frames.len(), bad.len()), (2, 1), "{bad:?}");
}

#[test]
fn a_paced_clip_takes_its_time_and_drops_what_is_late() {
    let file = written("clip.y4m", &y4m("F50:1 Cmono", 4, 3, 0, 25));
    let mut clip = Clip::open(&file.path, true).expect("a clip");
    let begun = Instant::now();
    let first = clip.next(Duration::from_secs(1));
    assert!(matches!(&first, Event::Frame(frame) if frame.seq == 1), "{first:?}");
    assert_eq!(clip.next(Duration::from_millis(1)), Event::Nothing, "the second is not due");
    std::thread::sleep(Duration::from_millis(200));
    let Event::Frame(late) = clip.next(Duration::from_secs(1)) else { panic!("a frame is due") };
    assert!(late.seq >= 10, "nine were late: {}", late.seq);
    let (rest, bad) = frames_of(&mut clip);
    assert_eq!(bad, []);
    assert!(rest.iter().all(|frame| frame.seq > late.seq));
    assert!(
        begun.elapsed() >= Duration::from_millis(480),
        "24 frames of 20 ms: {:?}",
        begun.elapsed()
    );
}

#[test]
fn the_demo_is_whole() {
    let (frames, bad) = frames_of(&mut Demo::open(false).expect("the demo"));
    assert_eq!(bad, []);
    assert!(frames.len() >= 60, "{} frames", frames.len());
    for frame in &frames {
        assert_eq!((frame.width, frame.height, frame.luma.len()), (640, 480, 640 * 480));
    }
    let last = frames.last().expect("frames").at_ms;
    assert!((4_000..15_000).contains(&last), "{last} ms");
    let contrast = |frame: &Frame| {
        frame.luma.iter().max().map(|max| max - frame.luma.iter().min().expect("pixels"))
    };
    assert!(
        frames.iter().all(|frame| contrast(frame) > Some(50)),
        "there is something to see in every frame"
    );
}
