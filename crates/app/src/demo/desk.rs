//! From where the company is written: the program that builds it, or the browser of somebody who jumps.

use domain::OrgId;
use store::{Org, Store};
use web::{Result, Viewer};

/// One way to the database for both.
pub(super) enum Desk<'a> {
    /// The program, before it serves.
    Program(&'a Store, OrgId),
    /// A request.
    Browser(&'a Viewer),
}

impl Desk<'_> {
    /// Writes in one transaction.
    pub(super) async fn write<T: Send + 'static>(
        &self,
        mut f: impl FnMut(&mut Org<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        match self {
            Desk::Program(store, org) => store.write(*org, None, f).await,
            Desk::Browser(viewer) => viewer.write(move |org, _| f(org)).await,
        }
    }

    /// The demo's clock.
    pub(super) fn clock(&self) -> &store::Clock {
        match self {
            Desk::Program(store, _) => store.clock(),
            Desk::Browser(viewer) => viewer.state().clock(),
        }
    }
}
