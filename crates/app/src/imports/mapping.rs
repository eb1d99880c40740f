//! Which column becomes which field, which stay behind and why: proposed from header and profile, changed by a map.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::dates::Order;
use super::field::Field;
use super::headers;
use super::kind::Kind;
use super::profile::Profile;

/// A column that doesn't come along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftBehind {
    pub column: String,
    pub reason: String,
}

/// What somebody wants otherwise than proposed: a map file, or the choices on the page. Kept with the import.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choices {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_order: Option<Order>,
    #[serde(default)]
    pub leave: Vec<String>,
    /// Header → code of a field.
    #[serde(default)]
    pub columns: BTreeMap<String, String>,
}

/// Why a map doesn't fit its file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    #[error("The map can't be read: {0}")]
    Toml(String),
    #[error(
        "The map names a kind that there is not: “{0}”. It is one of users, accounts, prospects, opportunities, touches."
    )]
    Kind(String),
    #[error("The map names a column that the file does not have: “{0}”.")]
    Column(String),
    #[error("“{field}” is no field of {kind}. These are: {known}.")]
    Field { field: String, kind: &'static str, known: String },
    #[error("Two columns can’t both be {field}: “{first}” and “{second}”.")]
    Twice { field: &'static str, first: String, second: String },
    #[error("{0}")]
    Missing(&'static str),
}

impl Choices {
    /// Reads a map file: `kind`, `[columns] "header" = "field"`, `leave = ["header"]`, `date_order = "dmy"`.
    pub fn from_toml(text: &str) -> Result<Choices, Misfit> {
        toml::from_str(text).map_err(|error| Misfit::Toml(error.message().to_owned()))
    }

    /// The kind it names, if it names one.
    pub fn kind(&self) -> Result<Option<Kind>, Misfit> {
        let Some(code) = &self.kind else { return Ok(None) };
        Kind::from_code(code).map(Some).ok_or_else(|| Misfit::Kind(code.clone()))
    }
}

/// Every column, decided.
#[derive(Clone, Debug)]
pub struct Mapping {
    pub kind: Kind,
    /// By the place of the column in the file.
    pub fields: Vec<Option<Field>>,
    pub left_behind: Vec<LeftBehind>,
}

impl Mapping {
    /// What the header and the columns propose, as far as the choices don't say otherwise. It may lack what a row
    /// needs: [`Mapping::check`] says so.
    pub fn propose(kind: Kind, profile: &Profile, choices: &Choices) -> Result<Mapping, Misfit> {
        let header: Vec<String> = profile.columns.iter().map(|column| column.header.clone()).collect();
        let unknown = choices.columns.keys().chain(&choices.leave).find(|name| !header.contains(name));
        if let Some(column) = unknown {
            return Err(Misfit::Column(column.clone()));
        }
        let mut fields = chosen(kind, &header, choices)?;
        take_likeliest(kind, &header, profile, choices, &mut fields);
        Ok(Mapping { kind, left_behind: left_behind(kind, profile, choices, &fields), fields })
    }

    /// The columns that fill a field, in the order of the file.
    pub fn columns_of(&self, field: Field) -> impl Iterator<Item = usize> + '_ {
        self.fields
            .iter()
            .enumerate()
            .filter(move |(_, found)| **found == Some(field))
            .map(|(index, _)| index)
    }

    /// Whether a field is filled by any column.
    pub fn has(&self, field: Field) -> bool {
        self.fields.contains(&Some(field))
    }

    /// Whether rows can be made of it.
    pub fn check(&self) -> Result<(), Misfit> {
        let has_name = self.has(Field::Name) || self.has(Field::FirstName) || self.has(Field::LastName);
        let missing = match self.kind {
            Kind::Users if !has_name => "No column holds a colleague’s name.",
            Kind::Accounts if !self.has(Field::Name) => "No column holds the company’s name.",
            Kind::Prospects if !has_name && !self.has(Field::Email) => {
                "No column holds a person’s name or e-mail."
            }
            Kind::Opportunities
                if ![Field::Name, Field::ExternalId, Field::Company]
                    .into_iter()
                    .any(|field| self.has(field)) =>
            {
                "No column holds an opportunity’s name, number or company."
            }
            Kind::Touches if !self.has(Field::Person) && !self.has(Field::PersonEmail) => {
                "No column says who was contacted."
            }
            Kind::Touches if !self.has(Field::TouchDay) => "No column says when somebody was contacted.",
            _ => return Ok(()),
        };
        Err(Misfit::Missing(missing))
    }
}

/// The columns that the choices give a field.
fn chosen(kind: Kind, header: &[String], choices: &Choices) -> Result<Vec<Option<Field>>, Misfit> {
    let mut fields: Vec<Option<Field>> = vec![None; header.len()];
    for (index, name) in header.iter().enumerate() {
        let Some(code) = choices.columns.get(name) else { continue };
        let field = Field::from_code(kind, code).ok_or_else(|| Misfit::Field {
            field: code.clone(),
            kind: kind.code(),
            known: Field::of(kind).map(Field::code).collect::<Vec<_>>().join(", "),
        })?;
        let taken = fields.iter().position(|found| *found == Some(field));
        if let Some(first) = taken.filter(|_| !field.takes_several()) {
            let (first, second) = (header[first].clone(), name.clone());
            return Err(Misfit::Twice { field: field.label(), first, second });
        }
        fields[index] = Some(field);
    }
    Ok(fields)
}

/// Gives every field that is still open to the column whose header means it most likely and that isn't empty.
fn take_likeliest(
    kind: Kind,
    header: &[String],
    profile: &Profile,
    choices: &Choices,
    fields: &mut [Option<Field>],
) {
    let mut wanted: Vec<(usize, usize, Field)> = header
        .iter()
        .enumerate()
        .filter(|(index, name)| fields[*index].is_none() && !choices.leave.contains(name))
        .filter(|(index, _)| profile.columns[*index].filled > 0)
        .filter_map(|(index, name)| {
            headers::field_of(kind, name, header).map(|(field, rank)| (rank, index, field))
        })
        .collect();
    wanted.sort_unstable();
    for (_, index, field) in wanted {
        if field.takes_several() || !fields.contains(&Some(field)) {
            fields[index] = Some(field);
        }
    }
}

fn left_behind(
    kind: Kind,
    profile: &Profile,
    choices: &Choices,
    fields: &[Option<Field>],
) -> Vec<LeftBehind> {
    let header: Vec<String> = profile.columns.iter().map(|column| column.header.clone()).collect();
    let place_of = |name: &str| header.iter().position(|found| found == name);
    let behind = profile.columns.iter().enumerate().filter(|(index, _)| fields[*index].is_none());
    behind
        .map(|(_, column)| {
            let copied = column.copy_of.as_deref().map(|original| {
                match place_of(original).and_then(|index| fields[index]) {
                    Some(field) => format!("Copied into {} already", field.label()),
                    None => format!("A copy of {original}"),
                }
            });
            let taken = || {
                let (field, _) = headers::field_of(kind, &column.header, &header)?;
                let by = fields.iter().position(|found| *found == Some(field))?;
                Some(format!("{} comes from {}", field.label(), header[by]))
            };
            let left = choices.leave.contains(&column.header).then(|| "You left it behind".to_owned());
            // What the file itself proves says more than that somebody left it.
            let reason = headers::counts_motions(&column.header)
                .map(str::to_owned)
                .or(copied)
                .or_else(|| column.idle(profile.rows))
                .or(left)
                .or_else(taken)
                .or_else(|| other_kind(kind, &column.header))
                .unwrap_or_else(|| "No field for it yet".to_owned());
            LeftBehind { column: column.header.clone(), reason }
        })
        .collect()
}

/// Pipedrive writes several kinds of records into one row: `Deal - Value` beside `Person - Name`.
fn other_kind(kind: Kind, header: &str) -> Option<String> {
    let (entity, _) = header.split_once(" - ")?;
    let other = match entity {
        "Deal" => Kind::Opportunities,
        "Person" => Kind::Prospects,
        "Organization" => Kind::Accounts,
        "Activity" => Kind::Touches,
        _ => return None,
    };
    (other != kind)
        .then(|| format!("Belongs to {}: bring the file in again as those", other.label().to_lowercase()))
}
