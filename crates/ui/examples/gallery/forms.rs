//! Forms: the debrief, settings with errors, sign-in, and the page of an error.

use maud::{Markup, html};
use ui::chart::{Bar, Ink, Step, funnel, hbar};
use ui::{Field, Nav, Shell, Theme, page, page_bare};

const LEARNED: &str = "Nobody has asked Samuel about October before. Once I named the audit he gave me dates himself. People book when the date is theirs, not mine.";

/// The debrief at 11:04.
pub fn debrief(theme: Theme) -> Markup {
    let shell = Shell {
        title: "Debrief",
        current: Some(Nav::Today),
        day_line: Some(ui::dayline::full(&crate::today::day(664))),
        main_class: "split debrief",
        ..crate::ana(theme)
    };
    let steps = [
        ("Planned", 14, Ink::Grey),
        ("Conversations", 6, Ink::Amber),
        ("Scoping calls booked", 1, Ink::Amber),
        ("Handed over", 1, Ink::Amber),
    ]
    .map(|(label, value, ink)| Step { label, value, ink });
    page(
        shell,
        html! {
            form.stack method="post" action="/debriefs" data-draft="debrief-1" data-main {
                div { h1 { "The block is done. What did you learn?" } p.muted.mt-1 { "Two questions, three minutes. Dana reads this before the Huddle at 11:30." } }
                (Field::textarea("learned", "What did you learn?").hint("One thing you did not know at 9:00.").words().rows(4).value(LEARNED))
                (Field::textarea("use", "How will you use it?").hint("Name the person or the moment.").words().value("Find the date each cold storage site already dreads, and write it into tomorrow’s objectives. Hannah Lund first."))
                div.row { button.btn.ink.lg type="submit" { "Save debrief " kbd { "Ctrl ↵" } } (ui::form::draft_note()) }
            }
            aside.aside {
                section {
                    p.lead-goal { "May: " b { "10 of 16" } " booked" }
                    div.mt-2 { (hbar(&Bar { share: 0.625, tick: Some(0.381), label: "10 of 16", ..Bar::default() })) }
                    p.block-goal.mt-4 { "This block: " b { "1 of 1" } " scoping call booked" }
                    div.mt-4 { (funnel(&steps, "Planned 14, conversations 6, scoping calls booked 1, handed over 1")) }
                }
                section { h2 { "2 things waited for you" } ul.waited { li { span { "Pricing sheet, version 4" } span.quiet { "Dana, 8:32" } } li { span { "Can you join a call at 10?" } span.quiet { "Gabriel, 9:31" } } } }
            }
        },
    )
}

/// Settings after a failed save.
pub fn settings(theme: Theme) -> Markup {
    let shell = Shell { title: "Settings", main_class: "split menuside", ..crate::dana(theme) };
    page(
        shell,
        html! {
            nav.sidenav aria-label="Settings" { ul { li { a href="#" aria-current="page" { "You" } } li { a href="#" { "Blocks" } } li { a href="#" { "People" } } } }
            form.stack method="post" action="/settings" {
                h1 { "You" }
                (ui::form::problems(&[("zone", "Choose a zone from the list.")]))
                div.formgrid {
                    (Field::text("name", "Name").value("Dana Whitfield").required())
                    (Field::input("email", "email", "Work e-mail").value("dana@northwind.example").autocomplete("email"))
                    (Field::select("zone", "Time zone", &[("", "Choose one"), ("America/New_York", "New York")]).error(Some("Choose a zone from the list.")))
                    (Field::input("time", "from", "Day begins").value("08:00"))
                }
                (Field::choice("keys", "Single keys", &[("on", "On"), ("off", "Off")]).value("on").hint("Letters without Ctrl, as F for Focus."))
                (Field::file("file", "Your picture", ".png").optional())
                div.row { button.btn.ink type="submit" { "Save" } a.btn.plain href="/today" { "Cancel" } }
            }
        },
    )
}

/// Not found.
pub fn error(theme: Theme) -> Markup {
    let shell = Shell { title: "Not found", theme, ..Shell::default() };
    page_bare(
        shell,
        html! { main #main { (ui::notice::error_page(404, "There is nothing at this address.", "It may have been moved, or it belongs to another team.", html! { a.btn.ink href="/today" { "Go to Today" } })) } },
    )
}

/// Sign-in after a wrong password.
pub fn sign_in(theme: Theme) -> Markup {
    let shell = Shell { title: "Sign in", body_class: "is-signin", theme, ..Shell::default() };
    page_bare(
        shell,
        html! {
            main.signin #main {
                div.signin-mark { span.brand { (ui::icon::mark()) "Forenoon" } span.quiet.small { "Northwind Robotics" } }
                div.horizon-wrap { (ui::dayline::horizon()) }
                div.signin-grid {
                    div { h1 { "Good morning." } p.tagline.mt-3 { "Two hours that nobody may interrupt," br; "and a plan you made last night." } }
                    form.stack method="post" action="/sign-in" {
                        (Field::input("email", "email", "Work e-mail").value("ana.ruiz@northwind.example").autocomplete("username"))
                        (Field::input("password", "password", "Password").autocomplete("current-password").error(Some("That password does not match. You have 4 tries left.")))
                        div.row { button.btn.ink.lg type="submit" { "Sign in" } }
                    }
                }
                footer.signin-foot.small.quiet { span { "Runs on your own server, forenoon.northwind.example" } span { "Version 1.0. Nothing here leaves this machine." } }
            }
        },
    )
}
