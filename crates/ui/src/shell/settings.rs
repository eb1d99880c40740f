//! The settings pages: their list at the left, the page at the right.

use maud::{Markup, html};

/// The pages of the settings, in the order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    You,
    Sessions,
    DaysOff,
    Goals,
    Policies,
    People,
    Organisation,
}

/// Who finds an entry in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Finds {
    Everybody,
    Leaders,
    AdminsAndLeaders,
    Admins,
}

const ENTRIES: [(Setting, &str, &str, Finds); 7] = [
    (Setting::You, "You", "/settings", Finds::Everybody),
    (Setting::Sessions, "Sessions", "/settings/sessions", Finds::Everybody),
    (Setting::DaysOff, "Holidays and leave", "/settings/days-off", Finds::Everybody),
    (Setting::Goals, "Goals", "/settings/goals", Finds::Leaders),
    (Setting::Policies, "Block policy", "/policies", Finds::AdminsAndLeaders),
    (Setting::People, "People and teams", "/people", Finds::AdminsAndLeaders),
    (Setting::Organisation, "Organisation", "/settings/organisation", Finds::Admins),
];

/// A page of the settings with the list of all that this person may open.
pub fn settings(current: Setting, (admin, leads): (bool, bool), content: Markup) -> Markup {
    let finds = |who: Finds| match who {
        Finds::Everybody => true,
        Finds::Leaders => leads,
        Finds::AdminsAndLeaders => admin || leads,
        Finds::Admins => admin,
    };
    html! {
        div.split.menuside {
            nav.sidenav aria-label="Settings" {
                ul {
                    @for (page, label, href, who) in ENTRIES {
                        @if finds(who) {
                            li { a href=(href) aria-current=[(page == current).then_some("page")] { (label) } }
                        }
                    }
                }
            }
            div.stack { (content) }
        }
    }
}
