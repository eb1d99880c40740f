//! Headers as Maven, Salesforce, HubSpot, Pipedrive, Atomic CRM and plain English write them, and the field each means.
//! Compared without case, blanks and punctuation, so that `Deal - Title`, `deal_title` and `DealTitle` are one.

use domain::names::fold;

use super::field::Field as F;
use super::kind::Kind;

/// The headers that mean a field, likeliest first: where two columns could fill it, the earlier alias wins.
type Aliases = &'static [(F, &'static [&'static str])];

const USERS: Aliases = &[
    (F::Name, &["salesagent", "fullname", "displayname", "username", "salesrep", "representative", "agent", "employee", "user", "owner", "name"]),
    (F::FirstName, &["firstname", "givenname"]),
    (F::LastName, &["lastname", "surname", "familyname"]),
    (F::Email, &["email", "emailaddress", "workemail", "useremail", "mail"]),
    (F::UserRole, &["role", "userrole", "salesrole", "profile", "jobtitle", "title", "position"]),
    (F::Team, &["team", "teamname", "salesteam"]),
    (F::Manager, &["manager", "managername", "salesmanager", "reportsto", "supervisor", "teamlead"]),
];

const ACCOUNTS: Aliases = &[
    (F::Name, &["accountname", "companyname", "organizationname", "organisationname", "account", "company", "organization", "organisation", "name"]),
    (F::ExternalId, &["accountid", "companyid", "organizationid", "recordid", "oracleid", "externalid", "id", "accountnumber"]),
    (F::Owner, &["accountowner", "companyowner", "organizationowner", "ownername", "owner", "ownerusername", "salesrep"]),
    (F::Sector, &["sector", "industry", "branch", "vertical"]),
    (F::CompanySize, &["employees", "numberofemployees", "numemployees", "numemp", "employeesband", "companysize", "size", "headcount"]),
    (F::Revenue, &["annualrevenue", "revenue", "turnover"]),
    (F::Founded, &["yearestablished", "yearfounded", "founded", "foundedyear"]),
    (F::Place, &["officelocation", "location", "billingcity", "city", "address", "organizationaddress", "billingaddress", "country", "countryregion", "billingcountry", "state"]),
    (F::Parent, &["subsidiaryof", "parentaccount", "parentcompany", "parentname", "parent"]),
    (F::Website, &["website", "companydomainname", "domain", "url", "webaddress"]),
    (F::CustomerSince, &["customersince", "becameacustomerdate"]),
];

const PROSPECTS: Aliases = &[
    (F::Name, &["fullname", "contactname", "personname", "prospect", "prospectname", "leadname", "contact", "person", "name"]),
    (F::FirstName, &["firstname", "personfirstname", "givenname", "first"]),
    (F::LastName, &["lastname", "personlastname", "surname", "familyname", "last"]),
    (F::ExternalId, &["recordid", "contactid", "personid", "leadid", "externalid", "id"]),
    (F::Email, &["email", "emailaddress", "emailprimary", "emailwork", "workemail", "personemailwork", "personemail", "mail", "email1", "personemailhome", "emailhome", "personemailother", "emailother"]),
    (F::Phone, &["phone", "phonenumber", "phonedirect", "directphone", "phonework", "workphone", "personphonework", "personphone", "businessphone", "telephone", "mobilephone", "mobile", "mobilephonenumber", "phonehome", "phoneother"]),
    (F::Title, &["jobtitle", "title", "title2", "role", "position", "function"]),
    (F::Company, &["associatedcompany", "companyname", "accountname", "organizationname", "organisationname", "company", "account", "acct", "organization", "organisation", "employer"]),
    (F::CompanySize, &["employeesband", "employees", "numberofemployees", "companysize", "headcount"]),
    (F::Owner, &["contactowner", "leadowner", "personowner", "ownername", "owner", "assignedto", "salesrep", "salesagent", "sales", "accountmanager", "ownerusername"]),
    (F::Place, &["city", "mailingcity", "location", "place", "address", "mailingaddress", "organizationaddress", "countryregion", "country", "mailingcountry", "stateregion"]),
    (F::Summary, &["notes", "note", "notecontent", "background", "description", "comments", "summary"]),
    (F::Source, &["originalsource", "leadsource", "source", "contactsource"]),
    (F::LastConversation, &["lastcontactdt", "lastcontacted", "lastconversation", "lastcontact", "lastcontactdate", "lastactivitydate", "lastactivity", "lastseen"]),
    (F::Outcome, &["lifecyclestage", "leadstatus", "outcome", "statusreason", "contactstatus", "status"]),
];

const OPPORTUNITIES: Aliases = &[
    (F::Name, &["dealname", "opportunityname", "dealtitle", "opportunity", "deal", "title", "name"]),
    (F::ExternalId, &["opportunityid", "dealid", "recordid", "externalid", "id"]),
    (F::Company, &["accountname", "associatedcompany", "companyname", "organizationname", "account", "company", "organization", "organisation", "customer"]),
    (F::Person, &["contactname", "contactperson", "personname", "primarycontact", "contact", "person"]),
    (F::PersonEmail, &["associatedcontact", "contactemail", "personemail", "personemailwork", "email"]),
    (F::Owner, &["opportunityowner", "dealowner", "salesagent", "salesrep", "ownername", "owner", "assignedto", "creator"]),
    (F::Amount, &["closevalue", "amount", "dealvalue", "value", "opportunityamount", "dealamount", "revenue"]),
    (F::Currency, &["currencyofvalue", "currency", "dealcurrency", "currencyisocode", "opportunitycurrency"]),
    (F::Product, &["product", "productname", "productfamily"]),
    (F::Stage, &["dealstage", "stage", "stagename", "opportunitystage", "pipelinestage"]),
    (F::State, &["status", "dealstatus", "state", "isclosedwon"]),
    (F::CreatedDay, &["engagedate", "createdate", "createddate", "dealcreated", "created", "createdat", "creationdate", "opendate"]),
    (F::CloseDay, &["closedate", "dealclosedon", "closeddate", "closed", "wontime", "losttime"]),
    (F::ExpectedDay, &["expectedclosedate", "expectedclose", "expected"]),
    (F::NextStep, &["nextstep", "nextaction"]),
    (F::NextStepDay, &["nextstepdate", "nextactivitydate", "nextactiondate"]),
    (F::LostReason, &["closedlostreason", "lostreason", "lossreason", "reasonlost"]),
];

const TOUCHES: Aliases = &[
    (F::ExternalId, &["activityid", "taskid", "callid", "recordid", "externalid", "id"]),
    (F::Person, &["contactname", "personname", "contact", "prospect", "person", "whoname", "leadname"]),
    (F::PersonEmail, &["whocontactemail", "contactemail", "personemailwork", "personemail", "prospectemail", "email", "associatedcontact"]),
    (F::Owner, &["assignedto", "activityassignedto", "assigned", "owner", "ownername", "salesagent", "salesrep", "caller", "by", "user"]),
    (F::TouchDay, &["activitydate", "calldate", "date", "activityduedate", "duedate", "completedat", "timestamp", "createdate", "day", "when"]),
    (F::Channel, &["activitytype", "type", "channel", "kind", "tasksubtype"]),
    (F::TouchOutcome, &["calloutcome", "outcome", "callresult", "result", "disposition", "status"]),
    (F::Note, &["activitysubject", "subject", "activitynote", "notes", "note", "comments", "description", "callnotes"]),
];

fn aliases(kind: Kind) -> Aliases {
    match kind {
        Kind::Users => USERS,
        Kind::Accounts => ACCOUNTS,
        Kind::Prospects => PROSPECTS,
        Kind::Opportunities => OPPORTUNITIES,
        Kind::Touches => TOUCHES,
    }
}

/// Headers that tell the kind by themselves.
const TELLING: [(Kind, &[&str]); 5] = [
    (Kind::Users, &["regionaloffice", "manager", "userrole", "username", "reportsto"]),
    (Kind::Accounts, &["industry", "sector", "website", "annualrevenue", "numberofemployees", "numemployees", "numemp", "employees", "subsidiaryof", "yearestablished", "accountnumber", "companyowner", "companydomainname"]),
    (Kind::Prospects, &["firstname", "lastname", "personname", "personfirstname", "fullname", "emailprimary", "emailwork", "jobtitle", "leadstatus", "lifecyclestage", "contactowner", "phonedirect", "mobilephone", "phonework"]),
    (Kind::Opportunities, &["opportunityid", "dealname", "opportunityname", "dealstage", "stage", "closedate", "closevalue", "dealowner", "engagedate", "expectedclosedate", "probability", "weightedvalue"]),
    (Kind::Touches, &["subject", "calloutcome", "activitydate", "calldate", "activitytype", "disposition", "whocontactemail", "callresult"]),
];

/// A header as it is compared.
pub fn plain(header: &str) -> String {
    let folded = fold(header);
    // Salesforce marks fields of one's own with `__c`.
    let folded = if header.to_ascii_lowercase().ends_with("__c") { folded.trim_end_matches(" c") } else { &folded };
    folded.replace(' ', "")
}

/// The field that a header means, and how likely: 0 is the likeliest alias.
pub fn field_of(kind: Kind, header: &str, all: &[String]) -> Option<(F, usize)> {
    let name = plain(header);
    let found = aliases(kind).iter().find_map(|(field, names)| {
        names.iter().position(|alias| *alias == name).map(|rank| (*field, rank))
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
    let score = |(kind, telling): &(Kind, &[&str])| {
        let count = names.iter().filter(|name| telling.contains(&name.as_str())).count();
        // An address alone is a person's, unless something else says what they are.
        let address = *kind == Kind::Prospects && names.iter().any(|name| name == "email" || name == "emailaddress");
        (2 * count + usize::from(address), *kind)
    };
    let mut scores: Vec<(usize, Kind)> = TELLING.iter().map(score).collect();
    scores.sort_by(|a, b| b.0.cmp(&a.0));
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
        return Some("This is a price list. Products come with the opportunities that name them; there is nothing to bring in.");
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
    let counts = any(&["total", "count", "number", "num", "nb", "times", "attempts", "done", "made", "sent", "logged", "no", "activities"])
        || words.len() == 1;
    if counts && any(&["dials", "dial", "dialled", "dialed"]) || counts && any(&["calls", "call"]) && words.len() > 1 {
        return Some("Dials are not a result");
    }
    let motions = ["emails", "email", "mails", "messages", "activities", "touches", "tasks", "contacted", "touchpoints"];
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
        let check = |header: &str, expected: bool| assert_eq!(counts_motions(header).is_some(), expected, "{header}");
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
