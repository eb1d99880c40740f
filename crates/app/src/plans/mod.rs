//! Tomorrow's plan: who, and the objective for each.

pub mod actions;
pub mod queries;

use web::Routes;

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new()
}
