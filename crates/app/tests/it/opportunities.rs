//! Tests of the slice opportunities.
