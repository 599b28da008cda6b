//! A source that plays a list of events, so that whoever uses a source can be tested in every state of a camera
//! without one.

use crate::{Event, FrameSource};
use std::{collections::VecDeque, time::Duration};

/// Events in order, then the end. [`Event::Nothing`] in the list stands for time that passes; it is not waited for.
#[derive(Debug, Clone, Default)]
pub struct Script {
    events: VecDeque<Event>,
}

impl Script {
    /// A source that says `events`, one a call, and then ends.
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
