//! People at companies: the list, the page with its timeline, notes, facts, promises, referrals.

pub mod actions;
pub mod queries;

use web::Routes;

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new()
}
