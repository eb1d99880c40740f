//! What the columns page shows of a file before anything is written: each column with its field, a sample and what is
//! made of it, who is here already, and how many rows would come in.

use domain::Money;
use domain::hours::day_and_month;
use domain::money::grouped;
use store::Org;
use web::{Fields, Result, Who};

use super::actions::match_prospect;
use super::dates::{self, ColumnOrder, Order};
use super::draft::Draft;
use super::field::Field;
use super::file::{Decided, Opened, look};
use super::mapping::{Choices, Mapping};
use super::profile::{Column, Profile};
use super::queries::{self, Run};
use super::view::{Behind, Columns, Coming, Known, Note, Ready};
use super::{headers, jobs, values};

/// Rows looked up among those who are here: enough to see what would happen.
const MOST_LOOKED_UP: usize = 2000;
/// People shown side by side.
const MOST_SHOWN: usize = 4;

/// The choices that the form of the columns page sends: `field-3` is the field of the fourth column, `bring` a column
/// that stayed behind and shall come along.
pub(super) fn chosen(profile: &Profile, fields: &Fields) -> Choices {
    let mut choices =
        Choices { date_order: Order::from_code(fields.text("date_order")), ..Choices::default() };
    for (index, column) in profile.columns.iter().enumerate() {
        match fields.optional(&format!("field-{index}")) {
            Some(code) => choices.columns.insert(column.header.clone(), code.to_owned()),
            None => {
                choices.leave.push(column.header.clone());
                None
            }
        };
    }
    choices
}

/// The page.
pub(super) fn columns(
    org: &mut Org<'_>,
    who: &Who,
    run: Run,
    text: String,
    bring: Option<usize>,
    fault: Option<String>,
) -> Result<Columns> {
    let place = jobs::place(org)?;
    let damaged = |error: &dyn std::fmt::Display| web::Error::Conflict(error.to_string());
    let (_, profile) = look(text.clone()).map_err(|error| damaged(&error))?;
    let mapping = Mapping::propose(run.kind, &profile, &run.choices).map_err(|error| damaged(&error))?;
    let opened = Opened::text(text, Some(run.kind), &run.choices, &place);
    let coming = coming(&mapping, &profile, &run.choices, bring, &place);
    let behind = behind(&mapping, &profile, bring);
    let asks_order = asks_order(&mapping, &profile);
    let (missing, known, ready) = match &opened {
        Err(error) => (Some(error.to_string()), Known::default(), None),
        Ok(opened) => (None, known(org, who, opened)?, Some(ready(opened))),
    };
    Ok(Columns {
        date_order: run.choices.date_order,
        asks_order,
        coming,
        behind,
        known,
        ready,
        fault,
        missing,
        fields: Field::of(run.kind).collect(),
        admin: who.roles.has(domain::Role::Admin),
        run,
    })
}

fn coming(
    mapping: &Mapping,
    profile: &Profile,
    choices: &Choices,
    bring: Option<usize>,
    place: &super::Place,
) -> Vec<Coming> {
    let columns = profile.columns.iter().zip(&mapping.fields).enumerate();
    columns
        .filter(|(index, (_, field))| field.is_some() || bring == Some(*index))
        .map(|(index, (column, field))| Coming {
            index,
            header: column.header.clone(),
            field: *field,
            sample: column.sample.chars().take(60).collect(),
            filled_percent: column.filled_percent(profile.rows),
            note: field.and_then(|field| note(field, column, choices, place)),
        })
        .collect()
}

/// What is made of the sample.
fn note(field: Field, column: &Column, choices: &Choices, place: &super::Place) -> Option<Note> {
    if field.is_day() {
        let order = choices.date_order.or(match column.days.order() {
            ColumnOrder::Found(order) => Some(order),
            _ => None,
        });
        let day = dates::read(&column.sample, order, &place.zone);
        return Some(match day {
            Ok(day) => Note::plain(format!("Read as {} {}", day_and_month(day), day.year())),
            Err(error) => Note::bad(format!("{} {error}", column.sample)),
        });
    }
    match field {
        Field::CompanySize => Some(Note::plain("Kept. Never the only key of a ranking.")),
        Field::Amount | Field::Revenue => {
            let money = Money::parse(&column.sample, place.currency).ok()?;
            Some(Note::plain(format!("Read as {money}")))
        }
        Field::Outcome => {
            let unknown = column.values.iter().filter(|value| values::outcome(value).is_none()).count();
            let text = format!("{} values, {unknown} not matched", grouped(column.distinct as u64));
            Some(if unknown > 0 {
                Note::bad(text)
            } else {
                Note::plain(format!("{} values", column.distinct))
            })
        }
        _ => None,
    }
}

fn behind(mapping: &Mapping, profile: &Profile, bring: Option<usize>) -> Vec<Behind> {
    let place = |header: &str| profile.columns.iter().position(|column| column.header == header);
    let left = mapping.left_behind.iter().filter_map(|left| Some((place(&left.column)?, left)));
    left.filter(|(index, _)| bring != Some(*index))
        .map(|(index, left)| Behind {
            index,
            header: left.column.clone(),
            reason: left.reason.clone(),
            // An alias says what it would be; the person may choose otherwise.
            field: headers::field_of(mapping.kind, &left.column, &[]).map(|(field, _)| field),
        })
        .collect()
}

fn asks_order(mapping: &Mapping, profile: &Profile) -> bool {
    let columns = profile.columns.iter().zip(&mapping.fields);
    columns
        .filter(|(_, field)| field.is_some_and(Field::is_day))
        .any(|(column, _)| matches!(column.days.order(), ColumnOrder::Ask(_)))
}

/// The people of the file who are here already.
fn known(org: &mut Org<'_>, who: &Who, opened: &Opened) -> Result<Known> {
    let mut known = Known::default();
    for row in opened.rows().take(MOST_LOOKED_UP) {
        known.looked_up += 1;
        let Decided::Draft(_, draft) = row else { continue };
        let Draft::Prospect(draft) = *draft else { continue };
        let company = draft.company.as_deref().map(domain::names::fold_company);
        let account = match &company {
            Some(folded) => crate::accounts::queries::find_by_folded_name(org, folded)?,
            None => None,
        };
        let Some(found) = match_prospect(org, &draft, account)? else { continue };
        known.count += 1;
        if known.shown.len() < MOST_SHOWN
            && let Some(here) = queries::known_prospect(org, who.user, found)?
        {
            let in_file = (draft.name.clone(), draft.company.clone().unwrap_or_default());
            known.shown.push(((here.name, here.company.unwrap_or_default()), in_file));
        }
    }
    Ok(known)
}

fn ready(opened: &Opened) -> Ready {
    let mut ready = Ready::default();
    for row in opened.rows() {
        match row {
            Decided::Draft(..) => ready.coming += 1,
            Decided::Duplicate(_) => ready.duplicates += 1,
            Decided::Reject(_) => ready.rejected += 1,
        }
    }
    ready
}
