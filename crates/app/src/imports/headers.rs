//! Headers as Maven, Salesforce, HubSpot, Pipedrive, Atomic CRM and plain English write them, and the field each means.
//! Compared without case, blanks and punctuation, so that `Deal - Title`, `deal_title` and `DealTitle` are one.

mod known;

use domain::names::fold;

use super::field::Field as F;
use super::kind::Kind;
use known::{TELLING, aliases};

/// A header as it is compared.
pub fn plain(header: &str) -> String {
    let folded = fold(header);
    // Salesforce marks fields of one's own with `__c`.
    let folded =
        if header.to_ascii_lowercase().ends_with("__c") { folded.trim_end_matches(" c") } else { &folded };
    folded.replace(' ', "")
}

/// The field that a header means, and how likely: 0 is the likeliest alias.
pub fn field_of(kind: Kind, header: &str, all: &[String]) -> Option<(F, usize)> {
    let name = plain(header);
    let found = aliases(kind).iter().find_map(|(field, names)| {
        names.split_whitespace().position(|alias| alias == name).map(|rank| (*field, rank))
    });
    match found {
        // Maven's dictionary says so; the header alone does not.
        Some((F::Revenue, rank)) if is_maven_accounts(all) => Some((F::RevenueMillions, rank)),
        found => found,
    }
}

fn is_maven_accounts(header: &[String]) -> bool {
    let names: Vec<String> = header.iter().map(|name| plain(name)).collect();
    ["yearestablished", "revenue", "officelocation", "subsidiaryof"]
        .iter()
        .all(|name| names.iter().any(|found| found == name))
}

/// What the rows are, told by the header alone: the kind with the most telling columns, if one leads.
pub fn kind_of(header: &[String]) -> Option<Kind> {
    let names: Vec<String> = header.iter().map(|name| plain(name)).collect();
    let score = |(kind, telling): &(Kind, &str)| {
        let count =
            names.iter().filter(|name| telling.split_whitespace().any(|one| one == name.as_str())).count();
        // An address alone is a person's, unless something else says what they are.
        let address =
            *kind == Kind::Prospects && names.iter().any(|name| name == "email" || name == "emailaddress");
        (2 * count + usize::from(address), *kind)
    };
    let mut scores: Vec<(usize, Kind)> = TELLING.iter().map(score).collect();
    scores.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    match scores.as_slice() {
        [(first, kind), (second, _), ..] if first > second => Some(*kind),
        _ => None,
    }
}

/// Files that Forenoon has no place for, told by their header: why.
pub fn refusal(header: &[String]) -> Option<&'static str> {
    let names: Vec<String> = header.iter().map(|name| plain(name)).collect();
    let has = |wanted: &[&str]| wanted.iter().all(|name| names.iter().any(|found| found == name));
    if has(&["product", "series", "salesprice"]) || has(&["productname", "price"]) && names.len() <= 4 {
        return Some(
            "This is a price list. Products come with the opportunities that name them; there is nothing to bring in.",
        );
    }
    if has(&["table", "field", "description"]) {
        return Some("This is a description of other files, not a list of records.");
    }
    if has(&["body", "parentid"]) || has(&["name", "body"]) {
        return Some("This is a list of attachments. Forenoon keeps no files.");
    }
    if names.len() == 1 && names[0] == "id" {
        return Some("This file holds nothing but ids. A list needs at least a name or an e-mail.");
    }
    None
}

/// Whether a header counts motions, and what the page says of it.
pub fn counts_motions(header: &str) -> Option<&'static str> {
    let folded = fold(header);
    let words: Vec<&str> = folded.split(' ').collect();
    let any = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    if any(&["last", "next", "first", "date"]) {
        return None;
    }
    let counts = any(&[
        "total",
        "count",
        "number",
        "num",
        "nb",
        "times",
        "attempts",
        "done",
        "made",
        "sent",
        "logged",
        "no",
        "activities",
    ]) || words.len() == 1;
    if counts && any(&["dials", "dial", "dialled", "dialed"])
        || counts && any(&["calls", "call"]) && words.len() > 1
    {
        return Some("Dials are not a result");
    }
    let motions = [
        "emails",
        "email",
        "mails",
        "messages",
        "activities",
        "touches",
        "tasks",
        "contacted",
        "touchpoints",
    ];
    if counts && words.len() > 1 && any(&motions) {
        return Some("Counted motions are not a result");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f1_headers_of_the_known_systems_are_read() {
        let check = |kind, header: &str, expected| {
            assert_eq!(field_of(kind, header, &[]).map(|found| found.0), expected, "{header}");
        };
        check(Kind::Prospects, "Person - Email (Work)", Some(F::Email));
        check(Kind::Prospects, "Organization - Name*", Some(F::Company));
        check(Kind::Prospects, "Contact Owner", Some(F::Owner));
        check(Kind::Prospects, "last_contact_dt", Some(F::LastConversation));
        check(Kind::Opportunities, "Deal - Title", Some(F::Name));
        check(Kind::Opportunities, "Deal Owner", Some(F::Owner));
        check(Kind::Opportunities, "Currency of Value", Some(F::Currency));
        check(Kind::Accounts, "ORACLE_ID__C", Some(F::ExternalId));
        check(Kind::Accounts, "NumEmployees", Some(F::CompanySize));
        check(Kind::Accounts, "fax", None);
    }

    #[test]
    fn f1_counted_motions_are_known_by_their_name() {
        let check =
            |header: &str, expected: bool| assert_eq!(counts_motions(header).is_some(), expected, "{header}");
        check("dials_total", true);
        check("Dials", true);
        check("Number of Calls", true);
        check("Total activities", true);
        check("Done activities", true);
        check("Email messages count", true);
        check("nb_tasks", true);
        check("Number of times contacted", true);
        check("Email", false);
        check("Call outcome", false);
        check("Last email sent", false);
        check("Phone Number", false);
        check("Number of employees", false);
        check("Next activity date", false);
    }
}
