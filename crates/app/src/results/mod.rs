//! Results: the only thing that counts. Written by touches, hand-offs and opportunities, counted by everybody.

pub mod actions;
pub mod queries;
