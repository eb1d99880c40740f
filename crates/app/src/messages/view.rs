//! Pages of messages: the inbox, writing to a colleague, ringing through.

use domain::{BlockId, UserId, hours};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use ui::form::{hidden, radio};
use ui::word::{Verdict, tag};
use ui::{Field, Tone, notice};
use web::{Errors, Fields};

use super::queries::Message;
use crate::blocks::actions::ABOUTS;

/// What there is to read.
pub(super) struct Inbox {
    pub held: i64,
    pub held_until: Option<String>,
    pub messages: Vec<Message>,
    pub zone: TimeZone,
    pub now: Timestamp,
}

pub(super) fn inbox(data: &Inbox) -> Markup {
    let write = html! { a.btn href="/messages/new" { "Write to somebody" } };
    html! {
        div.row.between {
            @match (&data.held_until, data.messages.iter().filter(|message| !message.read).count()) {
                (Some(until), _) => h1 { "Nothing reaches you until " (until) "." },
                (None, 0) => h1 { "Nothing new." },
                (None, 1) => h1 { "1 new message." },
                (None, new) => h1 { (new) " new messages." },
            }
            (write)
        }
        @if let Some(until) = &data.held_until {
            div.mt-4 { (notice(Tone::Warm, html! { p {
                @match data.held {
                    0 => "Nothing is held yet. ",
                    1 => { b { "1 message is held until " (until) "." } " " }
                    held => { b { (held) " messages are held until " (until) "." } " " }
                }
                "You see what came when your block ends."
            } })) }
        } @else if data.messages.is_empty() {
            div.mt-4 { (ui::empty("No messages yet", "What colleagues send you waits here while you are in a block.", html! {})) }
        } @else {
            ul.lines.mt-4 {
                @for message in &data.messages { (line(message, data)) }
            }
        }
    }
}

fn line(message: &Message, data: &Inbox) -> Markup {
    html! {
        li {
            div {
                p { b { (message.from_name) } " " span.quiet.small { (hours::ago_text(message.sent_at, data.now, &data.zone)) }
                    @if !message.read { " " (tag(Verdict::Due, "New")) } }
                p.words.sm { (message.text) }
                @if let Some((prospect, name)) = &message.prospect {
                    p.small { "About " a href={ "/prospects/" (prospect) } { (name) } }
                }
                @if let Some(other) = &message.passed_to { p.small.muted { (other) " was asked as well." } }
            }
        }
    }
}

/// What a sender is told who reaches into a block.
pub(super) struct Held {
    pub given: String,
    pub until: String,
    pub others: Vec<(UserId, String)>,
    pub ring: Option<BlockId>,
}

/// A message being written.
pub(super) struct Compose {
    pub receivers: Vec<(UserId, String)>,
    pub to: Option<UserId>,
    pub text: String,
    pub prospect: String,
    pub passed_to: Option<UserId>,
    pub held: Option<Held>,
}

pub(super) fn compose(data: &Compose, errors: &Errors) -> Markup {
    let ids: Vec<(String, &str)> =
        data.receivers.iter().map(|(id, name)| (id.to_string(), name.as_str())).collect();
    let mut options = vec![("", "Pick somebody")];
    options.extend(ids.iter().map(|(id, name)| (id.as_str(), *name)));
    let to = data.to.map(|to| to.to_string()).unwrap_or_default();
    html! {
        h1 { "Write to a colleague." }
        form.stack.prose.mt-4 method="post" action="/messages" data-draft="message" {
            (Field::select("to", "To", &options).value(&to).error(errors.get("to")))
            (Field::textarea("text", "What do you want to say?").words().rows(4).maxlength(2000).value(&data.text).error(errors.get("text")))
            (hidden("prospect", &data.prospect))
            @if let Some(held) = &data.held { (held_part(data, held, errors)) }
            div.row { button.btn.ink type="submit" { @if data.held.is_some() { "Send, to be held" } @else { "Send" } } a.btn.plain href="/messages" { "Cancel" } }
        }
    }
}

fn held_part(data: &Compose, held: &Held, errors: &Errors) -> Markup {
    html! {
        (hidden("told", "1"))
        (notice(Tone::Warm, html! {
            p { b { (held.given) " is in a block until " (held.until) } " and will see this then. Can somebody else take it?" }
            @if let Some(block) = held.ring {
                p.small.mt-2 { a href={ "/blocks/" (block) "/ring" } { "Ring through" } ", with a reason, on the Mirror" }
            }
        }))
        @if !held.others.is_empty() {
            fieldset {
                legend.label { "Ask somebody else as well" }
                (radio("passed_to", "", data.passed_to.is_none(), html! { "Nobody, it can wait until " (held.until) }))
                @for (user, name) in &held.others {
                    (radio("passed_to", &user.to_string(), data.passed_to == Some(*user), html! { (name) }))
                }
                @if let Some(text) = errors.get("passed_to") { (ui::form::error("f-passed_to-error", text)) }
            }
        }
    }
}

/// A block somebody wants to ring into.
pub(super) struct Ring {
    pub block: BlockId,
    pub user: UserId,
    pub given: String,
    pub until: String,
    pub open: bool,
}

pub(super) fn ring(data: &Ring, fields: &Fields, errors: &Errors) -> Markup {
    html! {
        @if !data.open {
            h1 { (data.given) " is not in a block now." }
            p.muted.mt-2 { "A message gets there at once." }
            div.row.mt-4 { a.btn.ink href={ "/messages/new?to=" (data.user) } { "Write to " (data.given) } }
        } @else {
            h1 { "Ring through to " (data.given) "." }
            p.muted.mt-2 { "The block lasts until " (data.until) ". Ringing through stops its protected minutes until it is resumed, and stays on record with your name." }
            form.stack.prose.mt-4 method="post" action={ "/blocks/" (data.block) "/ring" } {
                (Field::choice("about", "What is it about?", &ABOUTS).value(fields.text("about")).error(errors.get("about")))
                (Field::text("reason", "Why can it not wait?").words().maxlength(500).value(fields.text("reason")).error(errors.get("reason")))
                div.row {
                    button.btn.ink type="submit" { "Ring through" }
                    a.btn.plain href={ "/messages/new?to=" (data.user) } { "Let it wait" }
                }
            }
        }
    }
}
