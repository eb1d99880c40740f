//! One person: who, what for, how to reach them, what is known, what to say.

use domain::names::given;
use domain::result::Channel;
use maud::{Markup, html};
use ui::{Field, Icon, Tone, icon};

use super::Extra;
use crate::focus::up::{Line, Up};

pub(super) fn main(up: &Up, extra: &Extra) -> Markup {
    let person = &up.person;
    let role = [person.title.as_deref(), person.account.as_deref()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ");
    let place =
        [person.place.as_deref(), up.there.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let announce = format!("{}, {role}. {} of {}.", person.name, up.position, up.of);
    html! {
        main.focus.all-notes[extra.all] #main data-swap="main" data-announce=(announce) tabindex="-1" {
            div.focus-main {
                @if let Some(notice) = &extra.notice { (ui::notice(Tone::Bad, html! { p { (notice) } })) }
                p.muted.wide-only { (up.position) " of " (up.of) }
                h1 { (person.name) }
                p.role {
                    (role)
                    @if !place.is_empty() { span.quiet.wide-only { @if !role.is_empty() { " · " } (place) } }
                }
                section.objective { h2 { "Your objective" } p.words { (up.objective) } }
                (reach(up))
                (more("log", extra, extra.active.is_none_or(|key| !super::keys::has_picker(key))))
            }
            div.focus-notes {
                section {
                    h2 { "What you know" }
                    @if up.known.is_empty() { p.muted { "Nothing yet. What you hear in the first minute is worth a note." } }
                    @else { ul.notes { @for line in &up.known { li { (known(line)) } } } }
                }
                @if !extra.all { a.small.phone-only href="/focus?all=1" { "All notes and the template" } }
            }
            (side(up))
        }
    }
}

fn reach(up: &Up) -> Markup {
    let person = &up.person;
    html! {
        div.row.reach {
            @if let Some(phone) = &person.phone {
                a.btn.go.lg href={ "tel:" (dialled(phone)) } data-key="d" data-channel="call" {
                    (icon(Icon::Phone)) span.wide-only { "Call " (phone) } span.phone-only { "Call " (given(&person.name)) } kbd { "D" }
                }
            } @else { a.btn.lg href={ "/prospects/" (up.prospect) } { (icon(Icon::Phone)) "No number on record" } }
            @if let Some(email) = &person.email {
                a.btn.lg href=(mail(email, up)) data-key="e" data-channel="email" { (icon(Icon::Mail)) "E-mail " kbd { "E" } }
            }
            span.quiet.small { (up.tried) }
        }
    }
}

/// What a telephone can dial.
fn dialled(phone: &str) -> String {
    phone.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect()
}

/// A letter ready to be sent from the rep's own mailbox.
fn mail(email: &str, up: &Up) -> String {
    format!(
        "mailto:{}?subject={}&body={}",
        percent(email),
        percent(&up.subject),
        percent(&up.letter.join("\r\n\r\n"))
    )
}

/// RFC 6068: everything but letters, digits and a few marks.
fn percent(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'@' | b'+' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

fn known(line: &Line) -> Markup {
    html! {
        @if !line.bold.is_empty() { b { (line.bold) } }
        (line.text)
        @if let Some(quote) = &line.quote { " " span.words.sm { "“" (quote) "”" } }
        @if let Some(source) = &line.source { " " a href=(source) rel="noreferrer" target="_blank" { (host(source)) } }
    }
}

/// "example.com" of "https://www.example.com/press/18".
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

fn side(up: &Up) -> Markup {
    html! {
        div.focus-side {
            section.template aria-label="Template" {
                div.row.between { h2 { "If nobody picks up" } span.quiet.small { (up.letter_label) } }
                div.letter { @for paragraph in &up.letter { p { (paragraph) } } }
                p.small.muted { (up.letter_words) " words." }
            }
            @if let Some(use_text) = &up.use_text {
                section.learned { h2 { "You said you would use this" } p.words { (use_text) } }
            }
            @if let Some(learned) = &up.learned {
                section.learned {
                    h2 { @if learned.by == "you" { "You learned with somebody like this" } @else { (learned.by) " learned with somebody like this" } }
                    p.words { (learned.text) }
                    @if learned.used { p.small.muted.mt-1 { "You used it today." } }
                    @else {
                        form.mt-2 method="post" action={ "/focus/learnings/" (learned.id) "/used" } data-focus {
                            button.btn.sm type="submit" { "I used it" }
                        }
                    }
                }
            }
        }
    }
}

/// A note, a promise and the channel, for whichever key comes next. `typed`: what was typed goes in here.
pub(super) fn more(place: &str, extra: &Extra, typed: bool) -> Markup {
    let text = |name| if typed { extra.form.text(name) } else { "" };
    let error = |name| if typed { extra.errors.get(name) } else { None };
    let outside = place == "log";
    let id = |name: &str| format!("{place}-{name}");
    let (note, promise, day, channel) = (id("note"), id("promise"), id("promise-day"), id("channel"));
    let said =
        ["note", "promise", "promise_day"].iter().any(|name| !text(name).is_empty() || error(name).is_some());
    let chosen = if typed { extra.form.channel() } else { Channel::Call };
    let channels: Vec<(&str, &str)> = Channel::ALL.iter().map(|one| (one.code(), one.label())).collect();
    // Call first: it is what is done most.
    let channels: Vec<(&str, &str)> = channels
        .iter()
        .copied()
        .filter(|one| one.0 == "call")
        .chain(channels.iter().copied().filter(|one| one.0 != "call"))
        .collect();
    let field = |field: Field<'_>| {
        if outside {
            html! { (field.form("log")) }
        } else {
            html! { (field) }
        }
    };
    html! {
        details.numbers.focus-more open[said || chosen != Channel::Call] {
            // Enter in a field presses a form's first button; this one does nothing.
            @if outside { button.vh type="submit" form="log" disabled tabindex="-1" aria-hidden="true" {} }
            summary.small { "Add a note, a promise, another channel" }
            div.formgrid.mt-2 {
                div.all { (field(Field::textarea("note", "Note").id(&note).rows(2).words().value(text("note")).error(error("note")))) }
                (field(Field::text("promise", "You promised").id(&promise).value(text("promise")).error(error("promise"))))
                (field(Field::input("date", "promise_day", "By").id(&day).value(text("promise_day")).error(error("promise_day"))))
                (field(Field::select("channel", "Channel", &channels).id(&channel).value(chosen.code())))
            }
        }
    }
}
