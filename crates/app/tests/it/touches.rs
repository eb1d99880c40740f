//! Tests of the slice touches.
