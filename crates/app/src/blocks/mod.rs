//! Protected blocks: the policy that lays them out, presence in them, minutes kept, broken and missed.

pub mod actions;
pub mod queries;

use web::Routes;

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new()
}
