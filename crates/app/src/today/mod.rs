//! Today, the day line and the palette.

pub mod queries;

use web::Routes;

/// The slice's routes.
pub fn routes() -> Routes {
    Routes::new()
}

/// The day line under every page's header.
pub fn day_line(_org: &mut store::Org<'_>, _who: &web::Who) -> web::Result<Option<maud::Markup>> {
    Ok(None)
}
