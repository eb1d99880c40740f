//! The words of other systems for states, stages, roles and channels, and what they are here.

use domain::names::fold;
use domain::result::{Channel, Outcome};
use domain::{Role, Roles};

/// How an opportunity stands: its state, and its stage while it is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    Open(Option<String>),
    Won,
    Lost,
}

/// Stages by HubSpot's internal ids.
const HUBSPOT_STAGES: [(&str, &str); 5] = [
    ("appointmentscheduled", "Appointment scheduled"),
    ("qualifiedtobuy", "Qualified to buy"),
    ("presentationscheduled", "Presentation scheduled"),
    ("decisionmakerboughtin", "Decision maker bought in"),
    ("contractsent", "Contract sent"),
];

/// Reads stage and state together: either may say that it is over.
pub fn standing(stage: Option<&str>, state: Option<&str>) -> Standing {
    let told = state.and_then(over).or_else(|| stage.and_then(over));
    told.unwrap_or_else(|| Standing::Open(stage.map(stage_name)))
}

fn over(text: &str) -> Option<Standing> {
    match fold(text).replace(' ', "").as_str() {
        "won" | "closedwon" | "win" | "true" | "yes" => Some(Standing::Won),
        "lost" | "closedlost" | "loss" | "abandoned" => Some(Standing::Lost),
        _ => None,
    }
}

fn stage_name(text: &str) -> String {
    let known = HUBSPOT_STAGES.iter().find(|(id, _)| *id == text);
    known.map_or(text, |(_, name)| name).to_owned()
}

/// Where a prospect stands by another system's words; none when nobody can tell.
pub fn outcome(text: &str) -> Option<(&'static str, Option<&'static str>)> {
    let folded = fold(text);
    let has = |wanted: &[&str]| {
        folded.split(' ').any(|word| wanted.contains(&word))
            || wanted.contains(&folded.replace(' ', "").as_str())
    };
    if has(&[
        "lead",
        "new",
        "open",
        "cold",
        "warm",
        "hot",
        "subscriber",
        "marketingqualifiedlead",
        "inprogress",
        "attemptedtocontact",
        "connected",
        "badtiming",
        "working",
        "contacted",
        "nurture",
        "opendeal",
    ]) {
        return Some(("lead", None));
    }
    if has(&["disqualified", "unqualified", "notafit", "recycled"]) {
        return Some(("disqualified", Some("Came so from the other system")));
    }
    if has(&["customer", "evangelist", "incontract", "client", "won"]) {
        return Some(("customer", None));
    }
    if has(&["lost", "competitor", "closedlost", "churned", "former"]) {
        return Some(("lost", None));
    }
    has(&["qualified", "salesqualifiedlead", "opportunity", "sql"]).then_some(("qualified", None))
}

/// A colleague's roles by their title. Nobody becomes an admin by a file.
pub fn roles(text: &str) -> Option<Roles> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let any = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    let role = Role::from_code(&folded.replace(' ', "_")).filter(|role| *role != Role::Admin).or_else(|| {
        if any(&["sdr", "bdr", "outbound", "development"]) {
            Some(Role::OutboundRep)
        } else if any(&["inbound", "mdr"]) {
            Some(Role::InboundRep)
        } else if any(&["ae", "closer"]) || any(&["account"]) && any(&["executive"]) {
            Some(Role::AccountExecutive)
        } else if any(&["csm", "am"]) || any(&["account", "customer"]) && any(&["manager", "success"]) {
            Some(Role::AccountManager)
        } else if any(&["ceo", "cro", "cso", "chief", "vp", "director", "president", "executive"]) {
            Some(Role::Executive)
        } else if any(&["manager", "lead", "head", "supervisor"]) {
            Some(Role::SalesManager)
        } else if any(&["rep", "representative", "agent", "seller", "sales"]) {
            Some(Role::AccountExecutive)
        } else {
            None
        }
    });
    role.map(Roles::from)
}

/// By what a prospect was reached.
pub fn channel(text: &str) -> Channel {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let any = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    if any(&["email", "mail", "e"]) {
        Channel::Email
    } else if any(&["linkedin", "social", "message", "sms", "whatsapp", "chat", "inmail"]) {
        Channel::Social
    } else if any(&["letter", "post", "postal"]) {
        Channel::Letter
    } else if any(&["visit", "meeting", "person", "lunch"]) {
        Channel::Visit
    } else {
        Channel::Call
    }
}

/// How a touch went. What nobody can tell was not reached: a file makes no conversation out of silence.
pub fn touch_outcome(text: &str, channel: Channel) -> Outcome {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let any = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    let not = any(&[
        "no",
        "not",
        "left",
        "voicemail",
        "busy",
        "wrong",
        "bounced",
        "unanswered",
        "sent",
        "automatic",
    ]);
    if not
        || !any(&[
            "connected",
            "talked",
            "answered",
            "replied",
            "reply",
            "conversation",
            "held",
            "spoke",
            "reached",
            "met",
        ])
    {
        return Outcome::NotReached;
    }
    match channel {
        Channel::Email | Channel::Social | Channel::Letter => Outcome::Answered,
        Channel::Call | Channel::Visit => Outcome::Talked,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f1_states_of_other_systems_are_understood() {
        let check =
            |stage, state, expected| assert_eq!(standing(stage, state), expected, "{stage:?} {state:?}");
        check(Some("Won"), None, Standing::Won);
        check(Some("Engaging"), None, Standing::Open(Some("Engaging".into())));
        check(Some("Closed Lost"), None, Standing::Lost);
        check(Some("closedwon"), Some("false"), Standing::Won);
        check(
            Some("appointmentscheduled"),
            Some("false"),
            Standing::Open(Some("Appointment scheduled".into())),
        );
        check(Some("Qualified"), Some("Open"), Standing::Open(Some("Qualified".into())));
        check(Some("Qualified"), Some("Lost"), Standing::Lost);
        check(None, None, Standing::Open(None));
    }

    #[test]
    fn f1_a_file_makes_nobody_an_admin() {
        let check =
            |text, expected: Option<Role>| assert_eq!(roles(text), expected.map(Roles::from), "{text}");
        check("admin", None);
        check("System Administrator", None);
        check("Account Executive", Some(Role::AccountExecutive));
        check("VP Sales", Some(Role::Executive));
        check("Senior SDR", Some(Role::OutboundRep));
        check("Regional Sales Manager", Some(Role::SalesManager));
        check("sales_manager", Some(Role::SalesManager));
    }

    #[test]
    fn f1_a_touch_that_nobody_can_tell_was_not_reached() {
        let check = |text, channel, expected| assert_eq!(touch_outcome(text, channel), expected, "{text}");
        check("Connected", Channel::Call, Outcome::Talked);
        check("Replied", Channel::Email, Outcome::Answered);
        check("No answer", Channel::Call, Outcome::NotReached);
        check("Left voicemail", Channel::Call, Outcome::NotReached);
        check("Completed", Channel::Call, Outcome::NotReached);
        check("", Channel::Call, Outcome::NotReached);
    }
}
