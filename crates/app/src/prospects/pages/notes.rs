//! Notes, on a prospect and on an account.

use domain::{AccountId, ProspectId};
use web::{Error, Fields, Id, Reply, Result, Viewer, redirect};

use crate::prospects::{actions, queries};

/// Adds a note to a prospect.
pub(in crate::prospects) async fn create(
    viewer: Viewer,
    Id(id): Id<ProspectId>,
    fields: Fields,
) -> Result<Reply> {
    let text = fields.text("note").to_owned();
    let typed = text.clone();
    let saved = viewer
        .write(move |org, who| {
            queries::may_edit(org, who, id)?;
            let day = who.today(org);
            actions::add_note(org, id, who.user, &text, day)
        })
        .await;
    match saved {
        Ok(_) => Ok(redirect(format!("/prospects/{id}")).toast("Saved.")),
        Err(error) => {
            let errors = error.into_errors()?;
            Ok(super::record::show_with(viewer, id, &typed, errors).await?.invalid())
        }
    }
}

/// Adds a note to an account. Without words there is nothing to keep: back to the page, told in a toast.
pub(in crate::prospects) async fn create_on_account(viewer: Viewer, fields: Fields) -> Result<Reply> {
    let account: AccountId = fields.parsed("account").ok_or(Error::NotFound)?;
    let text = fields.text("note").to_owned();
    let saved = viewer
        .write(move |org, who| {
            crate::accounts::queries::may_edit(org, who, account)?;
            let day = who.today(org);
            actions::add_account_note(org, account, who.user, &text, day)
        })
        .await;
    let page = redirect(format!("/accounts/{account}"));
    match saved {
        Ok(_) => Ok(page.toast("Saved.")),
        Err(Error::Invalid(_)) => Ok(page.toast("Write the note first.")),
        Err(error) => Err(error),
    }
}
