//! Tests of the slice calendars.
