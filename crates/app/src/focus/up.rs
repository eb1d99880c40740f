//! The person who is up: everything the rep needs to talk to them, in words.

use domain::hours::{clock_text, day_and_month, day_short, days_between};
use domain::letter::{self, Letter, Situation};
use domain::names::given;
use domain::{LearningId, PlanItemId, ProspectId, UserId};
use jiff::civil::Date;
use store::Org;
use web::{Error, Result, Who};

use super::actions::opens_doors_only;
use super::queries::{self, Item, Known, Person};
use super::slots::{self, Slot};
use crate::blocks::queries::Block;
use crate::{prospects::queries as prospects, settings::queries as settings};

/// One line of what is known: what stands first and bold, the rest, somebody's own words, where it is from.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub bold: String,
    pub text: String,
    pub quote: Option<String>,
    pub source: Option<String>,
}

/// A learning that fits.
#[derive(Clone, Debug)]
pub(super) struct Learned {
    pub id: LearningId,
    pub text: String,
    pub by: String,
    pub used: bool,
}

/// The person, and what to say.
#[derive(Clone, Debug)]
pub(super) struct Up {
    pub item: PlanItemId,
    pub prospect: ProspectId,
    pub position: usize,
    pub of: usize,
    pub person: Person,
    /// "9:47 there too", where their zone is known.
    pub there: Option<String>,
    pub objective: String,
    pub tried: String,
    pub known: Vec<Line>,
    pub letter: Vec<String>,
    pub letter_label: &'static str,
    pub letter_words: usize,
    pub subject: String,
    pub use_text: Option<String>,
    pub learned: Option<Learned>,
    /// `B` means that the booked call was held.
    pub call_passed: bool,
    pub slots: [Slot; 2],
    /// Days to call again: value and words.
    pub days: Vec<(String, String)>,
    pub executives: Vec<(UserId, String)>,
    /// An opportunity has to name whose it is.
    pub needs_owner: bool,
    pub today: Date,
}

pub(super) fn load(
    org: &mut Org<'_>,
    who: &Who,
    block: &Block,
    item: &Item,
    place: (usize, usize),
) -> Result<Up> {
    let person = queries::person(org, item.prospect)?.ok_or(Error::NotFound)?;
    let known = queries::known(org, item.prospect, who.user)?;
    let calendar = settings::calendar(org)?;
    let slots = slots::propose(org, who, &calendar, person.zone.as_ref())?;
    let spoke = queries::last_conversation(org, item.prospect, who.user)?;
    let today = who.today(org);
    let situation = situation(who, &person, &known, spoke.as_ref());
    let times = [slots[0].their_text.clone(), slots[1].their_text.clone()];
    let letter_label = situation.label();
    let paragraphs = letter::compose(&Letter {
        to: given(&person.name),
        from: given(&who.name),
        situation,
        objective: &item.objective,
        times,
    });
    let subject = letter::topic(&item.objective).map_or_else(|| "20 minutes".to_owned(), sentence_case);
    let tried = tried(org, who, &person, spoke.as_ref(), today)?;
    Ok(Up {
        item: item.id,
        prospect: item.prospect,
        position: place.0,
        of: place.1,
        there: there(org, who, &person),
        objective: item.objective.clone(),
        tried,
        known: lines(org, who, &person, &known, today)?,
        letter_words: letter::words(&paragraphs),
        letter: paragraphs,
        letter_label,
        subject,
        use_text: queries::latest_use(org, who.user)?,
        learned: learned(org, who, block, item.prospect, today)?,
        call_passed: known.booked.is_some_and(|at| at <= org.now()),
        slots,
        days: days(&calendar, today),
        executives: queries::executives(org, who.user, who.team)?,
        needs_owner: opens_doors_only(who),
        today,
        person,
    })
}

fn situation(who: &Who, person: &Person, known: &Known, spoke: Option<&(Date, UserId, String)>) -> Situation {
    match (spoke, known.referrals.first()) {
        (Some((day, user, _)), _) if *user == who.user => Situation::Spoke { on: day_and_month(*day) },
        (_, Some(referral)) => Situation::Referred {
            by: match &referral.from_account {
                // A colleague needs no company behind the name.
                Some(account) if referral.from_account != person.account => {
                    format!("{} at {account}", referral.from)
                }
                _ => referral.from.clone(),
            },
        },
        _ => Situation::First,
    }
}

/// "Last try: none. You have not spoken before."
fn tried(
    org: &mut Org<'_>,
    who: &Who,
    person: &Person,
    spoke: Option<&(Date, UserId, String)>,
    today: Date,
) -> Result<String> {
    let last = match queries::last_try(org, person.id)? {
        None => "Last try: none.".to_owned(),
        Some(last) => {
            let by = last
                .channel
                .map_or_else(String::new, |channel| format!(", {}", channel.label().to_lowercase()));
            let outcome =
                last.outcome.map_or_else(String::new, |one| format!(", {}", one.label().to_lowercase()));
            format!("Last try: {}{by}{outcome}.", said_on(last.day, today))
        }
    };
    let spoken = match spoke {
        None => "You have not spoken before.".to_owned(),
        Some((day, user, _)) if *user == who.user => format!("You last spoke {}.", on_day(*day, today)),
        Some((day, _, name)) => {
            format!(
                "{} spoke with {} {}; you have not.",
                given(name),
                given(&person.name),
                on_day(*day, today)
            )
        }
    };
    Ok(format!("{last} {spoken}"))
}

fn said_on(day: Date, today: Date) -> String {
    match days_between(day, today) {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        _ => day_and_month(day),
    }
}

fn on_day(day: Date, today: Date) -> String {
    match days_between(day, today) {
        0 | 1 => said_on(day, today),
        _ => format!("on {}", day_and_month(day)),
    }
}

/// What time it is where they are.
fn there(org: &Org<'_>, who: &Who, person: &Person) -> Option<String> {
    let (here, clock) = (clock_text(org.now(), &who.zone), clock_text(org.now(), person.zone.as_ref()?));
    Some(if here == clock { format!("{clock} there too") } else { format!("{clock} there") })
}

fn lines(org: &mut Org<'_>, who: &Who, person: &Person, known: &Known, today: Date) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    for message in &known.messages {
        let text = format!(", {}.", clock_text(message.sent_at, &who.zone));
        lines.push(Line {
            bold: "They wrote".to_owned(),
            text,
            quote: Some(message.text.clone()),
            source: None,
        });
    }
    for referral in &known.referrals {
        let bold = match referral.to_user == who.user {
            true => format!("{} sent you", referral.from),
            false => format!("{} sent {}", referral.from, given(&referral.to_user_name)),
        };
        let text = format!(", {}.", day_and_month(referral.day));
        lines.push(Line { bold, text, quote: referral.quote.clone(), source: None });
    }
    if let Some(at) = known.booked {
        let day = day_short(domain::hours::local_day(at, &who.zone));
        let is = if at <= org.now() { "was booked for" } else { "is booked for" };
        let text = format!(" {is} {day}, {}.", clock_text(at, &who.zone));
        lines.push(Line { bold: "A scoping call".to_owned(), text, ..Line::default() });
    }
    for (text, day) in &known.promises {
        let due = domain::promise::due(*day, today).to_string().to_lowercase();
        let due = if *day > today { format!("by {}", day_short(*day)) } else { due };
        lines.push(Line {
            bold: "You promised:".to_owned(),
            text: format!(" {text} ({due})"),
            ..Line::default()
        });
    }
    if let Some(to) = &known.offered_to {
        let text = format!(" to {to}, not answered yet.");
        lines.push(Line { bold: "Offered".to_owned(), text, ..Line::default() });
    }
    if let Some(text) = &person.summary {
        lines.push(Line { text: text.clone(), ..Line::default() });
    }
    for fact in prospects::facts(org, person.id)? {
        let bold = if fact.label.is_empty() { String::new() } else { format!("{}:", fact.label) };
        lines.push(Line { bold, text: format!(" {}", fact.text), quote: None, source: fact.source_url });
    }
    for note in prospects::notes(org, person.id)?.into_iter().take(3) {
        let by = note.author.as_deref().filter(|_| note.author_id != Some(who.user)).map(given);
        let text = match by {
            Some(by) => format!("{by}, {}.", day_and_month(note.day)),
            None => format!("{}.", day_and_month(note.day)),
        };
        lines.push(Line { text, quote: Some(note.text), ..Line::default() });
    }
    Ok(lines)
}

fn learned(
    org: &mut Org<'_>,
    who: &Who,
    block: &Block,
    prospect: ProspectId,
    today: Date,
) -> Result<Option<Learned>> {
    let facts = prospects::segment_facts(org, &[prospect])?.remove(&prospect).unwrap_or_default();
    let segment = domain::segment::behaviour(&facts, today).code();
    let Some(found) = queries::learning_for(org, who.user, who.team, segment)? else { return Ok(None) };
    let since = domain::hours::start_of_day(block.day, &block.zone);
    let by = if found.author == who.user { "you".to_owned() } else { given(&found.author_name).to_owned() };
    let used = queries::used_since(org, who.user, found.id, since)?;
    Ok(Some(Learned { id: found.id, text: found.text, by, used }))
}

/// Days to call again, each a working day.
fn days(calendar: &domain::hours::Calendar, today: Date) -> Vec<(String, String)> {
    let working = |day: Date| if calendar.is_working(day) { day } else { calendar.next_working_day(day) };
    let after = |days: i64| working(domain::hours::add_days(today, days));
    let next = calendar.next_working_day(today);
    let next_words = match days_between(today, next) {
        1 => "Tomorrow".to_owned(),
        _ => day_short(next),
    };
    [
        (next, next_words),
        (after(7), "In a week".to_owned()),
        (after(30), "In a month".to_owned()),
        (after(91), "In a quarter".to_owned()),
    ]
    .map(|(day, words)| (day.to_string(), words))
    .into()
}

fn sentence_case(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
