//! Ringing through: into somebody's block, with a typed reason and what it is about, on record with who did it.

use domain::access::What;
use domain::{BlockId, names};
use web::{Error, Errors, Fields, Frame, Path, Reply, Result, Viewer, Who, redirect};

use super::view;
use crate::blocks::{actions, queries as blocks};
use crate::people::{access, queries as people};

pub(super) async fn new(viewer: Viewer, Path(block): Path<String>) -> Result<Reply> {
    form(&viewer, &block, Fields::default(), Errors::new()).await
}

async fn form(viewer: &Viewer, block: &str, fields: Fields, errors: Errors) -> Result<Reply> {
    let block: BlockId = block.parse().map_err(|_| Error::NotFound)?;
    let again = !errors.is_empty();
    let data = viewer.read(move |org, who| data(org, who, block)).await?;
    let page = view::ring(&data, &fields, &errors);
    let reply = viewer.page(Frame::new("Ring through", None), page).await?;
    Ok(if again { reply.invalid() } else { reply })
}

fn data(org: &mut store::Org<'_>, who: &Who, block: BlockId) -> Result<view::Ring> {
    let found = blocks::block(org, block)?.ok_or(Error::NotFound)?;
    access::grant(org, who, What::Blocks, found.user)?;
    let receiver = people::user(org, found.user)?.ok_or(Error::NotFound)?;
    let now = org.now();
    let open = !found.is_over(now) && found.removed.is_none() && found.quiet_from_at <= now;
    Ok(view::Ring {
        block,
        user: found.user,
        given: names::given(&receiver.name).to_owned(),
        until: domain::hours::clock_text(found.end(), &who.zone),
        open: open && found.user != who.user,
    })
}

pub(super) async fn create(viewer: Viewer, Path(block): Path<String>, fields: Fields) -> Result<Reply> {
    let id: BlockId = block.parse().map_err(|_| Error::NotFound)?;
    let (reason, about) = (fields.text("reason").to_owned(), fields.text("about").to_owned());
    let rung = viewer
        .write(move |org, who| {
            let ring = data(org, who, id)?;
            if ring.user == who.user {
                return Err(Error::Conflict("This is your own block. Pause it instead.".to_owned()));
            }
            actions::interrupt(org, id, Some(who.user), &who.name, &reason, &about)?;
            Ok(ring.given)
        })
        .await;
    match rung {
        Ok(given) => Ok(redirect("/today").toast(&format!(
            "You rang through. {given}’s protected minutes stand still until the block is resumed."
        ))),
        Err(error) => {
            let errors = error.into_errors()?;
            form(&viewer, &block, fields, errors).await
        }
    }
}
