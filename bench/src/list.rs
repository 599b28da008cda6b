//! The cost of a list of 10,000 lines compared with one of 100: showing, adding, undoing.

use crate::scan::{median, times};
use anyhow::Result;
use std::fmt::Write as _;
use trug_app::{Amount, App, LineChange, SystemClock};

const SIZES: [usize; 2] = [100, 10_000];

/// Prints medians for both sizes, and their ratios.
pub(crate) fn run() -> Result<()> {
    let mut medians = Vec::new();
    for lines in SIZES {
        let home = tempfile::tempdir()?;
        let app = App::open(&home.path().join("home"), Box::new(SystemClock))?;
        let file = home.path().join("list.csv");
        std::fs::write(&file, list_of(lines))?;
        app.files().import(None, &file, false)?;
        let show = times(|| app.lists().show(None).map(drop).map_err(Into::into))?;
        let add = times(|| {
            app.lists().add(None, "one more", &Amount::default(), &LineChange::default())?;
            Ok(())
        })?;
        // each undo takes back one of the additions above
        let undo = times(|| app.lists().undo(1).map(drop).map_err(Into::into))?;
        medians.push([median(&show), median(&add), median(&undo)]);
    }
    println!("{:<8}{:>14}{:>14}{:>10}", "", "100 lines", "10,000 lines", "ratio");
    if let [few, many] = medians.as_slice() {
        for ((what, few), many) in ["show", "add", "undo"].into_iter().zip(few).zip(many) {
            println!("{what:<8}{few:>11.3} ms{many:>11.3} ms{:>9.1}x", many / few.max(1e-9));
        }
    }
    Ok(())
}

fn list_of(lines: usize) -> String {
    (0..lines).fold("name,quantity\r\n".to_owned(), |mut text, line| {
        let _ = write!(text, "thing {line},{}\r\n", line % 9 + 1);
        text
    })
}
