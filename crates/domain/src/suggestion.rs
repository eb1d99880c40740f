//! suggestion
