//! Invented companies, agents and people.

use super::random::Random;

/// A company as the accounts file has it.
pub(super) struct Company {
    pub(super) name: String,
    pub(super) sector: &'static str,
    pub(super) founded: u64,
    /// In hundredths of a million.
    pub(super) revenue_cents: u64,
    pub(super) employees: u64,
    pub(super) place: &'static str,
    pub(super) parent: String,
}

/// Somebody who sells, with the manager and the office.
pub(super) struct Agent {
    pub(super) name: String,
    pub(super) manager: &'static str,
    pub(super) office: &'static str,
}

const HEADS: [&str; 17] = [
    "Alder", "Birch", "Cobalt", "Delta", "Ember", "Fjord", "Granite", "Harbor", "Indigo", "Juniper",
    "Kestrel", "Lumen", "Meridian", "Nimbus", "Onyx", "Pioneer", "Quarry",
];
const TAILS: [&str; 5] = ["works", " & Sons", "line Systems", "tech", " Holding"];
/// One is misspelt, as in the export.
const SECTORS: [&str; 6] = ["technolgy", "medical", "retail", "software", "finance", "marketing"];
const PLACES: [&str; 5] = ["United States", "United States", "United States", "Kenya", "Norway"];

const GIVEN: [&str; 24] = [
    "Ada", "Boris", "Clara", "Dario", "Elena", "Felix", "Greta", "Hugo", "Inga", "Jonas", "Kira", "Leon",
    "Maren", "Nils", "Olga", "Petra", "Quentin", "Rosa", "Sven", "Thea", "Ulf", "Vera", "Wanda", "Yara",
];
const FAMILY: [&str; 25] = [
    "Abel", "Brandt", "Castell", "Dorn", "Ekman", "Farkas", "Grell", "Halloran", "Ibarra", "Jansen", "Kovac",
    "Lindgren", "Marek", "Novak", "Okafor", "Petrov", "Quist", "Rhodes", "Santos", "Tanaka", "Urban",
    "Vogel", "Weiss", "Yilmaz", "Zeller",
];
const MANAGERS: [(&str, &str); 6] = [
    ("Martha Keller", "Central"),
    ("Ruben Falk", "Central"),
    ("Ines Caldwell", "East"),
    ("Oscar Lindqvist", "East"),
    ("Naomi Prescott", "West"),
    ("Viktor Amsel", "West"),
];

/// What people at the accounts do.
pub(super) const TITLES: [&str; 6] =
    ["VP Operations", "Head of purchasing", "Plant manager", "Buyer", "CFO", "Logistics lead"];

/// Eighty-five companies, every fifth the part of another.
pub(super) fn companies(random: &mut Random) -> Vec<Company> {
    let mut companies: Vec<Company> = Vec::new();
    for head in HEADS {
        for tail in TAILS {
            let parent = match companies.len() % 5 == 4 {
                true => companies[0].name.clone(),
                false => String::new(),
            };
            companies.push(Company {
                name: format!("{head}{tail}"),
                sector: random.pick::<&'static str>(&SECTORS),
                founded: 1979 + random.below(38),
                revenue_cents: 400 + random.below(1_100_000),
                employees: 9 + random.below(34_000),
                place: random.pick::<&'static str>(&PLACES),
                parent,
            });
        }
    }
    companies
}

/// Thirty-five agents under six managers.
pub(super) fn agents() -> Vec<Agent> {
    let named = |number: usize| {
        let (manager, office) = MANAGERS[number * MANAGERS.len() / 35];
        let name = format!("{} {}", GIVEN[number % GIVEN.len()], FAMILY[(number * 7 + 3) % FAMILY.len()]);
        Agent { name, manager, office }
    };
    (0..35).map(named).collect()
}

/// A person whose name no other has.
pub(super) fn person(random: &mut Random, number: usize) -> String {
    let given = GIVEN[number % GIVEN.len()];
    let family = FAMILY[(number / GIVEN.len()) % FAMILY.len()];
    let second = GIVEN[(number / (GIVEN.len() * FAMILY.len())) % GIVEN.len()];
    // A middle name tells the six-hundredth person from the first.
    match number < GIVEN.len() * FAMILY.len() {
        true if random.chance(80) => format!("{given} {family}"),
        true => format!("{given} {}. {family}", char::from(b'A' + (number % 26) as u8)),
        false => format!("{given} {second} {family}"),
    }
}

/// An address at the company.
pub(super) fn address(name: &str, number: usize, company: &str) -> String {
    let plain =
        |text: &str| text.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_lowercase();
    format!("{}.{number}@{}.example", plain(name), plain(company))
}
