//! Copies of the database: exported to any file, or kept in the `backups` folder of the home.

use crate::schema::NEWEST;
use crate::{Snapshot, Store, StoreError, connection, journal, snapshot};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use trug_domain::Timestamp;

impl Store {
    /// Writes a whole copy of the list, its history and settings to a file that does not exist yet.
    ///
    /// # Errors
    /// [`StoreError::Snapshot`]; nothing is left at `to` then.
    pub fn snapshot(&self, to: &Path) -> Result<(), StoreError> {
        // A connection of its own, so that no reader has to wait.
        let connection =
            connection::open_reader(self.location()).map_err(|error| self.describe(error))?;
        snapshot::write(&connection, to)
    }

    /// Writes a copy into the `backups` folder; the newest one is named if the file is ever damaged.
    ///
    /// # Errors
    /// [`StoreError::Snapshot`]; also in memory, where there is no such folder.
    pub fn back_up(&self, at: Timestamp) -> Result<Snapshot, StoreError> {
        let Some(home) = self.home() else {
            let why = "a list in memory has no backups folder".to_owned();
            return Err(StoreError::Snapshot { to: self.path(), why });
        };
        let connection =
            connection::open_reader(self.location()).map_err(|error| self.describe(error))?;
        snapshot::back_up(&connection, home, at)
    }

    /// Whether something was done since a copy was made. That is told by their contents, not by times:
    /// a clock may have been wrong.
    ///
    /// # Errors
    /// Only those of the file; a copy that cannot be read holds nothing.
    pub fn differs_from(&self, copy: &Snapshot) -> Result<bool, StoreError> {
        let here = self.read(journal::length)?;
        Ok(snapshot::journal_length(&copy.path) != Some(here))
    }

    /// Deletes the copies that are not to be kept: of the last week all but the newest of each day, of
    /// the last two months all but the newest of each week, and what is older. The newest copy of all,
    /// the newest of each earlier form of the file, and the newest of those that a wrong clock dated in
    /// the future are kept.
    ///
    /// # Errors
    /// [`StoreError::Snapshot`] if one cannot be deleted.
    pub fn thin_backups(&self, now: Timestamp) -> Result<(), StoreError> {
        for Snapshot { path, .. } in superfluous(&self.backups(), now) {
            fs::remove_file(&path).map_err(|error| StoreError::Snapshot {
                to: path.clone(),
                why: error.to_string(),
            })?;
        }
        Ok(())
    }

    /// The copies in the `backups` folder, newest first; none in memory.
    pub fn backups(&self) -> Vec<Snapshot> {
        snapshot::all(self.home())
    }
}

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
const WEEK_MS: i64 = 7 * DAY_MS;

/// What a copy is kept for; one of each is enough.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Day(i64),
    Week(i64),
    Schema(u32),
    Future,
}

/// The copies that may go, of copies that are sorted newest first.
fn superfluous(newest_first: &[Snapshot], now: Timestamp) -> Vec<Snapshot> {
    let mut taken = BTreeSet::new();
    let mut gone = Vec::new();
    for copy in newest_first {
        let age = now.0.saturating_sub(copy.at.0);
        let place = if copy.schema < NEWEST {
            Some(Place::Schema(copy.schema))
        } else if age < 0 {
            Some(Place::Future)
        } else if age < WEEK_MS {
            Some(Place::Day(copy.at.0.div_euclid(DAY_MS)))
        } else if age < 9 * WEEK_MS {
            Some(Place::Week(copy.at.0.div_euclid(WEEK_MS)))
        } else {
            None
        };
        if !place.is_some_and(|place| taken.insert(place)) {
            gone.push(copy.clone());
        }
    }
    // However old it is, the only one stays.
    if gone.len() == newest_first.len() && !gone.is_empty() {
        gone.remove(0);
    }
    gone
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copy(at: i64, schema: u32) -> Snapshot {
        Snapshot { path: at.to_string().into(), at: Timestamp(at), schema, bytes: 1 }
    }

    fn kept(mut ats: Vec<i64>, now: i64) -> Vec<i64> {
        ats.sort_by_key(|at| std::cmp::Reverse(*at));
        let all: Vec<_> = ats.iter().map(|at| copy(*at, NEWEST)).collect();
        let gone = superfluous(&all, Timestamp(now));
        ats.into_iter().filter(|at| gone.iter().all(|copy| copy.at.0 != *at)).collect()
    }

    #[test]
    fn a_copy_a_day_for_a_week_and_one_a_week_for_two_months() {
        let now = 20_000 * DAY_MS + 5;
        // Copies every six hours for half a year.
        let all: Vec<i64> = (0..720).map(|n| now - n * DAY_MS / 4).collect();
        let left = kept(all, now);
        let days = left.iter().filter(|at| now - **at < WEEK_MS).count();
        assert!((7..=8).contains(&days), "{left:?}");
        assert!((15..=17).contains(&left.len()), "{left:?}");
        assert!(left.iter().all(|at| now - at < 9 * WEEK_MS));
        assert_eq!(left[0], now, "the newest is there");
    }

    #[test]
    fn many_copies_of_now_replace_none_of_other_days() {
        let now = 20_000 * DAY_MS + 1000;
        let days: Vec<i64> = (1..7).map(|n| now - n * DAY_MS).collect();
        let burst: Vec<i64> = (0..20).map(|n| now - n).collect();
        let left = kept([days.clone(), burst].concat(), now);
        assert_eq!(left.len(), 7);
        assert!(days.iter().all(|day| left.contains(day)));
    }

    #[test]
    fn a_copy_of_a_wrong_clock_and_one_of_each_form_stay() {
        let now = 20_000 * DAY_MS;
        let left = kept(vec![now + 900 * DAY_MS, now + 800 * DAY_MS, now], now);
        assert_eq!(left, [now + 900 * DAY_MS, now]);
        let old = [copy(9, 3), copy(8, 3), copy(7, 2)];
        let gone = superfluous(&old, Timestamp(now));
        assert_eq!(gone, [copy(8, 3)]);
        assert_eq!(superfluous(&[copy(1, NEWEST)], Timestamp(now)), [], "the only one");
    }
}
