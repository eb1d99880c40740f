//! Tests of the slice focus.
