//! Tests of the slice scoreboard.
