//! Trug's window. It translates and decides nothing: the page's commands go to `trug_api`, events go
//! to the page, the camera's picture is pulled by the page from a scheme of its own.
//!
//! A home that cannot be opened opens a window all the same, which says why and what to do.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod handlers;
mod host;
mod preview;
mod second_start;

use host::Host;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use tauri::{DragDropEvent, Manager, WindowEvent};
use tauri_plugin_window_state::StateFlags;
use trug_api::Context;
use trug_app::contract::{AppError, Problem};
use trug_app::{App, Instance, SystemClock, home_folder};

fn main() -> ExitCode {
    if let Some(ended) = trug_app::run_camera_worker(std::env::args_os()) {
        return ended;
    }
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    let home = home_folder(std::env::var_os("TRUG_HOME"));
    let opened = home.as_ref().map_err(Clone::clone).and_then(|home| open(home));
    let (context, instance) = match opened {
        Ok((app, instance)) => {
            app.keep_backing_up();
            let context = Arc::new(Context::new(app));
            if let Err(error) = context.watch_changes() {
                tracing::warn!("changes by other programs are not noticed: {error}");
            }
            (Ok(context), Some(instance))
        }
        Err(error) => {
            tracing::error!("{error}");
            (Err(error), None)
        }
    };
    let host = Host {
        context,
        first_pictures: Mutex::new(std::env::args_os().skip(1).map(PathBuf::from).collect()),
        page: Arc::default(),
        _instance: instance,
    };
    let home = home.unwrap_or_default();
    let ran = tauri::Builder::default()
        // The first of all, so that a second start ends before it has a window.
        .plugin(second_start::plugin(&home))
        .plugin(tauri_plugin_dialog::init())
        .plugin(
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(REMEMBERED)
                .with_filename(home.join("window.json").display().to_string())
                .build(),
        )
        .manage(host)
        .invoke_handler(handler())
        .register_asynchronous_uri_scheme_protocol("frame", |context, request, responder| {
            let host = context.app_handle().state::<Host>();
            let preview = host.context().ok().and_then(|context| context.scan.preview());
            tauri::async_runtime::spawn_blocking(move || {
                let uri = request.uri();
                responder.respond(preview::answer(uri.path(), uri.query(), preview.as_ref()));
            });
        })
        .on_window_event(|window, event| match event {
            WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
                open_files(&window.state::<Host>(), paths.clone());
            }
            // The program ends with its window, and the thread that holds the camera with the program.
            WindowEvent::Destroyed => trug_app::release_cameras(),
            _ => {}
        })
        .run(tauri::generate_context!());
    if let Err(error) = ran {
        tracing::error!("the window could not be opened: {error}; is there a display?");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// What of the window is as it was when it is opened again.
const REMEMBERED: StateFlags =
    StateFlags::SIZE.union(StateFlags::POSITION).union(StateFlags::MAXIMIZED);

/// The home for this window alone.
fn open(home: &Path) -> Result<(Arc<App>, Instance), AppError> {
    let instance = Instance::acquire(home)
        .map_err(|error| AppError::new(Problem::AlreadyOpen {}, error.to_string()).retry())?;
    Ok((Arc::new(App::open(home, Box::new(SystemClock))?), instance))
}

/// Files were dropped on the window, or named by a second start. Their paths go past the page;
/// opening them may take long, so not on the window's own thread.
fn open_files(host: &Host, paths: Vec<PathBuf>) {
    if let (Ok(context), false) = (host.context(), paths.is_empty()) {
        let scan = Arc::clone(&context.scan);
        std::thread::spawn(move || scan.open_files(paths));
    }
}

/// The commands of the table, and those of the window itself.
fn handler() -> impl Fn(tauri::ipc::Invoke<tauri::Wry>) -> bool + Send + Sync + 'static {
    let (table, own) = (handlers::handler(), host::handler());
    move |invoke| {
        if host::NAMES.contains(&invoke.message.command()) { own(invoke) } else { table(invoke) }
    }
}

#[cfg(test)]
mod tests;
