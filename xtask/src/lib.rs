//! The checks behind `cargo xtask`, as a library so that tests run them too.

pub mod arch;
pub mod map;
pub mod maven;
pub mod rows;
pub mod source;
pub mod tables;
