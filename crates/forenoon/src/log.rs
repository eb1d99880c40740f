//! Logs on standard error: readable lines, or JSON when it is not a terminal.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

/// Starts logging at a level; `RUST_LOG` overrides it.
pub fn start(level: &str) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(level));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second start (in tests) keeps the first.
    let _ = if std::io::stderr().is_terminal() { builder.try_init() } else { builder.json().try_init() };
}
