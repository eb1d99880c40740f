//! A whole file, opened: read, its kind known, its columns decided. Pure: bytes in, drafts out.

use std::collections::HashSet;

use domain::Currency;
use jiff::tz::TimeZone;

use super::dates::{ColumnOrder, Order};
use super::draft::Draft;
use super::encoding::{self, NoText};
use super::field::Field;
use super::headers;
use super::kind::Kind;
use super::mapping::{Choices, LeftBehind, Mapping, Misfit};
use super::profile::Profile;
use super::reading::{NoTable, Reject, Sheet, SourceRow};
use super::understand::Terms;

/// Why a file is not brought in. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error(transparent)]
    Text(#[from] NoText),
    #[error(transparent)]
    Table(#[from] NoTable),
    #[error(transparent)]
    Misfit(#[from] Misfit),
    #[error("{0}")]
    NothingHere(&'static str),
    #[error("No row can be read. The first fault is on line {line}: {reason}")]
    OnlyBroken { line: u64, reason: String },
    #[error(
        "Its columns don’t say what the rows are ({columns}). Say whether these are users, accounts, prospects, opportunities or touches."
    )]
    KindUnknown { columns: String },
    #[error(
        "“{value}” in {column} could be two days. Say which order the file has: date_order = \"dmy\" or \"mdy\" in the map."
    )]
    DateOrder { column: String, value: String },
}

/// Where the file is to be understood.
#[derive(Clone, Debug)]
pub struct Place {
    pub zone: TimeZone,
    pub currency: Currency,
}

/// A file whose rows can be brought in.
#[derive(Clone, Debug)]
pub struct Opened {
    sheet: Sheet,
    profile: Profile,
    terms: Terms,
}

/// A row of the file, decided as far as the file alone can.
#[derive(Clone, Debug)]
pub enum Decided {
    Draft(SourceRow, Box<Draft>),
    /// The same record stands on an earlier line.
    Duplicate(SourceRow),
    Reject(Reject),
}

/// Text of a file and what its columns look like: what a page shows before anything is decided.
pub fn look(text: String) -> Result<(Sheet, Profile), Unreadable> {
    let sheet = Sheet::new(text)?;
    let profile = Profile::of(&sheet);
    if profile.rows == 0 {
        return match sheet.rows().find_map(Result::err) {
            Some(fault) => Err(Unreadable::OnlyBroken { line: fault.line, reason: fault.reason }),
            None => Err(NoTable::NoRows.into()),
        };
    }
    Ok((sheet, profile))
}

/// The kind that the choices, the caller or the header say.
pub fn kind_of(sheet: &Sheet, told: Option<Kind>, choices: &Choices) -> Result<Kind, Unreadable> {
    if let Some(kind) = told.or(choices.kind()?) {
        return Ok(kind);
    }
    if let Some(reason) = headers::refusal(sheet.header()) {
        return Err(Unreadable::NothingHere(reason));
    }
    headers::kind_of(sheet.header()).ok_or_else(|| {
        let mut columns = sheet.header().iter().take(6).cloned().collect::<Vec<_>>().join(", ");
        if sheet.header().len() > 6 {
            columns.push_str(", …");
        }
        Unreadable::KindUnknown { columns }
    })
}

impl Opened {
    /// Opens a file from its bytes.
    pub fn bytes(
        bytes: &[u8],
        told: Option<Kind>,
        choices: &Choices,
        place: &Place,
    ) -> Result<Opened, Unreadable> {
        Opened::text(encoding::decode(bytes)?, told, choices, place)
    }

    /// Opens a file from its text.
    pub fn text(
        text: String,
        told: Option<Kind>,
        choices: &Choices,
        place: &Place,
    ) -> Result<Opened, Unreadable> {
        let (sheet, profile) = look(text)?;
        let kind = kind_of(&sheet, told, choices)?;
        let mapping = Mapping::propose(kind, &profile, choices)?;
        mapping.check()?;
        let orders = orders(&mapping, &profile, choices)?;
        let terms = Terms {
            mapping,
            header: sheet.header().to_vec(),
            orders,
            zone: place.zone.clone(),
            currency: place.currency,
        };
        Ok(Opened { sheet, profile, terms })
    }

    /// What the rows are.
    pub fn kind(&self) -> Kind {
        self.terms.mapping.kind
    }

    /// Rows, broken ones included.
    pub fn rows_total(&self) -> u64 {
        self.profile.rows + self.profile.broken
    }

    /// How its cells are read.
    pub(super) fn terms(&self) -> &Terms {
        &self.terms
    }

    /// The columns that stay behind, and why.
    pub fn left_behind(&self) -> &[LeftBehind] {
        &self.terms.mapping.left_behind
    }

    /// Which column fills which field, by its code; in the order of the file.
    pub fn columns(&self) -> impl Iterator<Item = (&str, Field)> {
        let fields = self.terms.header.iter().zip(&self.terms.mapping.fields);
        fields.filter_map(|(header, field)| Some((header.as_str(), (*field)?)))
    }

    /// Every row in its order.
    pub fn rows(&self) -> impl Iterator<Item = Decided> + '_ {
        let mut seen = Seen::default();
        self.sheet.rows().map(move |row| match row {
            Err(reject) => Decided::Reject(reject),
            Ok(row) => match self.terms.draft(&row) {
                Err(reject) => Decided::Reject(reject),
                Ok(draft) if seen.before(&draft) => Decided::Duplicate(row),
                Ok(draft) => Decided::Draft(row, Box::new(draft)),
            },
        })
    }
}

/// How days are written in each column: resolved from the whole column, else told, else asked for.
fn orders(mapping: &Mapping, profile: &Profile, choices: &Choices) -> Result<Vec<Option<Order>>, Unreadable> {
    let mut orders = Vec::with_capacity(profile.columns.len());
    for (column, field) in profile.columns.iter().zip(&mapping.fields) {
        if !field.is_some_and(|field| field.is_day()) {
            orders.push(None);
            continue;
        }
        orders.push(match column.days.order() {
            ColumnOrder::Plain => choices.date_order,
            ColumnOrder::Found(order) => Some(choices.date_order.unwrap_or(order)),
            ColumnOrder::Ask(value) => match choices.date_order {
                Some(order) => Some(order),
                None => return Err(Unreadable::DateOrder { column: column.header.clone(), value }),
            },
        });
    }
    Ok(orders)
}

/// The records that came so far, by their keys.
#[derive(Default)]
struct Seen {
    strong: HashSet<u64>,
    /// Names of rows that had nothing but a name, and of all rows.
    weak_names: HashSet<u64>,
    names: HashSet<u64>,
}

impl Seen {
    /// Whether the same record came before; remembers it.
    fn before(&mut self, draft: &Draft) -> bool {
        let keys = draft.keys();
        let again = match keys.weak {
            true => self.names.contains(&keys.name),
            false => self.strong.contains(&keys.strongest) || self.weak_names.contains(&keys.name),
        };
        if !again {
            self.strong.insert(keys.strongest);
            // Touches have no name: zero is nobody's.
            if keys.name != 0 {
                self.names.insert(keys.name);
                if keys.weak {
                    self.weak_names.insert(keys.name);
                }
            }
        }
        again
    }
}
