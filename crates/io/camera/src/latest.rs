//! A slot that holds only the newest value.
//!
//! The sender puts a value and never waits. A receiver names the number of the last value it has and gets a newer one or
//! nothing. There may be several receivers: each gets a copy (share large values by `Arc`). Nothing is ever queued.

use std::{
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// A slot for the newest `T`.
#[derive(Debug)]
pub struct Latest<T> {
    slot: Mutex<Slot<T>>,
    newer: Condvar,
}

#[derive(Debug)]
struct Slot<T> {
    value: Option<T>,
    seq: u64,
    taken: bool,
    dropped: u64,
}

impl<T> Default for Latest<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Latest<T> {
    /// An empty slot.
    pub fn new() -> Self {
        Self {
            slot: Mutex::new(Slot { value: None, seq: 0, taken: true, dropped: 0 }),
            newer: Condvar::new(),
        }
    }

    /// Replaces the value and returns the new one's number, from 1 up.
    pub fn put(&self, value: T) -> u64 {
        let mut slot = self.lock();
        if !slot.taken {
            slot.dropped += 1;
        }
        slot.value = Some(value);
        slot.seq += 1;
        slot.taken = false;
        let seq = slot.seq;
        drop(slot);
        self.newer.notify_all();
        seq
    }

    /// How many values were replaced before any receiver had taken them.
    pub fn dropped(&self) -> u64 {
        self.lock().dropped
    }

    // A slot is consistent at every moment, so a poisoned lock does no harm.
    fn lock(&self) -> MutexGuard<'_, Slot<T>> {
        self.slot.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T: Clone> Latest<T> {
    /// The newest value after number `after_seq` (0: any), with its number, waiting at most `wait` for it.
    pub fn take_newer(&self, after_seq: u64, wait: Duration) -> Option<(u64, T)> {
        let (mut slot, _) = self
            .newer
            .wait_timeout_while(self.lock(), wait, |slot| slot.seq <= after_seq)
            .unwrap_or_else(PoisonError::into_inner);
        if slot.seq <= after_seq {
            return None;
        }
        slot.taken = true;
        let seq = slot.seq;
        slot.value.clone().map(|value| (seq, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    const NO_WAIT: Duration = Duration::ZERO;

    #[test]
    fn the_newest_wins_and_what_nobody_took_is_counted() {
        let latest = Latest::new();
        assert_eq!(latest.take_newer(0, NO_WAIT), None);
        assert_eq!(latest.put("a"), 1);
        assert_eq!(latest.put("b"), 2);
        assert_eq!(latest.take_newer(0, NO_WAIT), Some((2, "b")));
        assert_eq!(latest.take_newer(0, NO_WAIT), Some((2, "b")), "a second receiver gets it too");
        assert_eq!(latest.take_newer(2, NO_WAIT), None, "nothing newer");
        assert_eq!(latest.put("c"), 3);
        assert_eq!(latest.take_newer(2, NO_WAIT), Some((3, "c")));
        assert_eq!(latest.dropped(), 1, "only a");
    }

    #[test]
    fn a_waiting_taker_is_woken_by_a_put() {
        let latest = Arc::new(Latest::new());
        let taker = {
            let latest = Arc::clone(&latest);
            std::thread::spawn(move || latest.take_newer(0, Duration::from_secs(30)))
        };
        latest.put(7);
        assert_eq!(taker.join().expect("taker"), Some((1, 7)));
    }
}
