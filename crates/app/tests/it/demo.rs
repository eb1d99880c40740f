//! Tests of the slice demo.
