//! Pages over HTTP, on SQLite and on PostgreSQL: one file a slice.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed, which is what it is for")]

mod world;

mod accounts;
mod blocks;
mod calendars;
mod debriefs;
mod demo;
mod focus;
mod huddle;
mod huddle_page;
mod huddle_verdict;
mod imports;
mod learnings;
mod messages;
mod opportunities;
mod people;
mod plans;
mod policies;
mod prospects;
mod results;
mod scoreboard;
mod sessions;
mod settings;
mod sight;
mod today;
mod touches;
