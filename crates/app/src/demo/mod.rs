//! Northwind Robotics: the named world of the demo, the tests and the pictures. It is built by the slices' own actions,
//! each at its own moment of the past, and plays on through one Tuesday when the demo's clock jumps.

mod company;
mod cue;
mod day;
mod desk;
mod dice;
mod history;
mod jump;
mod people;
mod queries;
mod records;
mod time;

pub use company::build;

use web::{For, Routes};

/// The zone in which the demo's times are written.
pub const ZONE: &str = "America/New_York";

/// The moment at which the demo begins.
pub const START: &str = "2026-05-12 08:40";

/// Somebody of the company who may sign in.
#[derive(Clone, Debug)]
pub struct Login {
    /// The address.
    pub email: String,
    /// The password, the same for everybody.
    pub password: String,
    /// The name and what they do.
    pub who: String,
}

/// The moments of the pictures, for the control on the page: what the button says and what it sends.
pub fn moments() -> Vec<(String, String)> {
    jump::MOMENTS.iter().map(|moment| (moment.label.to_owned(), moment.value.to_owned())).collect()
}

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new().post("/demo/jump", For::SignedIn, jump::jump)
}
