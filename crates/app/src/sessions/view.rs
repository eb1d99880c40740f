//! The pages of signing in, and the list of browsers that are.

use domain::{SessionId, hours};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use ui::word::{self, Verdict};
use ui::{Field, Front, Icon, front, icon};
use web::Errors;

use super::queries::Session;

/// What stands around the form.
pub(super) struct Greeting {
    /// The organisation's name where there is only one.
    pub(super) organisation: String,
    /// The minute of the day there.
    pub(super) minute: Option<u32>,
    /// Where the server is.
    pub(super) host: String,
}

impl Greeting {
    fn words(&self) -> &'static str {
        match self.minute.map(|minute| minute / 60) {
            None => "Welcome.",
            Some(4..12) => "Good morning.",
            Some(12..18) => "Good afternoon.",
            Some(_) => "Good evening.",
        }
    }

    fn around(&self, headline: &str, tagline: Markup, form: Markup) -> Markup {
        let version = env!("CARGO_PKG_VERSION");
        front(&Front { place: &self.organisation, headline, tagline, form, host: &self.host, version })
    }
}

/// The form as it was sent, or empty.
#[derive(Default)]
pub(super) struct SignIn<'a> {
    pub(super) email: &'a str,
    pub(super) next: &'a str,
    pub(super) errors: Errors,
}

pub(super) fn sign_in(greeting: &Greeting, form: &SignIn<'_>) -> Markup {
    let error = form.errors.get("password");
    let email = Field::input("email", "email", "Work e-mail").value(form.email).autocomplete("username");
    let email = if error.is_none() { email.autofocus() } else { email };
    let fields = html! {
        form.signin-form method="post" action="/sign-in" {
            (ui::form::hidden("next", form.next))
            (email.required())
            div.field.mt-4 {
                div.row.between {
                    label for="f-password" { "Password" }
                    a.small.muted href="/sign-in/forgotten" { "Forgotten it?" }
                }
                input.input type="password" id="f-password" name="password" autocomplete="current-password"
                    required autofocus[error.is_some()] aria-invalid=[error.map(|_| "true")]
                    aria-describedby=[error.map(|_| "f-password-error")];
                @if let Some(text) = error { (ui::form::error("f-password-error", text)) }
            }
            div.row.mt-5 { button.btn.ink.lg type="submit" { "Sign in" } }
        }
    };
    greeting.around(greeting.words(), tagline(), fields)
}

fn tagline() -> Markup {
    html! { p { "Two hours that nobody may interrupt," br; "and a plan you made last night." } }
}

pub(super) fn forgotten(greeting: &Greeting) -> Markup {
    let text = html! {
        div.stack {
            p { "Ask an admin of your organisation for a new link: People, your name, “Make a link”. "
                "It lets you choose another password and ends every session that is open." }
            p.muted { "Forenoon sends no mail about passwords, so nobody can take over an account by mail." }
            div.row { a.btn.ink.lg href="/sign-in" { "Back to sign in" } }
        }
    };
    greeting.around("Forgotten it?", html! { p { "A new link takes a minute." } }, text)
}

/// "You have 4 tries left."
pub(super) fn left(tries: i64) -> String {
    match tries {
        0 => "That was the last try for now: wait 15 minutes, or ask an admin for a new link.".to_owned(),
        1 => "You have 1 try left.".to_owned(),
        tries => format!("You have {tries} tries left."),
    }
}

/// "12 minutes".
pub(super) fn minutes(count: i64) -> String {
    if count == 1 { "1 minute".to_owned() } else { format!("{count} minutes") }
}

pub(super) fn sessions(sessions: &[Session], own: SessionId, now: Timestamp, zone: &TimeZone) -> Markup {
    html! {
        div.lede {
            div {
                h1 { @if sessions.len() == 1 { "You are signed in here only." } @else { "You are signed in at " (sessions.len()) " places." } }
                p { "End what you do not know. A new password ends all but this one." }
            }
        }
        (ui::table::scroll("Sessions", html! {
            table.table.stacks {
                thead { tr {
                    th scope="col" { "Browser" } th scope="col" { "Last used" } th scope="col" { "Since" }
                    th scope="col" { span.vh { "End" } }
                } }
                tbody {
                    @for session in sessions {
                        tr {
                            td { (browser(&session.agent)) @if session.id == own { " " (word::tag(Verdict::Good, "This one")) } }
                            td data-label="Last used" { (hours::ago_text(session.seen, now, zone)) }
                            td data-label="Since" { (hours::day_short(hours::local_day(session.created, zone))) }
                            td.end {
                                form method="post" action={ "/settings/sessions/" (session.id) "/end" } {
                                    button.btn.sm type="submit" aria-label={ "End the session in " (browser(&session.agent)) } { (icon(Icon::Cross)) "End" }
                                }
                            }
                        }
                    }
                }
            }
        }))
    }
}

/// A browser's name in two words, as far as it says.
fn browser(agent: &str) -> String {
    let find = |names: &[(&str, &'static str)]| {
        names.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name)
    };
    let name = find(&[
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let device = find(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ]);
    match (name, device) {
        (Some(name), Some(device)) => format!("{name} on {device}"),
        (Some(name), None) => name.to_owned(),
        _ if agent.is_empty() => "A browser that does not say".to_owned(),
        _ => agent.chars().take(40).collect(),
    }
}
