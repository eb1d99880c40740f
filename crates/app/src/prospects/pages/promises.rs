//! Ticking a promise. Its maker does, or whoever may log with the prospect.

use domain::PromiseId;
use web::{Error, Fields, Id, Reply, Result, Viewer, redirect};

use crate::prospects::{actions, queries};

/// `done` is 1 or 0; `back` says which page asked.
pub(in crate::prospects) async fn update(
    viewer: Viewer,
    Id(id): Id<PromiseId>,
    fields: Fields,
) -> Result<Reply> {
    let done = fields.ticked("done");
    viewer
        .write(move |org, who| {
            let promise = queries::promise(org, id)?.ok_or(Error::NotFound)?;
            if promise.user != who.user {
                queries::may_log(org, who, promise.prospect)?;
            }
            let today = who.today(org);
            actions::keep_promise(org, id, done.then_some(today))
        })
        .await?;
    let back = fields.optional("back").unwrap_or("/today");
    Ok(redirect(back).toast(if done { "Kept." } else { "Open again." }))
}
