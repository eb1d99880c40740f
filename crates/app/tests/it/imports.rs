//! Tests of the slice imports.
