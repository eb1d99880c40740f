//! What the server holds for all requests: the store, which only [`Viewer`](crate::Viewer) and
//! [`Anyone`](crate::Anyone) hand out scoped, and the settings that pages need.

use std::sync::Arc;

use jiff::Timestamp;
use maud::Markup;
use store::{Clock, Org, Store};

use crate::{Error, Who};

/// Settings of a running server.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Where users reach it, without a slash at the end (`https://forenoon.example`).
    pub base_url: String,
    /// The one-time token of the set-up page, while the database is empty.
    pub setup_token: Option<String>,
    /// Moments to which the demo's clock jumps; none outside the demo.
    pub demo: Option<DemoMoments>,
}

/// The demo's moments and what happens on a jump.
#[derive(Clone)]
pub struct DemoMoments {
    /// A label and the value that the control sends ("9:47", "focus").
    pub moments: Vec<(String, String)>,
}

impl std::fmt::Debug for DemoMoments {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("DemoMoments").field("moments", &self.moments).finish()
    }
}

/// Draws the day line under the header. A higher slice knows how; every page shows it.
pub type DayLine = fn(&mut Org<'_>, &Who) -> Result<Option<Markup>, Error>;

/// The state of the server; cheap to clone.
#[derive(Clone)]
pub struct State(Arc<Inner>);

struct Inner {
    store: Store,
    settings: Settings,
    day_line: DayLine,
}

impl State {
    /// A state over an open store.
    pub fn new(store: Store, settings: Settings, day_line: DayLine) -> Self {
        State(Arc::new(Inner { store, settings, day_line }))
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// Whether cookies may be marked Secure: only where users come by https.
    pub fn is_https(&self) -> bool {
        self.0.settings.base_url.starts_with("https://")
    }

    /// The app's clock.
    pub fn clock(&self) -> &Clock {
        self.0.store.clock()
    }

    /// Now, by the app's clock.
    pub fn now(&self) -> Timestamp {
        self.clock().now()
    }

    pub(crate) fn store(&self) -> &Store {
        &self.0.store
    }

    pub(crate) fn day_line(&self) -> DayLine {
        self.0.day_line
    }
}
