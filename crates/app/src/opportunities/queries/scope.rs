//! Whose pipeline is looked at: one's own, or everybody's whose records the viewer reads.

use crate::people::access::record_scope;

/// Mine or the team's. In SQL `$2` is the viewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// What the viewer owns, originated, offered or was offered.
    Mine,
    /// What the viewer may read.
    Team,
}

impl Scope {
    /// As the address says it.
    pub fn code(self) -> &'static str {
        match self {
            Scope::Mine => "mine",
            Scope::Team => "team",
        }
    }

    /// Keeps opportunities named `o` within it.
    pub(in crate::opportunities) fn deals(self) -> String {
        match self {
            Scope::Mine => "(o.owner_id = $2 or o.originator_id = $2)".to_owned(),
            Scope::Team => format!("({} or o.originator_id = $2)", record_scope("o.owner_id")),
        }
    }

    /// Keeps hand-offs named `h` within it.
    pub(in crate::opportunities) fn handoffs(self) -> String {
        match self {
            Scope::Mine => "(h.to_user_id = $2 or h.from_user_id = $2)".to_owned(),
            Scope::Team => {
                format!("({} or {})", record_scope("h.to_user_id"), record_scope("h.from_user_id"))
            }
        }
    }
}
