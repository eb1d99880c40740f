//! Tests of the slice prospects.
