//! The tables of this slice: the only file that names them.

use domain::names::fold;
use domain::{DebriefId, LearningId, Role, UserId};
use jiff::civil::Date;
use store::{Org, Row, StoreError, ToValue, Value, args};
use web::{Page, PageRequest, Who};

#[expect(clippy::too_many_arguments, reason = "the columns of one row")]
pub(super) fn insert(
    org: &mut Org<'_>,
    id: LearningId,
    author: UserId,
    debrief: Option<DebriefId>,
    text: &str,
    folded: &str,
    segment: Option<&str>,
    day: Date,
) -> Result<(), StoreError> {
    let sql =
        "insert into learnings (org_id, id, debrief_id, author_id, text, folded_text, segment, at, day, uses)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)";
    let now = org.now();
    org.execute(sql, args![id, debrief, author, text, folded, segment, now, day])?;
    Ok(())
}

pub(super) fn count_use(org: &mut Org<'_>, id: LearningId) -> Result<u64, StoreError> {
    org.execute("update learnings set uses = uses + 1 where org_id = $1 and id = $2", args![id])
}

/// A learning with its author.
#[derive(Clone, Debug, PartialEq)]
pub struct Learning {
    pub id: LearningId,
    pub author: String,
    pub author_id: UserId,
    pub text: String,
    /// The code of a behaviour or an ending.
    pub segment: Option<String>,
    pub at: jiff::Timestamp,
    pub day: Date,
    pub uses: i64,
}

/// Whose learnings the viewer reads: the team's, those of their line, those of whoever leads them, all for executives.
/// `$2` is the viewer, `$3` their team.
fn scope(who: &Who) -> &'static str {
    if who.roles.has(Role::Executive) {
        return "(g.author_id = $2 or u.team_id = $3 or g.id > 0)";
    }
    "(g.author_id = $2 or (u.team_id is not null and u.team_id = $3)
      or g.author_id in (select l.user_id from lines l where l.org_id = $1 and l.leader_id = $2)
      or g.author_id in (select l.leader_id from lines l where l.org_id = $1 and l.user_id = $2))"
}

/// Before this moment and id lies everything.
const LATEST: (i64, i64) = (i64::MAX, 0);

/// A page of the learnings in the viewer's sight, the latest first. `segment` is a code, empty for all.
pub fn list(
    org: &mut Org<'_>,
    who: &Who,
    request: &PageRequest,
    segment: &str,
) -> Result<Page<Learning>, StoreError> {
    let (at, id) = request.after_key();
    let before = (at.parse().unwrap_or(i64::MAX), id);
    let rows = select(org, who, &request.q, segment, before, PageRequest::SIZE + 1)?;
    Ok(Page::cut(rows, |row| (row.at.as_microsecond().to_string(), row.id.into())))
}

/// The learnings in the viewer's sight that have all the words, the latest first.
pub fn find(org: &mut Org<'_>, who: &Who, words: &str, limit: usize) -> Result<Vec<Learning>, StoreError> {
    select(org, who, words, "", LATEST, limit)
}

/// The learnings tagged with a segment that were used most: what Focus shows when such a prospect comes up.
pub fn of_segment(
    org: &mut Org<'_>,
    who: &Who,
    segment: &str,
    limit: usize,
) -> Result<Vec<Learning>, StoreError> {
    let mut found = select(org, who, "", segment, LATEST, 50)?;
    found.sort_by_key(|learning| std::cmp::Reverse((learning.uses, learning.at)));
    found.truncate(limit);
    Ok(found)
}

/// Whether the viewer reads a learning.
pub(super) fn is_in_sight(org: &mut Org<'_>, who: &Who, id: LearningId) -> Result<bool, StoreError> {
    let sql = format!(
        "select 1 from learnings g join users u on u.org_id = g.org_id and u.id = g.author_id
         where g.org_id = $1 and {} and g.id = $4",
        scope(who)
    );
    Ok(org.one(&sql, args![who.user, who.team.map_or(0, i64::from), id])?.is_some())
}

fn select(
    org: &mut Org<'_>,
    who: &Who,
    words: &str,
    segment: &str,
    (at, id): (i64, i64),
    limit: usize,
) -> Result<Vec<Learning>, StoreError> {
    let mut args = args![who.user, who.team.map_or(0, i64::from)];
    let mut conditions = vec![scope(who).to_owned()];
    let place = |args: &mut Vec<Value>, value: Value| {
        args.push(value);
        format!("${}", args.len() + 1)
    };
    // Folding leaves letters, digits and blanks: nothing that `like` reads as a pattern.
    for word in fold(words).split(' ').filter(|word| !word.is_empty()).take(8) {
        let word = place(&mut args, Value::Text(format!("%{word}%")));
        conditions.push(format!("g.folded_text like {word}"));
    }
    if !segment.is_empty() {
        let segment = place(&mut args, Value::Text(segment.to_owned()));
        conditions.push(format!("g.segment = {segment}"));
    }
    if (at, id) != LATEST {
        let (at, id) = (place(&mut args, Value::Int(at)), place(&mut args, Value::Int(id)));
        conditions.push(format!("(g.at < {at} or (g.at = {at} and g.id < {id}))"));
    }
    let limit = place(&mut args, limit.to_value());
    let sql = format!(
        "select g.id, u.name, g.author_id, g.text, g.segment, g.at, g.day, g.uses
         from learnings g join users u on u.org_id = g.org_id and u.id = g.author_id
         where g.org_id = $1 and {} order by g.at desc, g.id desc limit {limit}",
        conditions.join(" and ")
    );
    org.query(&sql, args)?.iter().map(to_learning).collect()
}

fn to_learning(row: &Row) -> Result<Learning, StoreError> {
    Ok(Learning {
        id: row.get(0)?,
        author: row.get(1)?,
        author_id: row.get(2)?,
        text: row.get(3)?,
        segment: row.get(4)?,
        at: row.get(5)?,
        day: row.get(6)?,
        uses: row.get(7)?,
    })
}
