//! The month's goals of a leader's teams and people, on one sheet.

use domain::goal::GoalKind;
use domain::{Currency, Money, hours};
use jiff::civil::Date;
use serde::Deserialize;
use store::Org;
use web::{Errors, Fields, For, Frame, Query, Reply, Result, Viewer, Who, redirect};

use super::view::{self, Cell, Sheet};
use super::{actions, queries};

/// What goals are set in: a code and its head. Results first, money last.
const MEASURES: [(&str, &str); 5] = [
    (GoalKind::ScopingCallBooked.code(), "Scoping calls booked"),
    (GoalKind::ScopingCallCompleted.code(), "Scoping calls completed"),
    (GoalKind::QualifiedLead.code(), "Qualified leads"),
    ("pipeline", "New pipeline"),
    ("sales", "Sales"),
];

/// The largest goal: a hundred billion in cents; above it is a slip of the finger.
const MOST: i64 = 10_000_000_000_000;

/// Which month: "2026-05".
#[derive(Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    month: String,
}

pub(super) async fn edit(viewer: Viewer, Query(asked): Query<Asked>) -> Result<Reply> {
    let month = month(&asked.month, viewer.today());
    let sheet = viewer.read(move |org, who| sheet(org, who, month)).await?;
    show(&viewer, &sheet).await
}

pub(super) async fn update(viewer: Viewer, fields: Fields) -> Result<Reply> {
    let month = month(fields.text("month"), viewer.today());
    let sent = fields.clone();
    let done = viewer.write(move |org, who| save(org, who, month, &sent)).await;
    match done {
        Ok(()) => {
            let back = format!("/settings/goals?month={}", view::month_value(month));
            Ok(redirect(back).toast(&format!("Goals for {} saved.", hours::month_name(month))))
        }
        Err(error) => {
            let errors = error.into_errors()?;
            let mut sheet = viewer.read(move |org, who| sheet(org, who, month)).await?;
            for cell in sheet.rows.iter_mut().flat_map(|(_, cells)| cells) {
                cell.value = fields.text(&cell.field).to_owned();
            }
            sheet.errors = errors;
            Ok(show(&viewer, &sheet).await?.invalid())
        }
    }
}

/// Only those below the viewer are looked up, so a field for anybody else is never read. What did not change is not
/// written again.
fn save(org: &mut Org<'_>, who: &Who, month: Date, fields: &Fields) -> Result<()> {
    let mut errors = Errors::new();
    let mut changes = Vec::new();
    for (_, cells) in sheet(org, who, month)?.rows {
        for cell in cells {
            let text = fields.text(&cell.field);
            if text == cell.value {
                continue;
            }
            match read(text, cell.is_money, who.currency) {
                Some(target) => changes.push((cell, target)),
                None => errors.add(cell.field, "Give a number from 0 up, or leave it empty."),
            }
        }
    }
    errors.check()?;
    for (cell, target) in changes {
        actions::set_goal(org, cell.scope, cell.scope_id, cell.measure, "month", month, target)?;
    }
    Ok(())
}

fn read(text: &str, is_money: bool, currency: Currency) -> Option<i64> {
    if text.is_empty() {
        return Some(0);
    }
    let number = match is_money {
        true => Money::parse(text, currency).ok().filter(|money| money.currency == currency)?.minor,
        false => text.parse().ok()?,
    };
    Some(number).filter(|number| (0..=MOST).contains(number))
}

fn sheet(org: &mut Org<'_>, who: &Who, month: Date) -> Result<Sheet> {
    let mut rows = Vec::new();
    for scope in queries::scopes(org, who.user)? {
        let mut cells = Vec::new();
        for (measure, _) in MEASURES {
            let is_money = matches!(measure, "pipeline" | "sales");
            let target = queries::goal(org, scope.kind, scope.id, measure, "month", month)?;
            let value =
                target.map_or_else(String::new, |target| view::figure(target, is_money, who.currency));
            let field = format!("{}.{}.{measure}", scope.kind, scope.id);
            cells.push(Cell { field, value, measure, is_money, scope: scope.kind, scope_id: scope.id });
        }
        rows.push((scope, cells));
    }
    let heads = MEASURES.map(|(_, head)| head);
    Ok(Sheet { month, heads, rows, currency: who.currency, errors: Errors::new() })
}

/// The first day of the month asked for, else of this one.
fn month(text: &str, today: Date) -> Date {
    let asked: Option<Date> = format!("{text}-01").parse().ok();
    hours::month_of(asked.unwrap_or(today)).0
}

async fn show(viewer: &Viewer, sheet: &Sheet) -> Result<Reply> {
    let may = (viewer.who().roles.has(domain::Role::Admin), For::Leaders.admits(viewer.who()));
    let page = ui::settings(ui::Setting::Goals, may, view::goals(sheet));
    viewer.page(Frame::new("Goals", None).without_day_line(), page).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_month_is_read_or_this_one_is_meant() {
        let today = date(2026, 5, 12);
        assert_eq!(month("2026-07", today), date(2026, 7, 1));
        assert_eq!(month("", today), date(2026, 5, 1));
        assert_eq!(month("2026-13", today), date(2026, 5, 1));
    }

    #[test]
    fn a_goal_is_a_number_from_zero_up() {
        let check = |text: &str, is_money, expected| {
            assert_eq!(read(text, is_money, Currency::USD), expected, "{text}")
        };
        check("16", false, Some(16));
        check("", false, Some(0));
        check("-1", false, None);
        check("many", false, None);
        check("48,500", true, Some(4_850_000));
        check("$48,500", true, Some(4_850_000));
        check("€5", true, None);
    }
}
