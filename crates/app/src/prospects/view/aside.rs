//! Beside the story: the segment, the referral chain, the cadence line, what is known.

use domain::hours::{day_short, days_between, local_day};
use domain::names;
use domain::segment::Behaviour;
use jiff::civil::Date;
use maud::{Markup, html};
use ui::chart::{Branch, CadenceMark, Node, Touched, cadence, tree};

use crate::prospects::advice::advice;
use crate::prospects::queries::Link;
use crate::prospects::show::{Mark, Shown};
use crate::prospects::timeline::short;

pub(super) fn aside(page: &Shown) -> Markup {
    html! {
        div.aside {
            section {
                h2 { "Segment" }
                p { b { (page.segment.label()) } }
                p.small.muted.mt-1 { (advice(page.segment, page.record.as_ref())) }
            }
            @if !page.chain.is_empty() { (chain(page)) }
            @if !page.cadence.is_empty() { (line(page)) }
            (facts(page))
        }
    }
}

fn chain(page: &Shown) -> Markup {
    let states: Vec<String> = page.chain.iter().map(|link| state(page, link)).collect();
    let branches: Vec<Branch<'_>> = page
        .chain
        .iter()
        .zip(&states)
        .map(|(link, state)| Branch {
            depth: link.depth,
            name: &link.name,
            account: link.account.as_deref().unwrap_or(""),
            state,
            node: node(page, link),
        })
        .collect();
    html! {
        section {
            h2 { "How you got here" }
            (tree(&branches, &sentence(page)))
            p.small.muted.mt-2 { (sentence(page)) }
            ul.vh { @for link in &page.chain { li { a href={ "/prospects/" (link.id) } { (link.name) } } } }
        }
    }
}

fn node(page: &Shown, link: &Link) -> Node {
    if link.id == page.id {
        Node::Here
    } else if link.customer_since.is_some() || link.state == "customer" {
        Node::Customer
    } else if link.call_at.is_some() || link.pipeline_minor > 0 || link.state == "qualified" {
        Node::Result
    } else {
        Node::Person
    }
}

fn state(page: &Shown, link: &Link) -> String {
    if link.id == page.id {
        return "this page".to_owned();
    }
    if let Some(since) = link.customer_since {
        return format!("customer since {}", since.year());
    }
    if let Some(at) = link.call_at {
        return format!("scoping call, {}", near(local_day(at, &page.zone), page.today));
    }
    match (link.state.as_str(), link.referred, link.next_day) {
        ("qualified", ..) => "qualified".to_owned(),
        ("customer", ..) => "customer".to_owned(),
        ("disqualified", ..) => "not a fit".to_owned(),
        ("lost", ..) => "lost".to_owned(),
        (_, count, _) if count > 1 => format!("referred {count} people"),
        (_, _, Some(day)) if day >= page.today => near(day, page.today),
        _ => "no day yet".to_owned(),
    }
}

fn near(day: Date, today: Date) -> String {
    match days_between(today, day) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        2..7 => day_short(day)[..3].to_owned(),
        _ => short(day, today),
    }
}

fn sentence(page: &Shown) -> String {
    let Some(first) = page.chain.first() else { return String::new() };
    let who = if node(page, first) == Node::Customer { "One customer" } else { first.name.as_str() };
    let people = match page.chain.len() - 1 {
        1 => "1 person".to_owned(),
        count => format!("{count} people"),
    };
    match page.sourced {
        Some(money) => format!("{who} led to {people} and {money} of pipeline."),
        None => format!("{who} led to {people}, no pipeline yet."),
    }
}

fn line(page: &Shown) -> Markup {
    let words: Vec<String> = page.cadence.iter().map(|mark| day_words(mark, page.today)).collect();
    let marks: Vec<CadenceMark<'_>> = page
        .cadence
        .iter()
        .zip(&words)
        .map(|(mark, words)| CadenceMark {
            at: mark.at,
            touched: mark.touched,
            day: mark.is_labelled.then_some(words.as_str()),
        })
        .collect();
    html! { section { h2 { "Cadence" } (cadence(&marks, None, &told(page))) } }
}

fn day_words(mark: &Mark, today: Date) -> String {
    match days_between(today, mark.day) {
        0 => "Today".to_owned(),
        1..7 => day_short(mark.day)[..3].to_owned(),
        _ => short(mark.day, today),
    }
}

fn told(page: &Shown) -> String {
    let first = page.cadence.first().map(|mark| short(mark.day, page.today)).unwrap_or_default();
    let answered = page.cadence.iter().any(|mark| mark.touched == Touched::Talked);
    let next = page.cadence.last().filter(|mark| mark.touched == Touched::Next);
    let reached = if answered { "somebody answered" } else { "nobody answered yet" };
    match next {
        Some(next) => format!("In touch since {first}; {reached}. Next on {}.", day_short(next.day)),
        None => format!("In touch since {first}; {reached}. No next day yet."),
    }
}

fn facts(page: &Shown) -> Markup {
    let given = names::given(&page.fields.name);
    html! {
        section {
            h2 { "What you know" }
            @if page.facts.is_empty() {
                p.small.muted { "Nothing yet about " (given) ". Who decides? What is in place today?" }
            } @else {
                dl.facts {
                    @for fact in &page.facts {
                        div {
                            dt { (fact.label) }
                            dd { (fact.text) @if let Some(url) = &fact.source_url { " " a.quiet.small href=(url) rel="noreferrer" { "source" } } }
                        }
                    }
                }
            }
            @if page.leave.edit { p.small.mt-2 { a href={ "/prospects/" (page.id) "/facts" } { "Add or change" } } }
        }
        section {
            h2 { "Pipeline" }
            p.small {
                @if page.leave.log && page.sells { a href={ "/handoffs/new?prospect=" (page.id) } { "Hand over" } " · " }
                a href={ "/opportunities/new?prospect=" (page.id) } { "New opportunity" }
            }
            @if page.segment == domain::segment::Segment::By(Behaviour::New) {
                p.small.quiet.mt-1 { "After a scoping call; not before anybody talked." }
            }
        }
    }
}
