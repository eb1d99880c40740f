//! The people and companies of the pictures, and those behind the cards of the pipeline.

use domain::UserId;
use jiff::civil::date;
use store::Org;
use web::Result;

use super::facts::FACTS;
use super::pool::host;
use crate::accounts::actions::{self as accounts, AccountFields};
use crate::demo::people::Cast;
use crate::demo::queries;
use crate::demo::time::Timeline;
use crate::prospects::actions::{self as prospects, ProspectFields};

/// Name, title, company, place, phone, whose.
type Row = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

/// Ana's people, in the order of her plan, then those around them.
const PEOPLE: [Row; 57] = [
    ("Marta Kowalczyk", "VP Operations", "Halden Cold Storage", "Akron, Ohio", "330 555 0117", "ana"),
    ("Joel Brandt", "Head of Fulfilment", "Pinecrest Outfitters", "Columbus, Ohio", "614 555 0109", "ana"),
    ("Priya Nair", "Director of Logistics", "Saltwater Grocery", "Norfolk, Virginia", "757 555 0163", "ana"),
    ("Renee Dubois", "Plant Director", "Laval Dairy", "Burlington, Vermont", "802 555 0128", "ana"),
    ("Hannah Lund", "Operations Manager", "Fjordline Parts", "Duluth, Minnesota", "218 555 0171", "ana"),
    ("Samuel Osei", "Supply Chain Director", "Kestrel Pharma", "Dayton, Ohio", "937 555 0142", "ana"),
    ("Victor Almeida", "Night Shift Manager", "Casa Norte", "Newark, New Jersey", "973 555 0150", "ana"),
    ("Grace Whitaker", "Chief Operating Officer", "Bramble & Co.", "Albany, New York", "518 555 0136", "ana"),
    ("Dev Patel", "Warehouse Manager", "Tri-County Wholesale", "Scranton, Pennsylvania", "570 555 0181", "ana"),
    ("Lucia Ferrante", "Quality Lead", "Ferrante Foods", "Providence, Rhode Island", "401 555 0112", "ana"),
    ("Owen Clarke", "Managing Director", "Clarke Building Supply", "Toledo, Ohio", "419 555 0145", "ana"),
    ("Mei Tanaka", "VP Fulfilment", "Hoshi Home", "Edison, New Jersey", "732 555 0190", "ana"),
    ("Andre Lewis", "Operations Director", "Parcel & Pine", "Raleigh, North Carolina", "919 555 0167", "ana"),
    ("Tomas Berg", "Parts Manager", "Nordvik Spares", "Erie, Pennsylvania", "814 555 0104", "ana"),
    ("Ruth Ames", "Owner", "Ames & Sons", "Cleveland, Ohio", "216 555 0133", "ana"),
    ("Colm Doyle", "General Manager", "Shannon Chilled", "Boston, Massachusetts", "617 555 0158", "ana"),
    ("Noor Aziz", "Laboratory Operations", "Medway Labs", "New Haven, Connecticut", "203 555 0176", "ana"),
    ("Paul Greer", "Purchasing", "Brightside Dental", "Harrisburg, Pennsylvania", "717 555 0121", "ben"),
    ("Inez Calloway", "Plant Manager", "Cobalt Seafood", "Portland, Maine", "207 555 0149", "ana"),
    ("Martin Roake", "Owner", "Millrace Bakery", "Lancaster, Pennsylvania", "717 555 0184", "farah"),
    ("Dana Feld", "VP Supply Chain", "Oakridge Paper", "Green Bay, Wisconsin", "920 555 0118", "ben"),
    ("Louis Tran", "Operations Manager", "Quarry Lane Foods", "Buffalo, New York", "716 555 0192", "chloe"),
    ("Bella Soares", "Warehouse Manager", "Bay City Tools", "Bay City, Michigan", "989 555 0126", "ben"),
    ("Harriet Cole", "Plant Manager", "Harrow Mills", "Fall River, Massachusetts", "508 555 0113", "farah"),
    ("Stefan Ilic", "COO", "Lakeshore Foods", "Sandusky, Ohio", "419 555 0187", "chloe"),
    ("Nia Brooks", "Head of Supply", "Stonebridge Labs", "Trenton, New Jersey", "609 555 0161", "ben"),
    ("Peter Vogel", "Production Manager", "Tidewater Print", "Newport News, Virginia", "757 555 0172", "ana"),
    ("Carmen Ruiz-Ortiz", "VP Operations", "Gantry Steel", "Gary, Indiana", "219 555 0139", "farah"),
    ("Aaron Wells", "Head of Logistics", "Alder Home", "Greensboro, North Carolina", "336 555 0155", "chloe"),
    ("Sylvie Marchand", "Cellar Director", "Northgate Wines", "Geneva, New York", "315 555 0108", "ben"),
    ("Irma Blue", "Operations Director", "Bluegate Paper", "Holyoke, Massachusetts", "413 555 0147", "ana"),
    ("Douglas Pell", "Owner", "Pell Street Markets", "Hartford, Connecticut", "860 555 0135", "farah"),
    ("Anita Dunmore", "Managing Director", "Dunmore Glass", "Corning, New York", "607 555 0159", "ana"),
    ("Victor Ferris", "Purchasing Director", "Ferris Tool", "Rockford, Illinois", "815 555 0143", "ben"),
    ("Lotte Kessel", "Operations Manager", "Copper Kettle", "Madison, Wisconsin", "608 555 0106", "farah"),
    ("Ida Quill", "Office Director", "Quill & Sons", "Syracuse, New York", "315 555 0194", "chloe"),
    ("Ron Hadley", "Plant Manager", "Union Ridge", "Youngstown, Ohio", "330 555 0168", "chloe"),
    ("Mara Marlow", "Owner", "Marlow Kitchens", "Stamford, Connecticut", "203 555 0182", "chloe"),
    ("Ewan Sable", "Head of Fulfilment", "Sable Outdoor", "Burlington, Vermont", "802 555 0175", "gabriel"),
    ("Kit Crane", "Operations Manager", "Kite & Crane", "Wilmington, Delaware", "302 555 0152", "gabriel"),
    ("Olive Marsh", "Yard Manager", "Orchard Supply Works", "Reading, Pennsylvania", "610 555 0116", "ana"),
    ("Nat Hollis", "Dock Manager", "Hollis Freight", "Camden, New Jersey", "856 555 0198", "ben"),
    ("Vera Vesper", "VP Operations", "Vesper Lighting", "Utica, New York", "315 555 0131", "ben"),
    ("Fergus Tallow", "Owner", "Tallow & Finch", "Concord, New Hampshire", "603 555 0164", "farah"),
    ("Rose Redfern", "Laboratory Manager", "Redfern Optics", "Ithaca, New York", "607 555 0178", "farah"),
    ("June Perry", "Purchasing", "Juniper Clinics", "Dover, Delaware", "302 555 0127", "farah"),
    ("Maud Morrow", "Warehouse Manager", "Morrow Seeds", "Frederick, Maryland", "301 555 0153", "farah"),
    ("Asta Lindgren", "Owner", "Aster Bakehouse", "Salem, Massachusetts", "978 555 0119", "chloe"),
    ("Piers Penrose", "Managing Director", "Penrose Cider", "Kingston, New York", "845 555 0188", "gabriel"),
    ("Gita Rao", "Site Manager", "Fallow Farms", "Lancaster, Pennsylvania", "717 555 0141", "farah"),
    ("Hugh Tennant", "Operations Manager", "Tennant Tiles", "Trenton, New Jersey", "609 555 0107", "farah"),
    ("Wilma Krog", "Supply Manager", "Krog Hardware", "Erie, Pennsylvania", "814 555 0185", "farah"),
    ("Basil Hart", "Plant Manager", "Hartwell Glass", "Toledo, Ohio", "419 555 0129", "farah"),
    ("Cora Jukes", "VP Supply Chain", "Jukes Medical", "Columbus, Ohio", "614 555 0196", "farah"),
    ("Felix Orme", "Warehouse Manager", "Orme Bicycles", "Albany, New York", "518 555 0170", "gabriel"),
    ("Dinah Crewe", "Head of Logistics", "Crewe Textiles", "Lowell, Massachusetts", "978 555 0102", "gabriel"),
    ("Paula Stern", "Operations Director", "Stern Beverages", "Rochester, New York", "585 555 0166", "gabriel"),
];

/// Companies that buy already, and since when.
const CUSTOMERS: [(&str, i16, i8, i8); 3] =
    [("Ames & Sons", 2024, 3, 18), ("Clarke Building Supply", 2023, 9, 4), ("Pinecrest Outfitters", 2026, 4, 2)];

/// Writes everybody down, with what is known of them.
pub(in crate::demo) fn write_down(org: &mut Org<'_>, cast: &Cast, time: Timeline) -> Result<()> {
    for row in &PEOPLE {
        person(org, cast.user(row.5)?, row)?;
    }
    for (name, label, text, url) in FACTS {
        let Some(prospect) = queries::prospect_by_name(org, name)? else { continue };
        prospects::set_fact(org, prospect, label, text, url)?;
    }
    for (company, year, month, day) in CUSTOMERS {
        let account = accounts::find_or_create(org, company)?;
        let since = Some(time.on(date(year, month, day)));
        accounts::update(org, account, &AccountFields { customer_since: since, ..AccountFields::default() })?;
    }
    let told = |org: &mut Org<'_>, name: &str, state, reason, day| -> Result<()> {
        let Some(prospect) = queries::prospect_by_name(org, name)? else { return Ok(()) };
        prospects::set_state(org, prospect, state, reason, time.on(day))
    };
    told(org, "Ruth Ames", "customer", None, date(2024, 3, 18))?;
    told(org, "Owen Clarke", "customer", None, date(2023, 9, 4))?;
    told(org, "Grace Whitaker", "lost", Some("Chose a competitor"), date(2025, 6, 15))
}

fn person(org: &mut Org<'_>, owner: UserId, (name, title, company, place, phone, _): &Row) -> Result<()> {
    let account = accounts::find_or_create(org, company)?;
    let fields = AccountFields {
        owner: Some(owner),
        place: Some((*place).to_owned()),
        website: Some(format!("https://{}", host(company))),
        ..AccountFields::default()
    };
    accounts::update(org, account, &fields)?;
    let folded = domain::names::fold(name);
    let (given, family) = folded.split_once(' ').unwrap_or((&folded, ""));
    let address = format!("{}.{}@{}", &given[..1], family.replace(' ', ""), short_host(company));
    let summary = match *name {
        "Marta Kowalczyk" => Some("Four sites in Ohio, budget for two: Akron and Canton.".to_owned()),
        _ => None,
    };
    let fields = ProspectFields {
        name: (*name).to_owned(),
        account: Some(account),
        title: Some((*title).to_owned()),
        email: Some(address),
        phone: Some((*phone).to_owned()),
        place: Some((*place).to_owned()),
        zone: Some(zone_of(place).to_owned()),
        summary,
        owner: Some(owner),
        source: Some("list".to_owned()),
        ..ProspectFields::default()
    };
    prospects::create(org, &fields).map(drop)
}

/// The pictures write halden.example for Halden Cold Storage.
fn short_host(company: &str) -> String {
    host(company.split(' ').next().unwrap_or(company))
}

fn zone_of(place: &str) -> &'static str {
    match place.rsplit(", ").next().unwrap_or("") {
        "Minnesota" | "Wisconsin" | "Illinois" | "Indiana" => "America/Chicago",
        "Michigan" => "America/Detroit",
        _ => super::super::ZONE,
    }
}
