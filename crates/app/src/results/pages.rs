//! The rows behind a figure: of one user or of a team, of one kind, over a period.

use domain::access::What;
use domain::hours::month_of;
use domain::result::ResultKind;
use domain::{TeamId, UserId};
use jiff::civil::Date;
use serde::Deserialize;
use store::Org;
use ui::Nav;
use web::{Error, Frame, Query, Reply, Result, Viewer, Who};

use super::queries::{self, Of};
use super::view::{self, Index};
use crate::people::{access, queries as people};

/// More rows than this are not shown one by one; the page says so.
const MOST: usize = 1000;

/// What a figure's link says.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    user: String,
    #[serde(default)]
    team: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
}

/// The rows. Without a user or a team: the viewer's own; without days: this month.
pub(super) async fn index(viewer: Viewer, Query(asked): Query<Asked>) -> Result<Reply> {
    let list = viewer.read(move |org, who| read(org, who, &asked)).await?;
    viewer.page(Frame::new(list.title(), Some(Nav::Scoreboard)), view::index(&list)).await
}

fn read(org: &mut Org<'_>, who: &Who, asked: &Asked) -> Result<Index> {
    let kind = match asked.kind.as_str() {
        "" => ResultKind::Conversation,
        code => ResultKind::from_code(code).ok_or(Error::NotFound)?,
    };
    let today = who.today(org);
    let (first, last) = month_of(today);
    let day = |text: &str, else_day: Date| text.parse::<Date>().unwrap_or(else_day);
    let (from, to) = (day(&asked.from, first), day(&asked.to, last));
    let (of, whose, habit_first) = of(org, who, asked)?;
    Ok(Index {
        kind,
        from,
        to,
        whose,
        today,
        count: queries::count_of(org, of, kind, from, to)?,
        rows: queries::rows(org, of, kind, from, to, MOST)?,
        names_users: matches!(of, Of::Team(_)),
        habits: if habit_first { queries::habits(org, of, from, to)? } else { Vec::new() },
    })
}

/// Whose rows, if the viewer may see them: the table "Who sees what" is asked for the user, or for all of a team.
fn of(org: &mut Org<'_>, who: &Who, asked: &Asked) -> Result<(Of, String, bool)> {
    if !asked.team.is_empty() {
        let team: TeamId = asked.team.parse().map_err(|_| Error::NotFound)?;
        let found = people::team(org, team)?.ok_or(Error::NotFound)?;
        let mut habit_first = false;
        for person in people::in_team(org, team)? {
            habit_first |= access::grant(org, who, What::Goals, person.id)?.sight().habit_first();
        }
        return Ok((Of::Team(team), found.name, habit_first));
    }
    let user: UserId = match asked.user.as_str() {
        "" => who.user,
        text => text.parse().map_err(|_| Error::NotFound)?,
    };
    let grant = access::grant(org, who, What::Goals, user)?;
    let name = people::user(org, grant.user())?.ok_or(Error::NotFound)?.name;
    let whose = if user == who.user { "You".to_owned() } else { name };
    Ok((Of::User(grant.user()), whose, grant.sight().habit_first()))
}
