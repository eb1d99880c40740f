//! The user guide, served under /help.


use web::Routes;

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new()
}
