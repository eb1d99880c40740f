//! What a user is in the organisation. A user can hold several roles.

use std::fmt;
use std::str::FromStr;

/// One role. The first four are the selling roles: they have protected blocks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Role {
    /// Opens doors; owns no opportunity past the hand-off.
    OutboundRep,
    /// Answers who comes by themself.
    InboundRep,
    /// Accepts leads and closes.
    AccountExecutive,
    /// Keeps and grows customers.
    AccountManager,
    /// Leads a team.
    SalesManager,
    /// Leads managers.
    Executive,
    /// Runs the installation; sees records, not coaching.
    Admin,
}

impl Role {
    /// Every role, selling roles first.
    pub const ALL: [Role; 7] = [
        Role::OutboundRep,
        Role::InboundRep,
        Role::AccountExecutive,
        Role::AccountManager,
        Role::SalesManager,
        Role::Executive,
        Role::Admin,
    ];

    /// The word that is stored and exchanged.
    pub const fn code(self) -> &'static str {
        match self {
            Role::OutboundRep => "outbound_rep",
            Role::InboundRep => "inbound_rep",
            Role::AccountExecutive => "account_executive",
            Role::AccountManager => "account_manager",
            Role::SalesManager => "sales_manager",
            Role::Executive => "executive",
            Role::Admin => "admin",
        }
    }

    /// The role with this code.
    pub fn from_code(code: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.code() == code)
    }

    /// The word on the page.
    pub const fn label(self) -> &'static str {
        match self {
            Role::OutboundRep => "Outbound",
            Role::InboundRep => "Inbound",
            Role::AccountExecutive => "Account executive",
            Role::AccountManager => "Account manager",
            Role::SalesManager => "Manager",
            Role::Executive => "Executive",
            Role::Admin => "Admin",
        }
    }

    /// Whether people in this role prospect in blocks (A1).
    pub const fn is_selling(self) -> bool {
        matches!(self, Role::OutboundRep | Role::InboundRep | Role::AccountExecutive | Role::AccountManager)
    }

    /// Whether people in this role lead others.
    pub const fn leads(self) -> bool {
        matches!(self, Role::SalesManager | Role::Executive)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

/// A small set of roles.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Roles(u8);

impl Roles {
    /// No role at all.
    pub const NONE: Roles = Roles(0);

    /// The same set with one more role.
    #[must_use]
    pub const fn with(self, role: Role) -> Roles {
        Roles(self.0 | 1 << role as u8)
    }

    /// The same set without a role.
    #[must_use]
    pub const fn without(self, role: Role) -> Roles {
        Roles(self.0 & !(1 << role as u8))
    }

    /// Whether the set holds this role.
    pub const fn has(self, role: Role) -> bool {
        self.0 & (1 << role as u8) != 0
    }

    /// Whether there is no role.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether any of the roles sells.
    pub fn is_selling(self) -> bool {
        self.iter().any(Role::is_selling)
    }

    /// Whether any of the roles leads.
    pub fn leads(self) -> bool {
        self.iter().any(Role::leads)
    }

    /// The roles, in the order of [`Role::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.into_iter().filter(move |role| self.has(*role))
    }

    /// The codes as stored: `"account_executive,sales_manager"`.
    pub fn codes(self) -> String {
        self.iter().map(Role::code).collect::<Vec<_>>().join(",")
    }

    /// Reads [`Roles::codes`]. Blanks are ignored; an unknown code is an error.
    pub fn parse(codes: &str) -> Result<Roles, RoleError> {
        codes.split(',').map(str::trim).filter(|code| !code.is_empty()).try_fold(
            Roles::NONE,
            |roles, code| {
                Role::from_code(code)
                    .map(|role| roles.with(role))
                    .ok_or_else(|| RoleError::Unknown(code.to_owned()))
            },
        )
    }

    /// The label of the first role, for tables; `"–"` for none.
    pub fn label(self) -> &'static str {
        self.iter().next().map_or("–", Role::label)
    }
}

impl From<Role> for Roles {
    fn from(role: Role) -> Roles {
        Roles::NONE.with(role)
    }
}

impl FromIterator<Role> for Roles {
    fn from_iter<I: IntoIterator<Item = Role>>(roles: I) -> Roles {
        roles.into_iter().fold(Roles::NONE, Roles::with)
    }
}

impl FromStr for Roles {
    type Err = RoleError;
    fn from_str(codes: &str) -> Result<Roles, RoleError> {
        Roles::parse(codes)
    }
}

/// Why a list of roles can't be read.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum RoleError {
    /// No role has this code.
    #[error("unknown role {0:?}")]
    Unknown(String),
}
