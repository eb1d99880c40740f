//! Tests of the slice sessions.
