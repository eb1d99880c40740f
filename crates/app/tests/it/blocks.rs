//! Tests of the slice blocks.
