//! Which camera to use, and finding it among those that are plugged in.

use crate::devices::CameraInfo;

/// Which camera.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum WebcamChoice {
    /// The first that works. From then on that one is waited for when it is unplugged.
    #[default]
    Any,
    /// The one with this [`CameraInfo::id`], else of this name, else at this node. A camera that was plugged into
    /// another port is found by the name in its id.
    Named(String),
}

/// The cameras to try, in order: the `known` one, which worked before, else those that the choice names. A camera of
/// the known one's name that was plugged in beside it (`other_cameras`, by id) is another camera.
pub(crate) fn candidates(
    choice: &WebcamChoice,
    known: Option<&CameraInfo>,
    other_cameras: &[String],
    listed: Vec<CameraInfo>,
) -> Vec<CameraInfo> {
    let with = |text: &str, field: fn(&CameraInfo) -> &str| -> Vec<CameraInfo> {
        listed.iter().filter(|camera| field(camera) == text).cloned().collect()
    };
    let with_id_or_name = |id: &str, name: &str| {
        let found = with(id, |camera| &camera.id);
        if found.is_empty() { with(name, |camera| &camera.name) } else { found }
    };
    match (known, choice) {
        (Some(known), _) => {
            let mut found = with_id_or_name(&known.id, &known.name);
            found.retain(|camera| !other_cameras.contains(&camera.id));
            found
        }
        (None, WebcamChoice::Any) => listed,
        (None, WebcamChoice::Named(text)) => {
            let found = with_id_or_name(text, name_in(text));
            if found.is_empty() { with(text, |camera| &camera.node) } else { found }
        }
    }
}

/// The name in a text that may be an id: port, slash, name. A text without a slash is a name.
pub(crate) fn name_in(text: &str) -> &str {
    match text.split_once('/') {
        Some((port, name)) if !port.is_empty() => name,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_camera_is_found_by_id_name_or_node() {
        let listed = [
            ("1-1:1.0/Eye", "/dev/video0"),
            ("1-2:1.0/Eye", "/dev/video2"),
            ("1-3:1.0/Other", "/dev/video3"),
        ]
        .map(|(id, node)| CameraInfo {
            id: id.to_owned(),
            name: name_in(id).to_owned(),
            node: node.to_owned(),
        });
        for (text, expect) in [
            ("1-2:1.0/Eye", Some("1-2:1.0/Eye")),
            ("9-9:1.0/Eye", Some("1-1:1.0/Eye")),
            ("Other", Some("1-3:1.0/Other")),
            ("/dev/video3", Some("1-3:1.0/Other")),
            ("Nobody", None),
            ("", None),
        ] {
            let choice = WebcamChoice::Named(text.to_owned());
            let found = candidates(&choice, None, &[], listed.to_vec());
            assert_eq!(found.first().map(|camera| camera.id.as_str()), expect, "{text:?}");
        }
    }
}
