//! Tests of the slice settings.
