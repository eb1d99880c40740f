//! What a touch led to, and what counts (Counting).

/// How a touch went. One touch has one outcome; not reached is never summed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Outcome {
    /// Nobody there.
    NotReached,
    /// Two people talked.
    Talked,
    /// The prospect answered in writing.
    Answered,
}

/// By what a prospect was reached.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Channel {
    /// E-mail.
    Email,
    /// Telephone or video.
    Call,
    /// A message on a social network.
    Social,
    /// A letter on paper.
    Letter,
    /// In person.
    Visit,
}

/// What a touch led to: the only thing that counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ResultKind {
    /// Two-way, by any channel; an auto-reply or a bounce is none.
    Conversation,
    /// Somebody named somebody else.
    Referral,
    /// A scoping call has a day.
    ScopingCallBooked,
    /// It took place. Credited to who booked it, on the day it took place, logged by whoever held it.
    ScopingCallCompleted,
    /// A lead was offered to an account executive. Not counted as a qualified lead.
    LeadHandedOver,
    /// Another person than the originator accepted the lead.
    QualifiedLead,
    /// A possible sale was created.
    Opportunity,
    /// It was won.
    Won,
}

/// Implements `ALL`, `code`, `from_code` and `label` for an enum without fields.
macro_rules! words {
    ($name:ident { $($variant:ident => $code:literal, $label:literal;)+ }) => {
        impl $name {
            /// Every one, in the order of the product description.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word that is stored and exchanged.
            pub const fn code(self) -> &'static str {
                match self { $($name::$variant => $code),+ }
            }

            /// The one with this code.
            pub fn from_code(code: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|one| one.code() == code)
            }

            /// The word on the page.
            pub const fn label(self) -> &'static str {
                match self { $($name::$variant => $label),+ }
            }
        }
    };
}
pub(crate) use words;

words!(Outcome {
    NotReached => "not_reached", "Not reached";
    Talked => "talked", "Talked";
    Answered => "answered", "Answered in writing";
});

words!(Channel {
    Email => "email", "E-mail";
    Call => "call", "Call";
    Social => "social", "Social message";
    Letter => "letter", "Letter";
    Visit => "visit", "Visit";
});

words!(ResultKind {
    Conversation => "conversation", "Conversation";
    Referral => "referral", "Referral";
    ScopingCallBooked => "scoping_call_booked", "Scoping call booked";
    ScopingCallCompleted => "scoping_call_completed", "Scoping call completed";
    LeadHandedOver => "lead_handed_over", "Lead handed over";
    QualifiedLead => "qualified_lead", "Qualified lead";
    Opportunity => "opportunity", "Opportunity";
    Won => "won", "Won";
});

impl ResultKind {
    /// The word for several: `Scoping calls booked`.
    pub const fn plural(self) -> &'static str {
        match self {
            ResultKind::Conversation => "Conversations",
            ResultKind::Referral => "Referrals",
            ResultKind::ScopingCallBooked => "Scoping calls booked",
            ResultKind::ScopingCallCompleted => "Scoping calls completed",
            ResultKind::LeadHandedOver => "Leads handed over",
            ResultKind::QualifiedLead => "Qualified leads",
            ResultKind::Opportunity => "Opportunities",
            ResultKind::Won => "Won",
        }
    }
}

/// A key of Focus: what the rep says about the touch just made.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Key {
    /// `C`
    Conversation,
    /// `R`
    Referral,
    /// `B`
    Booked,
    /// `B`, when a booked scoping call has passed.
    Completed,
    /// `Q`
    HandOver,
    /// `O`
    Opportunity,
    /// `N`, with a day.
    NotNow,
    /// `X`, with a reason.
    NotAFit,
    /// `Space`
    NotReached,
}

words!(Key {
    Conversation => "conversation", "Conversation";
    Referral => "referral", "Referral";
    Booked => "booked", "Scoping call booked";
    Completed => "completed", "Scoping call completed";
    HandOver => "hand_over", "Hand over";
    Opportunity => "opportunity", "Opportunity";
    NotNow => "not_now", "Not now";
    NotAFit => "not_a_fit", "Not a fit";
    NotReached => "not_reached", "Not reached";
});

impl Key {
    /// Whether the key needs a day: "not now, until …" and the day of a booked scoping call.
    pub const fn needs_day(self) -> bool {
        matches!(self, Key::NotNow | Key::Booked)
    }

    /// Whether the key needs a typed reason.
    pub const fn needs_reason(self) -> bool {
        matches!(self, Key::NotAFit)
    }
}

/// The outcome and the results of a key on a live touch (Counting).
///
/// Everything but "not reached" was talked about with a person and implies a conversation. Handing over offers a lead;
/// the qualified lead counts when somebody else accepts it. Example: `Booked` is talked, with a conversation and a
/// scoping call booked.
pub fn imply(key: Key) -> (Outcome, Vec<ResultKind>) {
    let more = match key {
        Key::NotReached => return (Outcome::NotReached, Vec::new()),
        Key::Conversation | Key::NotNow | Key::NotAFit => None,
        Key::Referral => Some(ResultKind::Referral),
        Key::Booked => Some(ResultKind::ScopingCallBooked),
        Key::Completed => Some(ResultKind::ScopingCallCompleted),
        Key::HandOver => Some(ResultKind::LeadHandedOver),
        Key::Opportunity => Some(ResultKind::Opportunity),
    };
    (Outcome::Talked, [Some(ResultKind::Conversation), more].into_iter().flatten().collect())
}

/// As [`imply`], by the channel of the touch: in writing, a person answers instead of talking.
pub fn imply_on(key: Key, channel: Channel) -> (Outcome, Vec<ResultKind>) {
    match (imply(key), channel) {
        ((Outcome::Talked, results), Channel::Email | Channel::Social | Channel::Letter) => {
            (Outcome::Answered, results)
        }
        (implied, _) => implied,
    }
}
