//! expectation
