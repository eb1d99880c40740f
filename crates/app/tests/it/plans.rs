//! Tests of the slice plans.
