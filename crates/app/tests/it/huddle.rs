//! Tests of the slice huddle.
