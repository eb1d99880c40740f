//! Attempts to reach a prospect, with what they led to.

pub mod actions;
pub mod queries;

use web::Routes;

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new()
}
