//! A touch is taken back: what it offered or created goes with it, as long as nobody built on it.

use domain::TouchId;
use domain::handoff::HandoffState;
use store::Org;
use web::{Error, Result};

use super::super::queries;

/// Takes back the hand-off or the opportunity that a touch made. Called before the touch's results are removed;
/// refused when the receiver has answered, or the opportunity is over.
pub fn undo_of_touch(org: &mut Org<'_>, touch: TouchId) -> Result<()> {
    for (handoff, opportunity) in queries::made_by_touch(org, touch)? {
        if let Some(opportunity) = opportunity {
            let Some(deal) = queries::deal(org, opportunity)? else { continue };
            if !deal.is_open() {
                return Err(Error::Conflict(format!("{} is {} already.", deal.name, deal.state)));
            }
            if let Some(handoff) = deal.handoff {
                queries::link_opportunity(org, handoff, None)?;
            }
            queries::delete_moves(org, opportunity)?;
            queries::delete_deal(org, opportunity)?;
            org.record("opportunity_taken_back", ("opportunity", opportunity.into()), serde_json::json!({}))?;
        } else if let Some(handoff) = handoff {
            let Some(row) = queries::handoff(org, handoff)? else { continue };
            if row.rule.state != HandoffState::Offered {
                return Err(Error::Conflict("The hand-off has been answered already.".to_owned()));
            }
            queries::delete_handoff(org, handoff)?;
            org.record("handoff_taken_back", ("handoff", handoff.into()), serde_json::json!({}))?;
        }
    }
    Ok(())
}
