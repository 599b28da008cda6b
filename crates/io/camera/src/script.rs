//! A source that plays a list of events, to test the user of a source in every state of a camera without one.

use crate::{Event, FrameSource};
use std::{collections::VecDeque, time::Duration};

/// Events in order, then the end. [`Event::Nothing`] in the list stands for a wait, which takes no time.
#[derive(Debug, Clone, Default)]
pub struct Script {
    events: VecDeque<Event>,
}

impl Script {
    /// A source of `events`, one for each call, and then the end.
    pub fn new(events: impl IntoIterator<Item = Event>) -> Self {
        Self { events: events.into_iter().collect() }
    }
}

impl FrameSource for Script {
    fn next(&mut self, _wait: Duration) -> Event {
        self.events.pop_front().unwrap_or(Event::End)
    }

    fn describe(&self) -> String {
        "a script of events".to_owned()
    }
}
