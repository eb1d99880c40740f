//! Tests of the slice learnings.
