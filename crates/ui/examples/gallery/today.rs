//! Today as it is drawn, at 8:40 on Tuesday 12 May.

use maud::{Markup, html};
use ui::chart::{Bar, dots, hbar};
use ui::word::{Verdict, person, quote, tag};
use ui::{DayLine, LineBlock, LineEvent, Nav, Shell, Theme, page};

const PLAN: [(&str, &str, &str, &str); 14] = [
    (
        "Marta Kowalczyk",
        "Halden Cold Storage",
        "Agree the Thursday call about the Akron site",
        "!Named today as the day to call",
    ),
    (
        "Joel Brandt",
        "Pinecrest Outfitters",
        "Ask who owns returns at the sister company",
        "Referred two people in April",
    ),
    (
        "Priya Nair",
        "Saltwater Grocery",
        "Learn whether the Tulsa site still opens in Q4",
        "Went quiet after a scoping call",
    ),
    ("Renee Dubois", "Laval Dairy", "Confirm who joins the 13:00 scoping call", "!Scoping call today"),
    (
        "Hannah Lund",
        "Fjordline Parts",
        "Hear what changed since the March “not now”",
        "Asked to wait two months",
    ),
    (
        "Samuel Osei",
        "Kestrel Pharma",
        "Book a scoping call before the October audit",
        "Referred by Joel, 7 May",
    ),
    (
        "Victor Almeida",
        "Casa Norte",
        "Find out who signs for the night shift",
        "!Named today as the day to call",
    ),
    (
        "Grace Whitaker",
        "Bramble & Co.",
        "Ask what the new system still leaves to people",
        "Lost to a competitor, 11 months ago",
    ),
    (
        "Dev Patel",
        "Tri-County Wholesale",
        "Book a scoping call on mis-picks by lot",
        "Talked twice, never met",
    ),
    ("Lucia Ferrante", "Ferrante Foods", "Ask for the name of the plant manager", "First conversation"),
    ("Owen Clarke", "Clarke Building Supply", "Learn why the last project stopped", "Customer, second site"),
    ("Mei Tanaka", "Hoshi Home", "Book a scoping call on holiday peak", "Referred by a customer"),
    (
        "Andre Lewis",
        "Parcel & Pine",
        "Hear what the worst day in November costs",
        "Replied once, in February",
    ),
    ("Tomas Berg", "Nordvik Spares", "Ask for ten minutes on Thursday", "First conversation"),
];

/// Ana's day, as every page of hers shows it.
pub fn day(now: i32) -> DayLine {
    let event =
        |from, to, label: &str, plan| LineEvent { from, to, label: label.to_owned(), plan, clash: false };
    let (label, right) = if now < 660 {
        ("Protected", Some("3 held until 11:00".to_owned()))
    } else {
        ("Kept, 120 of 120 min", None)
    };
    DayLine {
        now,
        blocks: vec![LineBlock {
            from: 540,
            to: 660,
            label: label.to_owned(),
            right: right.clone(),
            ..LineBlock::default()
        }],
        events: vec![
            event(690, 700, "Huddle", false),
            event(780, 810, "Scoping call, Laval Dairy", false),
            event(930, 960, "Deal desk", false),
            event(1005, 1020, "Tomorrow", true),
        ],
        sentence: "Your protected block is 9:00 to 11:00.".to_owned(),
        phone_note: right,
        ..DayLine::default()
    }
}

/// The page.
pub fn today(theme: Theme) -> Markup {
    let shell = Shell {
        title: "Today",
        current: Some(Nav::Today),
        day_line: Some(ui::dayline::full(&day(520))),
        main_class: "split today",
        ..crate::ana(theme)
    };
    page(shell, html! { (plan()) (aside()) })
}

fn plan() -> Markup {
    html! {
        div {
            div.lede { div {
                h1 { "Good morning, Ana. Your block starts in 20 minutes." }
                p { "Tuesday 12 May. 14 people, an objective for each. You committed this plan yesterday at 17:06." }
            } }
            table.table.plan {
                thead { tr { th.n {} th scope="col" { "Whom" } th scope="col" { "Objective" } th scope="col" { "Why today" } } }
                tbody {
                    @for (place, (name, account, objective, why)) in PLAN.iter().enumerate() {
                        tr {
                            td.n { (place + 1) }
                            td { (person(name, Some("/prospects/1"), account)) }
                            td { (objective) }
                            td.why.is-due[why.starts_with('!')] { (why.trim_start_matches('!')) }
                        }
                    }
                }
            }
        }
    }
}

fn aside() -> Markup {
    let bar = Bar {
        share: 9.0 / 16.0,
        tick: Some(8.0 / 21.0),
        label: "9 of 16 scoping calls booked in May, an even month would be at 6",
        ..Bar::default()
    };
    html! {
        aside.aside {
            section.goalbox #goal {
                h2.vh { "Your goals" }
                p.lead-goal { "May: " b { "9 of 16" } " booked" }
                div.mt-2 { (hbar(&bar)) }
                p.block-goal.mt-4 { "This block: " b { "1" } " scoping call booked" }
                div.mt-1 { (dots(&[1, 0, 0, 2, 0, 1, 3, 1, 0, 2], 1, "Scoping calls booked in your last ten blocks: 1, 0, 0, 2, 0, 1, 3, 1, 0, 2")) }
                p.small.muted.mt-1 { "Reached in 6 of your last 10 blocks like this one. Missing one is fine; the month leads." }
                a.btn.go.lg.wide.mt-4 href="/focus" data-key="f" { "Enter Focus " kbd { "F" } }
                p.small.quiet.mt-2 { "It opens by itself at 9:00. Quiet since 8:30." }
            }
            section {
                h2 { "You promised" }
                ul.promises {
                    (promise("Send the throughput sheet", "Marta Kowalczyk, Halden", Verdict::Due, "Today"))
                    (promise("Tell Joel how it went with Samuel", "Joel Brandt, Pinecrest Outfitters", Verdict::Due, "Today"))
                    (promise("Two dates for a site visit", "Owen Clarke, Clarke Building", Verdict::Bad, "1 day late"))
                }
            }
            section {
                h2 { "What you learned yesterday" }
                (quote("When I asked about the worst day in November, people talked for ten minutes. When I asked about their process, they said it was fine."))
                p.small.muted.mt-2 { "Dana replied: “Open with it on all three cold storage sites.” It is in the notes of 6 people today." }
            }
        }
    }
}

fn promise(what: &str, whom: &str, verdict: Verdict, when: &str) -> Markup {
    html! {
        li {
            (ui::form::check("done", "1", false, html! { (what) br; span.quiet.small { (whom) } }))
            (tag(verdict, when))
        }
    }
}
