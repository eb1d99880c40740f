//! Three months of work, day by day: what each morning, noon and evening of the past brought, by the slices' own actions
//! at their moments. The dice decide what nobody wrote down.

mod block;
mod chances;
mod cues;
mod debriefs;
mod evening;
mod generated;
mod huddles;
mod phrases;
mod policy;
mod steps;
mod stories;

use std::collections::BTreeMap;

use domain::ProspectId;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use store::Org;
use web::Result;

use super::cue::perform;
use super::people::{Cast, MEMBERS, Member, Person, reps};
use super::records::{Pool, Used, fill, write_down};
use super::time::{Timeline, at};
use steps::Story;

/// What the past knows while it is lived.
#[derive(Clone, Debug)]
pub(super) struct Past {
    /// Everybody.
    pub(super) cast: Cast,
    /// When.
    pub(super) time: Timeline,
    pools: BTreeMap<&'static str, Pool>,
    stories: Vec<Story>,
}

impl Past {
    /// The company on its first morning: everybody hired, everything known written down, blocks laid out.
    pub(super) fn begin(org: &mut Org<'_>, cast: &Cast, time: Timeline) -> Result<Past> {
        let zone = home();
        let first = time.day(2, 2);
        org.at(at(first, (6, 0), &zone), |org| {
            write_down(org, cast, time)?;
            let mut used = Used::default();
            let mut pools = BTreeMap::new();
            for rep in reps() {
                let count = match (rep.team, rep.opens_doors()) {
                    ("dana", true) => 60,
                    ("dana", false) => 40,
                    _ => 20,
                };
                pools.insert(rep.key, fill(org, &mut used, rep.key, cast.user(rep.key)?, count)?);
            }
            policy::begin(org, cast, time)?;
            let mut past = Past { cast: cast.clone(), time, pools, stories: stories::told(org)? };
            stories::add_fillers(&mut past);
            Ok(past)
        })
    }

    /// Lives some days.
    pub(super) fn live(&mut self, org: &mut Org<'_>, days: &[Date]) -> Result<()> {
        days.iter().try_for_each(|day| self.live_day(org, *day))
    }

    fn live_day(&mut self, org: &mut Org<'_>, day: Date) -> Result<()> {
        policy::lay_out(org, self, day)?;
        if day == self.time.day(2, 2) {
            evening::plan_first_blocks(org, self, day)?;
        }
        for morning in [true, false] {
            for rep in reps().filter(|rep| rep.opens_doors() == morning) {
                block::hold(org, self, rep, day)?;
            }
            let over = if morning { (11, 59) } else { (17, 0) };
            // What ended at 11:00 is closed before the huddle at 11:30; its verdict doesn't depend on when it is written.
            org.at(at(day, over, &home()), crate::blocks::actions::close_due)?;
            for rep in reps().filter(|rep| rep.opens_doors() == morning) {
                debriefs::write(org, self, rep, day)?;
            }
            if morning {
                huddles::hold(org, self, day)?;
            }
        }
        steps::take(org, self, day)?;
        for cue in cues::on(self.time, day) {
            perform(org, &self.cast, self.time, cue)?;
        }
        org.at(at(day, (17, 45), &home()), crate::opportunities::actions::expire_due)?;
        evening::come(org, self, day)?;
        huddles::close(org, self, day)
    }

    fn person(&self, key: &str) -> Result<&Person> {
        self.cast.get(key)
    }

    /// Whether somebody of a rep's pool may be booked: nobody who waits for a call already.
    fn is_free(&self, rep: &str, prospect: ProspectId, day: Date) -> bool {
        let mut leads = self.pools.get(rep).into_iter().flat_map(|pool| &pool.leads);
        leads.find(|lead| lead.id == prospect).is_some_and(|lead| lead.call.is_none_or(|call| call < day))
    }

    /// A day as the story is written: month and day.
    fn written(&self, day: Date) -> (i8, i8) {
        let written = self.time.written(day);
        (written.month(), written.day())
    }
}

/// The zone of the story.
fn home() -> TimeZone {
    TimeZone::get(super::ZONE).unwrap_or(TimeZone::UTC)
}

/// Does something at a moment, as somebody.
fn by<T>(
    org: &mut Org<'_>,
    moment: Timestamp,
    person: &Person,
    f: impl FnOnce(&mut Org<'_>) -> Result<T>,
) -> Result<T> {
    let user = person.user;
    org.at(moment, |org| org.as_user(user, f))
}

/// A member by key.
fn member(key: &str) -> Option<&'static Member> {
    MEMBERS.iter().find(|member| member.key == key)
}
