//! Tests of the slice debriefs.
