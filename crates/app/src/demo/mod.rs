//! Northwind Robotics: the named world of the demo, the tests and the pictures.

use web::Routes;

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new()
}
