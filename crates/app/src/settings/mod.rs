//! The user's own settings, and the organisation's: policies, goals, holidays.

pub mod actions;
pub mod queries;

use web::Routes;

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new()
}
