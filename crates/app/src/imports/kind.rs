//! What the rows of a file are.

/// One kind of record that a file can bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Users,
    Accounts,
    Prospects,
    Opportunities,
    Touches,
}

impl Kind {
    /// Every kind, in the order in which a fresh organisation brings them in.
    pub const ALL: [Kind; 5] =
        [Kind::Users, Kind::Accounts, Kind::Prospects, Kind::Opportunities, Kind::Touches];

    /// The word on the command line, in the database and in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Kind::Users => "users",
            Kind::Accounts => "accounts",
            Kind::Prospects => "prospects",
            Kind::Opportunities => "opportunities",
            Kind::Touches => "touches",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The word on the page.
    pub const fn label(self) -> &'static str {
        match self {
            Kind::Users => "Colleagues",
            Kind::Accounts => "Companies",
            Kind::Prospects => "People",
            Kind::Opportunities => "Opportunities",
            Kind::Touches => "Touches",
        }
    }

    /// `1 company`, `85 companies`.
    pub fn count(self, number: u64) -> String {
        let (one, many) = match self {
            Kind::Users => ("colleague", "colleagues"),
            Kind::Accounts => ("company", "companies"),
            Kind::Prospects => ("person", "people"),
            Kind::Opportunities => ("opportunity", "opportunities"),
            Kind::Touches => ("touch", "touches"),
        };
        format!("{} {}", domain::money::grouped(number), if number == 1 { one } else { many })
    }
}
