//! Handlers of the page Tomorrow. Every form keeps what was typed before it does anything else.

use domain::goal::{self, GoalKind};
use domain::plan::PlanState;
use domain::suggestion::{Suggestion, rank};
use domain::{BlockId, PlanItemId, ProspectId, hours, plan};
use serde::Deserialize;
use store::Org;
use ui::Nav;
use web::{Error, Errors, Fields, Frame, Path, Query, Reply, Result, Viewer, Who, redirect};

use super::queries::{self, Facts};
use super::{actions, reasons, view};
use crate::blocks::queries::{self as blocks, Block};
use crate::results::queries as results;
use crate::settings::queries as settings;

/// What the address says.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Asked {
    /// Another block than the next one.
    #[serde(default)]
    block: Option<String>,
    /// A name to find.
    #[serde(default)]
    q: String,
    /// All suggestions, not only the first.
    #[serde(default)]
    all: Option<String>,
}

/// How many suggestions are shown first.
const FIRST: usize = 9;
/// And how many at most.
const MOST: usize = 200;

pub(super) async fn show(viewer: Viewer, Query(asked): Query<Asked>) -> Result<Reply> {
    render(&viewer, asked, Errors::new(), Fields::default()).await
}

async fn render(viewer: &Viewer, asked: Asked, errors: Errors, typed: Fields) -> Result<Reply> {
    let wrong = !errors.is_empty();
    let data = viewer.read(move |org, who| page(org, who, &asked)).await?;
    let frame = Frame::new("Tomorrow", Some(Nav::Today)).main_class("tomorrow");
    let reply = viewer.page(frame, view::page(&data, &errors, &typed)).await?;
    Ok(if wrong { reply.invalid() } else { reply })
}

fn page(org: &mut Org<'_>, who: &Who, asked: &Asked) -> Result<view::Tomorrow> {
    let (now, today) = (org.now(), who.today(org));
    let success = queries::success(org, who.user, today)?;
    let leaders = queries::leaders_above(org, who.user)?;
    let block = match asked.block.as_deref() {
        Some(id) => Some(own_block(org, who, id.parse().map_err(|_| Error::NotFound)?)?),
        None => block_to_plan(org, who)?,
    };
    let may_set_policy = web::For::AdminsAndLeaders.admits(who);
    let Some(block) = block else {
        return Ok(view::Tomorrow {
            today,
            success,
            leaders,
            may_set_policy,
            has_prospects: true,
            plan: None,
        });
    };
    let day = block.day;
    let others = other_blocks(org, who, &block)?;
    let last = blocks::latest_over(org, who.user, now)?.map(|last| (last.id, last.day));
    let facts = queries::candidates(org, who.user, &who.zone, last)?;
    let ranked = rank(facts.iter().map(|(id, facts)| (*id, facts.candidate.clone())), day);
    let items = queries::items(org, block.id)?;
    let history = reasons::history(org, who.user)?;
    let total = ranked.len();
    let shown = if asked.all.is_some() { MOST } else { FIRST };
    let suggestions = ranked.iter().take(shown).filter_map(|(id, suggestion)| {
        let facts = facts.get(id)?;
        Some(view::Suggested {
            prospect: *id,
            name: facts.name.clone(),
            account: facts.account.clone(),
            why: reasons::sentence(suggestion, facts, &history, today),
            in_plan: items.iter().any(|item| item.prospect == *id),
        })
    });
    let suggestions = suggestions.collect();
    let results = blocks::last_comparable_results(org, who.user, block.goal_kind, goal::BLOCKS_LOOKED_AT)?;
    let (month_from, month_to) = hours::month_of(day);
    let plan = view::Plan {
        state: plan::state(block.plan_committed_at, block.starts_at, day, &block.zone, now),
        begun: block.starts_at <= now,
        late: hours::start_of_day(day, &block.zone) <= now,
        month_count: results::count(org, who.user, block.goal_kind.counts(), month_from, month_to)?,
        month_goal: settings::goal(
            org,
            "user",
            who.user.into(),
            block.goal_kind.code(),
            "month",
            month_from,
        )?,
        goal: block.goal_count.unwrap_or_else(|| i64::from(goal::default_goal(&results))),
        results,
        found: queries::find_by_name(org, who.user, &asked.q)?,
        q: asked.q.clone(),
        all: asked.all.is_some(),
        suggestions,
        total,
        items,
        others,
        block,
    };
    let has_prospects = total > 0 || queries::has_prospects(org, who.user)?;
    Ok(view::Tomorrow { today, success, leaders, may_set_policy, has_prospects, plan: Some(plan) })
}

/// The block whose plan is due: today's while it has none, else the first after today.
fn block_to_plan(org: &mut Org<'_>, who: &Who) -> Result<Option<Block>> {
    let (now, today) = (org.now(), who.today(org));
    let late = blocks::of_day(org, who.user, today)?
        .into_iter()
        .find(|block| block.removed.is_none() && !block.is_over(now) && block.plan_committed_at.is_none());
    match late {
        Some(block) => Ok(Some(block)),
        None => Ok(queries::next_block_after(org, who.user, today, now)?),
    }
}

/// The other blocks of today and of the next day with a block: their plans can be written as well.
fn other_blocks(org: &mut Org<'_>, who: &Who, shown: &Block) -> Result<Vec<Block>> {
    let (now, today) = (org.now(), who.today(org));
    let mut others = blocks::of_day(org, who.user, today)?;
    if let Some(next) = queries::next_block_after(org, who.user, today, now)? {
        others.extend(blocks::of_day(org, who.user, next.day)?);
    }
    let open = |block: &Block| {
        let standing = block.plan_committed_at.is_some() && block.starts_at <= now;
        block.removed.is_none() && !block.is_over(now) && block.id != shown.id && !standing
    };
    Ok(others.into_iter().filter(open).collect())
}

/// A block of the viewer; anybody else's is not here.
fn own_block(org: &mut Org<'_>, who: &Who, block: BlockId) -> Result<Block> {
    blocks::block(org, block)?.filter(|block| block.user == who.user).ok_or(Error::NotFound)
}

pub(super) async fn save(viewer: Viewer, Path(block): Path<BlockPath>, fields: Fields) -> Result<Reply> {
    let block = block.id()?;
    let errors = keep(&viewer, block, &fields).await?;
    if !errors.is_empty() {
        return render(&viewer, back_as_asked(block, &fields), errors, fields).await;
    }
    let reply = redirect(back(block, &fields, &[]));
    Ok(if fields.ticked("saved") { reply.toast("The plan is saved.") } else { reply })
}

pub(super) async fn add(viewer: Viewer, Path(block): Path<BlockPath>, fields: Fields) -> Result<Reply> {
    let block = block.id()?;
    let prospect: ProspectId = fields.parsed("prospect").ok_or(Error::NotFound)?;
    let errors = keep(&viewer, block, &fields).await?;
    viewer.write(move |org, who| add_with_reason(org, who, block, prospect)).await?;
    if !errors.is_empty() {
        return render(&viewer, back_as_asked(block, &fields), errors, fields).await;
    }
    Ok(redirect(back(block, &fields, &["q"])))
}

fn add_with_reason(org: &mut Org<'_>, who: &Who, block: BlockId, prospect: ProspectId) -> Result<PlanItemId> {
    let block = own_block(org, who, block)?;
    if !queries::is_in_sight(org, who.user, prospect)? {
        return Err(Error::NotFound);
    }
    let now = org.now();
    let last = blocks::latest_over(org, who.user, now)?.map(|last| (last.id, last.day));
    let all = queries::candidates(org, who.user, &who.zone, last)?;
    let found: Option<(&Facts, Suggestion)> = all
        .get(&prospect)
        .and_then(|facts| Some((facts, domain::suggestion::suggest(&facts.candidate, block.day)?)));
    let (why, due) = match &found {
        Some((facts, suggestion)) => (reasons::kept(suggestion, facts), suggestion.is_due()),
        None => ("Chosen by name".to_owned(), false),
    };
    actions::add(org, block.id, prospect, "", &why, due)
}

pub(super) async fn take_off(viewer: Viewer, Path(block): Path<BlockPath>, fields: Fields) -> Result<Reply> {
    change(viewer, block, fields, |org, item, _| actions::take_off(org, item)).await
}

pub(super) async fn order(viewer: Viewer, Path(block): Path<BlockPath>, fields: Fields) -> Result<Reply> {
    change(viewer, block, fields, actions::shift).await
}

/// Something with one person of the plan: `item` names who, or `up` and `down` do.
async fn change(
    viewer: Viewer,
    block: BlockPath,
    fields: Fields,
    mut act: impl FnMut(&mut Org<'_>, PlanItemId, bool) -> Result<()> + Send + 'static,
) -> Result<Reply> {
    let block = block.id()?;
    let up = fields.optional("up").is_some();
    let named = ["item", "up", "down"].iter().find_map(|name| fields.parsed::<PlanItemId>(name));
    let item = named.ok_or(Error::NotFound)?;
    let errors = keep(&viewer, block, &fields).await?;
    let done = viewer.write(move |org, _| {
        queries::item(org, item)?.filter(|found| found.block == block).ok_or(Error::NotFound)?;
        act(org, item, up)
    });
    match done.await {
        Err(Error::Conflict(text)) => {
            let errors = Errors::at("plan", text);
            return render(&viewer, back_as_asked(block, &fields), errors, fields).await;
        }
        other => other?,
    }
    if !errors.is_empty() {
        return render(&viewer, back_as_asked(block, &fields), errors, fields).await;
    }
    Ok(redirect(back(block, &fields, &[])))
}

pub(super) async fn commit(viewer: Viewer, Path(block): Path<BlockPath>, fields: Fields) -> Result<Reply> {
    let block = block.id()?;
    let mut errors = keep(&viewer, block, &fields).await?;
    if errors.is_empty() {
        let goal: i64 = fields.parsed("goal").unwrap_or(0);
        let committed = viewer.write(move |org, _| {
            actions::commit(org, block, goal)?;
            blocks::block(org, block)?.ok_or(Error::NotFound)
        });
        match committed.await {
            Ok(block) => {
                return Ok(
                    redirect(format!("/tomorrow?block={}", block.id)).toast(&told(&block, viewer.now()))
                );
            }
            Err(error) => errors = error.into_errors()?,
        }
    }
    render(&viewer, back_as_asked(block, &fields), errors, fields).await
}

fn told(block: &Block, now: jiff::Timestamp) -> String {
    let day = hours::day_short(block.day);
    match plan::state(block.plan_committed_at, block.starts_at, block.day, &block.zone, now) {
        PlanState::Late => format!("The plan for {day} is committed, after midnight: it counts as late."),
        PlanState::Unplanned => "The plan is committed. The minutes before it were unplanned.".to_owned(),
        _ => format!("The plan for {day} is committed."),
    }
}

/// Keeps the draft in a transaction of its own: what follows may fail without losing a word.
async fn keep(viewer: &Viewer, block: BlockId, fields: &Fields) -> Result<Errors> {
    let objectives: Vec<(PlanItemId, String)> = fields
        .prefixed("objective-")
        .filter_map(|(item, words)| Some((item.parse().ok()?, words.to_owned())))
        .collect();
    let kind = GoalKind::from_code(fields.text("goal_kind"));
    let goal = kind.map(|kind| (kind, fields.parsed::<i64>("goal")));
    viewer
        .write(move |org, who| {
            own_block(org, who, block)?;
            actions::save_draft(org, block, &objectives, goal)
        })
        .await
}

/// Where the page was: the block, the name that was looked for, all suggestions or the first.
fn back(block: BlockId, fields: &Fields, but: &[&str]) -> String {
    let mut to = format!("/tomorrow?block={block}");
    for name in ["all", "q"] {
        if let Some(value) = fields.optional(name).filter(|_| !but.contains(&name)) {
            to.push_str(&format!("&{name}={}", view::in_query(value)));
        }
    }
    to
}

fn back_as_asked(block: BlockId, fields: &Fields) -> Asked {
    let all = fields.optional("all").map(str::to_owned);
    Asked { block: Some(block.to_string()), q: fields.text("q").to_owned(), all }
}

/// The block in the path; whatever is no number is not here.
#[derive(Deserialize)]
pub(super) struct BlockPath(String);

impl BlockPath {
    fn id(&self) -> Result<BlockId> {
        self.0.parse().map_err(|_| Error::NotFound)
    }
}
