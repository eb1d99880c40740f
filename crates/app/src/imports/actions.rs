//! Verbs on imports.
