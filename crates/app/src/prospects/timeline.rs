//! What happened with a prospect, as a story: the latest first, tries that reached nobody told in one line. Never how
//! many touches anybody made.

use std::collections::BTreeMap;

use domain::hours::{clock_text, day_short, local_day, month_name};
use domain::result::{Channel, Key, Outcome};
use domain::{Currency, Money, UserId, names};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use ui::Shape;

use super::queries::{NamedBy, Note, Offered, Promise, Sale, Touch};

/// A line of the story.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    pub(super) shape: Shape,
    pub(super) title: String,
    /// "Today 9:04", "29 Apr", "15 to 20 Apr".
    pub(super) when: String,
    /// What was said, in somebody's own words.
    pub(super) words: Option<String>,
    pub(super) small: Option<String>,
    pub(super) href: Option<String>,
}

/// All there is to tell of one prospect, and to whom.
pub(super) struct Story<'a> {
    pub(super) prospect: &'a str,
    pub(super) viewer: UserId,
    pub(super) today: Date,
    pub(super) zone: &'a TimeZone,
    pub(super) touches: &'a [Touch],
    pub(super) days_set: &'a BTreeMap<Timestamp, (Date, bool)>,
    pub(super) named_by: &'a [NamedBy],
    pub(super) notes: &'a [Note],
    pub(super) promises: &'a [Promise],
    pub(super) offers: &'a [Offered],
    pub(super) sales: &'a [Sale],
}

/// An entry with what orders and groups it.
struct Placed {
    at: Timestamp,
    day: Date,
    not_reached: bool,
    entry: Entry,
}

impl Story<'_> {
    /// The lines, the latest first.
    pub(super) fn tell(&self) -> Vec<Entry> {
        let mut placed: Vec<Placed> = self.touches.iter().map(|touch| self.touch(touch)).collect();
        placed.extend(self.named_by.iter().map(|named| self.named(named)));
        placed.extend(self.notes.iter().map(|note| self.note(note)));
        placed.extend(self.promises.iter().filter_map(|promise| self.promise(promise)));
        placed.extend(self.offers.iter().map(|offer| self.offer(offer)));
        placed.extend(self.sales.iter().filter_map(|sale| self.sale(sale)));
        placed.sort_by_key(|placed| std::cmp::Reverse(placed.at));
        self.grouped(placed)
    }

    /// Neighbouring tries that reached nobody become one line.
    fn grouped(&self, placed: Vec<Placed>) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut tries: Vec<Date> = Vec::new();
        for one in placed {
            if one.not_reached {
                tries.push(one.day);
                continue;
            }
            entries.extend(self.tries(&std::mem::take(&mut tries)));
            entries.push(one.entry);
        }
        entries.extend(self.tries(&tries));
        entries
    }

    fn tries(&self, days: &[Date]) -> Option<Entry> {
        let (latest, earliest) = (*days.first()?, *days.last()?);
        let title = match days.len() {
            1 => "1 try, not reached".to_owned(),
            count => format!("{count} tries, not reached"),
        };
        let when = match earliest == latest {
            true => self.day(latest),
            false if earliest.first_of_month() == latest.first_of_month() => {
                format!("{} to {}", earliest.day(), short(latest, self.today))
            }
            false => format!("{} to {}", short(earliest, self.today), short(latest, self.today)),
        };
        Some(Entry { shape: Shape::NotReached, title, when, words: None, small: None, href: None })
    }

    fn touch(&self, touch: &Touch) -> Placed {
        let key = Key::from_code(&touch.logged_as).unwrap_or(Key::Conversation);
        let (shape, title) = match key {
            Key::NotReached => (Shape::NotReached, "Not reached".to_owned()),
            Key::Conversation => (Shape::Conversation, conversation(touch)),
            Key::Referral => (Shape::Referral, self.referral(touch)),
            Key::Booked => (Shape::Booked, "Scoping call booked".to_owned()),
            Key::Completed => (Shape::Completed, "Scoping call completed".to_owned()),
            Key::HandOver => (Shape::Conversation, "Conversation, then handed over".to_owned()),
            Key::Opportunity => (Shape::Conversation, "Conversation, then an opportunity".to_owned()),
            Key::NotNow => (Shape::Conversation, "Not now".to_owned()),
            Key::NotAFit => (Shape::Conversation, "Not a fit".to_owned()),
        };
        let entry = Entry {
            shape,
            title,
            when: self.when(touch.at, touch.day),
            words: touch.note.as_deref().map(quoted),
            small: Some(self.below(touch, key)),
            href: touch.named.as_ref().map(|(id, _)| format!("/prospects/{id}")),
        };
        let not_reached = touch.outcome == Outcome::NotReached.code();
        Placed { at: touch.at, day: touch.day, not_reached, entry }
    }

    fn referral(&self, touch: &Touch) -> String {
        let given = names::given(self.prospect);
        match &touch.named {
            Some((_, name)) => format!("{given} named {name}"),
            None => "Referral".to_owned(),
        }
    }

    /// Who it was, whether in a block, and what came next.
    fn below(&self, touch: &Touch, key: Key) -> String {
        let mine = touch.user == self.viewer;
        let who = if mine { "You" } else { &touch.user_name };
        let place = match (touch.in_block, mine) {
            (true, true) => ", in your block.",
            (true, false) => ", in a block.",
            (false, _) => ".",
        };
        let next = match (key, touch.call_at, self.days_set.get(&touch.at)) {
            (Key::Booked, Some(at), _) => {
                let day = day_short(local_day(at, self.zone));
                format!(" For {day}, {}.", clock_text(at, self.zone))
            }
            (_, _, Some((day, true))) => {
                let given = names::given(self.prospect);
                format!(" Next call set to {}, the day {given} named.", short(*day, self.today))
            }
            _ => String::new(),
        };
        format!("{who}{place}{next}")
    }

    fn named(&self, named: &NamedBy) -> Placed {
        let whom = if named.user == self.viewer { "you" } else { &named.user_name };
        let title = format!("{} referred {whom} to {}", named.from_name, names::given(self.prospect));
        let entry = Entry {
            shape: Shape::Referral,
            title,
            when: self.when(named.at, named.day),
            words: named.quote.as_deref().map(quoted),
            small: named.account.clone(),
            href: Some(format!("/prospects/{}", named.from)),
        };
        Placed { at: named.at, day: named.day, not_reached: false, entry }
    }

    fn note(&self, note: &Note) -> Placed {
        let by = match (&note.author, note.author_id == Some(self.viewer)) {
            (_, true) => "You.".to_owned(),
            (Some(name), false) => format!("{name}."),
            (None, false) => "From an import.".to_owned(),
        };
        let entry = Entry {
            shape: Shape::Open,
            title: "Note".to_owned(),
            when: self.when(note.at, note.day),
            words: Some(note.text.clone()),
            small: Some(by),
            href: None,
        };
        Placed { at: note.at, day: note.day, not_reached: false, entry }
    }

    /// A promise that was kept; open ones stand beside the story.
    fn promise(&self, promise: &Promise) -> Option<Placed> {
        let (at, day) = (promise.done_at?, promise.done_day?);
        let small = if day <= promise.due { "As promised." } else { "As promised, late." };
        let entry = Entry {
            shape: Shape::Open,
            title: promise.text.clone(),
            when: self.when(at, day),
            words: None,
            small: Some(small.to_owned()),
            href: None,
        };
        Some(Placed { at, day, not_reached: false, entry })
    }

    fn offer(&self, offer: &Offered) -> Placed {
        let state = match offer.state.as_str() {
            "accepted" => "Accepted.",
            "sent_back" => "Sent back.",
            "expired" => "Nobody answered in time.",
            _ => "Waits for an answer.",
        };
        let entry = Entry {
            shape: Shape::QualifiedLead,
            title: format!("Handed over to {}", offer.to_name),
            when: self.when(offer.at, offer.day),
            words: None,
            small: Some(state.to_owned()),
            href: Some(format!("/handoffs/{}", offer.id)),
        };
        Placed { at: offer.at, day: offer.day, not_reached: false, entry }
    }

    fn sale(&self, sale: &Sale) -> Option<Placed> {
        let day = sale.day?;
        let amount = match (sale.amount_minor, Currency::parse(&sale.currency)) {
            (Some(minor), Ok(currency)) => Money::new(minor, currency).to_string(),
            _ => "No amount yet".to_owned(),
        };
        let state = match sale.state.as_str() {
            "won" => ", won.",
            "lost" => ", lost.",
            _ => ".",
        };
        let entry = Entry {
            shape: Shape::Opportunity,
            title: format!("Opportunity: {}", sale.name),
            when: self.when(sale.at, day),
            words: None,
            small: Some(format!("{amount}{state}")),
            href: Some(format!("/opportunities/{}", sale.id)),
        };
        Some(Placed { at: sale.at, day, not_reached: false, entry })
    }

    fn when(&self, at: Timestamp, day: Date) -> String {
        if day == self.today {
            format!("Today {}", clock_text(at, self.zone))
        } else {
            short(day, self.today)
        }
    }

    fn day(&self, day: Date) -> String {
        if day == self.today { "Today".to_owned() } else { short(day, self.today) }
    }
}

fn conversation(touch: &Touch) -> String {
    if touch.outcome == Outcome::Answered.code() {
        return match Channel::from_code(&touch.channel) {
            Some(Channel::Email) => "Replied by e-mail",
            Some(Channel::Letter) => "Answered by letter",
            _ => "Answered in writing",
        }
        .to_owned();
    }
    "Conversation".to_owned()
}

/// What was said, in quotation marks if it has none.
fn quoted(words: &str) -> String {
    if words.starts_with('“') { words.to_owned() } else { format!("“{words}”") }
}

/// `29 Apr`, with the year when it is another one.
pub(super) fn short(day: Date, today: Date) -> String {
    let text = format!("{} {}", day.day(), &month_name(day)[..3]);
    if day.year() == today.year() { text } else { format!("{text} {}", day.year()) }
}
