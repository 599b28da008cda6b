//! A small window that offers one file to be dragged, as a file manager does: the test of the real window takes hold of it
//! with the mouse and drops it on Trug. It stands outside of Trug's window and says nothing.

#[cfg(target_os = "linux")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    use gtk::prelude::*;

    let words: Vec<String> = std::env::args().skip(1).collect();
    let [file, left, top] = words.as_slice() else {
        return Err("it wants FILE LEFT TOP".into());
    };
    gtk::init()?;
    let file = gtk::glib::filename_to_uri(file, None)?;
    let window = gtk::Window::new(gtk::WindowType::Popup);
    window.set_default_size(60, 60);
    window.move_(left.parse()?, top.parse()?);
    let uris = gtk::TargetEntry::new("text/uri-list", gtk::TargetFlags::OTHER_APP, 0);
    let handle = gtk::EventBox::new();
    handle.drag_source_set(
        gtk::gdk::ModifierType::BUTTON1_MASK,
        &[uris],
        gtk::gdk::DragAction::COPY,
    );
    handle.connect_drag_data_get(move |_, _, data, _, _| {
        data.set_uris(&[&file]);
    });
    window.add(&handle);
    window.show_all();
    gtk::main();
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn main() {}
