//! F1, first form: files in, records out, the same twice changes nothing; the real exports; the pages.

mod bring;
mod exports;
mod files;
mod maven;
mod pages;
