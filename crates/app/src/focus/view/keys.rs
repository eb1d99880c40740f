//! The keys: each a visible button of one form, those that need more with a picker that asks.

use domain::result::Key;
use maud::{Markup, html};
use ui::form::hidden;
use ui::key::{ResultKey, days, result_key};
use ui::{Field, Shape};

use super::Extra;
use super::person::more;
use crate::focus::scene::Running;
use crate::focus::up::Up;

/// Whether a key asks for more before anything is logged.
pub(super) fn has_picker(key: Key) -> bool {
    !matches!(key, Key::Conversation | Key::Completed | Key::NotReached)
}

pub(super) fn legend(running: &Running, up: &Up, extra: &Extra) -> Markup {
    let typed_key = extra.form.text("client_key");
    let client_key = if typed_key.is_empty() { web::new_token() } else { typed_key.to_owned() };
    let booked = match up.call_passed {
        true => key("B", Shape::Completed, "Scoping call completed", Some("Call completed"), Key::Completed),
        false => key("B", Shape::Booked, "Scoping call booked", Some("Call booked"), Key::Booked),
    };
    let talked = [
        key("C", Shape::Conversation, "Conversation", None, Key::Conversation),
        key("R", Shape::Referral, "Referral", None, Key::Referral),
        booked,
        key("Q", Shape::QualifiedLead, "Hand over", None, Key::HandOver),
        key("O", Shape::Opportunity, "Opportunity", None, Key::Opportunity),
        key("N", Shape::Conversation, "Not now, pick a day", None, Key::NotNow),
        key("X", Shape::Conversation, "Not a fit", None, Key::NotAFit),
    ];
    let missed =
        key("Space", Shape::NotReached, "Not reached", Some("Not reached, next person"), Key::NotReached);
    html! {
        form.legend #log method="post" action="/focus/results" aria-label="Log the result" data-focus data-swap="legend" {
            (hidden("item", &up.item.to_string()))
            (hidden("client_key", &client_key))
            @if running.again { (hidden("again", "1")) }
            div.talked { h2 { "You talked" } ul.keys { @for result in &talked { (result_key(result)) } } }
            div.missed { h2 { "You did not" } ul.keys { (result_key(&missed)) } }
            (slip(running))
            @for key in [Key::Referral, Key::Booked, Key::HandOver, Key::Opportunity, Key::NotNow, Key::NotAFit] {
                @if !(key == Key::Booked && up.call_passed) { (picker(key, up, extra)) }
            }
        }
    }
}

/// Undo alone: the plan is done, or the block is paused.
pub(super) fn undo_only(running: &Running) -> Markup {
    html! {
        form.legend method="post" action="/focus/results" aria-label="Take back the last result" data-focus data-swap="legend"
            hidden[running.last.is_none()] {
            @if running.again { (hidden("again", "1")) }
            (slip(running))
        }
    }
}

fn slip(running: &Running) -> Markup {
    html! {
        div.slip {
            h2 { "Slip?" }
            ul.keys {
                li {
                    @match &running.last {
                        Some(last) => {
                            (hidden("last", &last.touch.to_string()))
                            button type="submit" name="undo" value="1" data-key="u"
                                title={ (last.name) @if let Some(key) = last.key { ": " (key.label()) } } {
                                kbd { "U" } span { "Undo" }
                            }
                        }
                        None => { button type="button" disabled { kbd { "U" } span { "Undo" } } }
                    }
                }
            }
        }
    }
}

fn key<'a>(cap: &'a str, shape: Shape, label: &'a str, short: Option<&'a str>, key: Key) -> ResultKey<'a> {
    let asks = has_picker(key);
    ResultKey {
        key: cap,
        shape: Some(shape),
        label,
        short,
        sends: (if asks { "ask" } else { "result" }, key.code()),
        picker: asks.then(|| picker_id(key)),
    }
}

fn picker_id(key: Key) -> &'static str {
    match key {
        Key::Referral => "ask-referral",
        Key::Booked => "ask-booked",
        Key::HandOver => "ask-hand-over",
        Key::Opportunity => "ask-opportunity",
        Key::NotNow => "ask-not-now",
        _ => "ask-not-a-fit",
    }
}

/// The dialog that asks for more. It stands open where it was asked for without a script, or where something was missing.
fn picker(key: Key, up: &Up, extra: &Extra) -> Markup {
    let id = picker_id(key);
    let active = extra.active == Some(key);
    let given = domain::names::given(&up.person.name);
    let (title, submit, fields) = match key {
        Key::Referral => (format!("Whom did {given} name?"), "Log the referral", referral(up, extra)),
        Key::Booked => ("When is the scoping call?".to_owned(), "Book it", booked(up, extra)),
        Key::HandOver => (format!("Hand {given} over"), "Offer the lead", hand_over(up, extra)),
        Key::Opportunity => ("An opportunity".to_owned(), "Create it", opportunity(up, extra)),
        Key::NotNow => ("When should you call again?".to_owned(), "Set the day", not_now(up, extra)),
        _ => ("Why is it not a fit?".to_owned(), "Log it", not_a_fit(extra)),
    };
    html! {
        dialog.picker id=(id) aria-labelledby={ (id) "-title" } open[active] {
            h2 id={ (id) "-title" } { (title) }
            @if active {
                @for error in ["prospect", "call", "scoping_call"].iter().filter_map(|name| extra.errors.get(name)) {
                    (ui::notice(ui::Tone::Bad, html! { p { (error) } }))
                }
            }
            (fields)
            (more(id, extra, active))
            div.row {
                button.btn.ink type="submit" name="result" value=(key.code()) { (submit) }
                a.btn.plain href="/focus" data-close { "Cancel " kbd { "Esc" } }
            }
        }
    }
}

fn referral(up: &Up, extra: &Extra) -> Markup {
    let (form, errors) = (&extra.form, &extra.errors);
    let same = up.person.account.as_deref().unwrap_or("");
    html! {
        (Field::text("name", "Who").autocomplete("off").value(form.text("name")).error(errors.get("name")))
        (Field::text("company", "Company").optional().hint("Empty means the same one.").placeholder(same)
            .value(form.text("company")).error(errors.get("company")))
        (Field::text("quote", "In their words").optional().words().value(form.text("quote")).error(errors.get("quote")))
    }
}

fn booked(up: &Up, extra: &Extra) -> Markup {
    let (form, errors) = (&extra.form, &extra.errors);
    let slots: Vec<(String, String)> = up
        .slots
        .iter()
        .map(|slot| (slot.wall.strftime("%Y-%m-%dT%H:%M").to_string(), slot.own_text.clone()))
        .collect();
    let today = up.today.to_string();
    html! {
        (days("slot", &slots, form.text("slot")))
        div.formgrid {
            (Field::input("date", "booked_day", "Or on").min(&today).value(form.text("booked_day")).error(errors.get("starts_at")))
            (Field::input("time", "booked_time", "At").value(form.text("booked_time")))
        }
    }
}

fn hand_over(up: &Up, extra: &Extra) -> Markup {
    let (form, errors) = (&extra.form, &extra.errors);
    let people = people(up);
    let options = options(&people);
    let first = options.first().map_or("", |(id, _)| *id);
    let chosen = if form.text("to").is_empty() { first } else { form.text("to") };
    html! {
        @if people.is_empty() {
            (ui::notice(ui::Tone::Plain, html! { p { "Nobody here is an account executive yet. Ask an admin to name one." } }))
        } @else {
            (Field::select("to", "To", &options).value(chosen).error(errors.get("to")))
        }
        (Field::text("needs", "What do they need?").words().value(form.text("needs")).error(errors.get("needs")))
        (Field::text("by_when", "By when?").words().value(form.text("by_when")).error(errors.get("by_when")))
        (Field::text("decides", "Who decides?").words().value(form.text("decides")).error(errors.get("decides")))
    }
}

fn opportunity(up: &Up, extra: &Extra) -> Markup {
    let (form, errors) = (&extra.form, &extra.errors);
    let people = people(up);
    let options = options(&people);
    html! {
        (Field::text("amount", "Amount").optional().inputmode("decimal").placeholder("48,500")
            .hint("Leave it empty if you do not know it yet.").value(form.text("amount")).error(errors.get("amount")))
        @if up.needs_owner {
            (Field::select("owner", "Whose is it?", &options).hint("Outbound reps hand opportunities on.")
                .value(form.text("owner")).error(errors.get("owner")))
        }
    }
}

fn not_now(up: &Up, extra: &Extra) -> Markup {
    let (form, errors) = (&extra.form, &extra.errors);
    let in_a_week = up.days.get(1).map_or("", |(day, _)| day.as_str());
    let chosen = if form.text("day").is_empty() { in_a_week } else { form.text("day") };
    let tomorrow = domain::hours::add_days(up.today, 1).to_string();
    html! {
        (days("day", &up.days, chosen))
        div.formgrid {
            (Field::input("date", "other_day", "Or on").min(&tomorrow).value(form.text("other_day")).error(errors.get("day")))
            (Field::input("time", "time", "At").optional().value(form.text("time")).error(errors.get("time")))
        }
    }
}

fn not_a_fit(extra: &Extra) -> Markup {
    let (form, errors) = (&extra.form, &extra.errors);
    html! {
        (Field::text("reason", "Reason").list("fit-reasons").value(form.text("reason")).error(errors.get("reason")))
        datalist #fit-reasons {
            @for reason in ["No need for it", "Too small for it", "Wrong person, and nobody else", "Bound by a contract", "Out of business"] {
                option value=(reason) {}
            }
        }
    }
}

fn people(up: &Up) -> Vec<(String, String)> {
    up.executives.iter().map(|(id, name)| (id.to_string(), name.clone())).collect()
}

fn options(people: &[(String, String)]) -> Vec<(&str, &str)> {
    people.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect()
}
