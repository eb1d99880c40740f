//! Tests of the slice messages.
