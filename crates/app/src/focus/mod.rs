//! The runner for a block: one prospect at a time.

pub mod queries;

use web::Routes;

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new()
}
