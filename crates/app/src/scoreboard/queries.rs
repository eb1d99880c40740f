//! The tables of this slice: the only file that names them.
