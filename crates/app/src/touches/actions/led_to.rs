//! What a touch changed and what stood before, kept with its row so that undo restores exactly that. It holds an
//! objective's words, therefore it lives in the row, which can be erased, and not in the event log.

use serde::{Deserialize, Serialize};

use crate::prospects::actions::Standing;

/// Ids and standings, as JSON in `touches.led_to`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct LedTo {
    /// The prospect, before and after.
    pub(super) before: Standing,
    pub(super) after: Standing,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) promise: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) booked: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) completed: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) referral: Option<i64>,
    /// The person named, before and after, and whether they and their account are new.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) referred: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) referred_before: Option<Standing>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) referred_after: Option<Standing>,
    pub(super) created_prospect: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) created_account: Option<i64>,
}

impl LedTo {
    /// For the column.
    pub(super) fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// From the column; a touch without (imported) led to nothing that could be taken back.
    pub(super) fn from_text(text: Option<&str>) -> Option<LedTo> {
        serde_json::from_str(text?).ok()
    }
}
