//! `cargo xtask maven OUT [--rows N] [--seed S]`: files of the shape of Maven's CRM export, with its quirks, and a
//! contacts file with the junk that CRMs add. The export itself is not ours to commit; journeys run on these.
//!
//! The quirks: a product spelled otherwise in the pipeline than in the price list, agents without a deal, open deals
//! mostly without an account and closed ones never, deals in prospecting without any day, nothing closed in the first
//! months, open deals older than any cycle, lost deals with the amount 0, a misspelt sector, blank parents.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

mod names;
mod pipeline;
mod random;

use names::Company;
use random::Random;

/// What to write.
struct Order {
    out: PathBuf,
    rows: usize,
    seed: u64,
}

/// Writes the files and says which.
pub fn write(arguments: &[String]) -> Result<String, Vec<String>> {
    let order = order(arguments).map_err(|fault| vec![fault])?;
    let mut random = Random::new(order.seed);
    let companies = names::companies(&mut random);
    let agents = names::agents();
    let files = [
        ("accounts.csv", accounts(&companies)),
        ("products.csv", products()),
        ("sales_teams.csv", teams(&agents)),
        ("sales_pipeline.csv", pipeline::write(&mut random, &companies, &agents, order.rows)),
        ("contacts.csv", contacts(&mut random, &companies, &agents, order.rows)),
    ];
    let mut told = String::new();
    for (name, text) in files {
        let path = order.out.join(name);
        write_file(&path, &text).map_err(|error| vec![format!("{}: {error}", path.display())])?;
        let _ = writeln!(told, "{}: {} rows", path.display(), text.lines().count() - 1);
    }
    Ok(told.trim_end().to_owned())
}

fn write_file(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, text)
}

fn order(arguments: &[String]) -> Result<Order, String> {
    let usage = || "usage: cargo xtask maven OUT [--rows N] [--seed S]".to_owned();
    let mut order = Order { out: PathBuf::new(), rows: 8800, seed: 1 };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let mut number = || rest.next().and_then(|text| text.parse::<u64>().ok()).ok_or_else(usage);
        match argument.as_str() {
            "--rows" => order.rows = usize::try_from(number()?).map_err(|_| usage())?,
            "--seed" => order.seed = number()?,
            out if order.out.as_os_str().is_empty() && !out.starts_with("--") => {
                order.out = PathBuf::from(out)
            }
            _ => return Err(usage()),
        }
    }
    if order.out.as_os_str().is_empty() { Err(usage()) } else { Ok(order) }
}

fn accounts(companies: &[Company]) -> String {
    let mut text =
        "account,sector,year_established,revenue,employees,office_location,subsidiary_of\n".to_owned();
    for company in companies {
        let Company { name, sector, founded, revenue_cents, employees, place, parent } = company;
        let revenue = cents(*revenue_cents);
        let _ = writeln!(text, "{name},{sector},{founded},{revenue},{employees},{place},{parent}");
    }
    text
}

/// As Maven writes money: no trailing zeros.
fn cents(amount: u64) -> String {
    let text = format!("{}.{:02}", amount / 100, amount % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn products() -> String {
    let mut text = "product,series,sales_price\n".to_owned();
    for (name, price) in pipeline::PRODUCTS {
        let series = name.split(' ').next().unwrap_or(name);
        let _ = writeln!(text, "{name},{series},{price}");
    }
    text
}

fn teams(agents: &[names::Agent]) -> String {
    let mut text = "sales_agent,manager,regional_office\n".to_owned();
    for agent in agents {
        let _ = writeln!(text, "{},{},{}", agent.name, agent.manager, agent.office);
    }
    text
}

/// People at the accounts, two for each deal, last spoken to in the spring of 2017, with a constant, an empty, a copied and a counting column.
fn contacts(random: &mut Random, companies: &[Company], agents: &[names::Agent], rows: usize) -> String {
    let mut text = "contact_id,full_name,acct,title_2,email_primary,phone_direct,last_contact_dt,owner_name,\
                    lead_score_legacy,fax,dials_total,email_backup,last_modified_by\n"
        .to_owned();
    for number in 0..(2 * rows).max(24) {
        let name = names::person(random, number);
        let company = random.pick(companies);
        let owner = random.pick(agents);
        let email = names::address(&name, number, &company.name);
        // Some have no phone, a few have no address, one in a hundred an old score.
        let phone =
            if random.chance(64) { format!("+1 330 555 {:04}", number % 10_000) } else { String::new() };
        let email = if random.chance(94) { email } else { String::new() };
        let score = if random.chance(99) { 0 } else { random.below(90) + 1 };
        let (month, day) = (random.below(5) + 1, random.below(28) + 1);
        let title = random.pick(&names::TITLES);
        let last = if random.chance(71) { format!("{month:02}/{day:02}/2017") } else { String::new() };
        let dials = random.below(40);
        let _ = writeln!(
            text,
            "C{number:05},{name},{},{title},{email},{phone},{last},{},{score},,{dials},{email},admin",
            company.name, owner.name
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(rows: usize, seed: u64) -> Vec<String> {
        let mut random = Random::new(seed);
        let (companies, agents) = (names::companies(&mut random), names::agents());
        vec![
            accounts(&companies),
            teams(&agents),
            pipeline::write(&mut random, &companies, &agents, rows),
            contacts(&mut random, &companies, &agents, rows),
        ]
    }

    #[test]
    fn f1_the_same_seed_writes_the_same_files() {
        assert_eq!(files(500, 7), files(500, 7));
        assert_ne!(files(500, 7), files(500, 8));
    }

    #[test]
    fn f1_the_files_have_the_quirks_of_the_export() {
        let files = files(8800, 1);
        let deals: Vec<Vec<&str>> = files[2].lines().skip(1).map(|line| line.split(',').collect()).collect();
        assert_eq!(deals.len(), 8800);
        let is = |deal: &[&str], stage: &str| deal[4] == stage;
        let count = |which: &dyn Fn(&[&str]) -> bool| deals.iter().filter(|deal| which(deal)).count();
        // Prospecting has no day at all; open deals mostly lack their account, closed ones never.
        assert_eq!(count(&|deal| is(deal, "Prospecting") && !deal[5].is_empty()), 0);
        let open = count(&|deal| is(deal, "Prospecting") || is(deal, "Engaging"));
        let lacking = count(&|deal| deal[3].is_empty());
        assert!((64..=72).contains(&(lacking * 100 / open)), "{lacking} of {open}");
        assert_eq!(count(&|deal| deal[3].is_empty() && (is(deal, "Won") || is(deal, "Lost"))), 0);
        assert_eq!(count(&|deal| is(deal, "Lost") && deal[7] != "0"), 0);
        assert_eq!(count(&|deal| is(deal, "Engaging") && !deal[7].is_empty()), 0);
        assert!(count(&|deal| deal[2] == "GTXPro") > 0 && count(&|deal| deal[2] == "GTX Pro") == 0);
        // Nothing closes before March although deals begin in October.
        assert_eq!(count(&|deal| !deal[6].is_empty() && deal[6] < "2017-03-01"), 0);
        assert!(count(&|deal| !deal[5].is_empty() && deal[5] < "2016-12-01") > 0);
        let agents = files[1].lines().skip(1).filter_map(|line| line.split(',').next());
        let idle = agents.filter(|agent| count(&|deal| deal[1] == *agent) == 0).count();
        assert_eq!(idle, 5);
    }
}
