//! The three-way sync planner: what both sides last agreed on, what each has now, and so what has
//! to be done on either side.
