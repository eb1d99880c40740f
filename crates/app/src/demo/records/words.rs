//! Words from which plausible people and companies are made. Companies are made up, as are all people.

/// Given names.
pub(super) const GIVEN: [&str; 60] = [
    "Adele", "Ahmed", "Aidan", "Alma", "Amara", "Anton", "Beatriz", "Bruno", "Carla", "Cedric", "Clara", "Curtis",
    "Daria", "Darius", "Elena", "Elias", "Emeka", "Esther", "Fabio", "Fiona", "Gloria", "Greta", "Hamid", "Hector",
    "Imani", "Irene", "Isaac", "Jasmin", "Jerome", "Joan", "Kamal", "Katya", "Keiko", "Lamar", "Laura", "Lena",
    "Liam", "Malik", "Maren", "Marisol", "Milan", "Naomi", "Nikhil", "Olga", "Omar", "Patrice", "Quentin", "Rafael",
    "Rosa", "Sandro", "Selma", "Simon", "Talia", "Terrence", "Ulla", "Vikram", "Wanda", "Xavier", "Yusuf", "Zoe",
];

/// Family names.
pub(super) const FAMILY: [&str; 60] = [
    "Abbot", "Acosta", "Adeyemi", "Anand", "Barlow", "Becker", "Bianchi", "Boateng", "Brennan", "Castillo", "Chen",
    "Coleman", "Dalton", "Delgado", "Eriksen", "Farrow", "Fischer", "Fontaine", "Gallo", "Gibbs", "Goldstein",
    "Greene", "Hale", "Hansen", "Hassan", "Ibarra", "Ishikawa", "Jensen", "Kaplan", "Keller", "Kim", "Kowalski",
    "Lambert", "Larsen", "Lopez", "Maier", "Mancini", "Mbeki", "Mercer", "Moss", "Nakamura", "Nash", "Ortega",
    "Parrish", "Pereira", "Quinn", "Ramos", "Rhodes", "Rossi", "Sato", "Schmidt", "Shah", "Sorensen", "Tate",
    "Thorne", "Urban", "Vance", "Wagner", "Yilmaz", "Zimmer",
];

/// First words of companies.
pub(super) const FIRST: [&str; 48] = [
    "Alderbrook", "Amberfield", "Birchgate", "Blackthorn", "Bluewater", "Briarwood", "Calder", "Cedar Point",
    "Clearbrook", "Coldspring", "Cranmore", "Crestline", "Dovetail", "Eastmoor", "Elmhurst", "Fairhaven", "Falconer",
    "Foxglove", "Glenrock", "Goldcrest", "Graymont", "Greenlea", "Harborview", "Hazelton", "Highbank", "Ironbridge",
    "Junction", "Kestwick", "Lakemont", "Larkspur", "Linden", "Longacre", "Maplehurst", "Meadowlark", "Millstone",
    "Northfield", "Oldcastle", "Overbrook", "Pinehollow", "Quarrytown", "Redwing", "Ridgeway", "Silverton",
    "Southgate", "Stillwater", "Thornbury", "Westerly", "Whitestone",
];

/// What they do, and the words for it as a sector.
pub(super) const TRADES: [(&str, &str); 16] = [
    ("Foods", "Food"),
    ("Cold Storage", "Cold storage"),
    ("Dairy", "Dairy"),
    ("Wholesale", "Wholesale"),
    ("Pharma Supply", "Pharmaceuticals"),
    ("Outdoor", "Retail"),
    ("Home Goods", "Retail"),
    ("Paper", "Paper and print"),
    ("Auto Parts", "Parts"),
    ("Building Supply", "Building materials"),
    ("Logistics", "Logistics"),
    ("Beverages", "Food"),
    ("Garden", "Retail"),
    ("Medical", "Medical supply"),
    ("Books", "Retail"),
    ("Textiles", "Textiles"),
];

/// Titles.
pub(super) const TITLES: [&str; 14] = [
    "Operations Manager", "Warehouse Manager", "VP Operations", "Supply Chain Director", "Head of Logistics",
    "Plant Manager", "Director of Fulfilment", "Purchasing Manager", "Chief Operating Officer", "Site Manager",
    "Distribution Manager", "Continuous Improvement Lead", "Inventory Manager", "General Manager",
];

/// Places with their zone.
pub(super) const PLACES: [(&str, &str); 16] = [
    ("Columbus, Ohio", "America/New_York"),
    ("Dayton, Ohio", "America/New_York"),
    ("Pittsburgh, Pennsylvania", "America/New_York"),
    ("Allentown, Pennsylvania", "America/New_York"),
    ("Rochester, New York", "America/New_York"),
    ("Newark, New Jersey", "America/New_York"),
    ("Charlotte, North Carolina", "America/New_York"),
    ("Atlanta, Georgia", "America/New_York"),
    ("Richmond, Virginia", "America/New_York"),
    ("Grand Rapids, Michigan", "America/Detroit"),
    ("Milwaukee, Wisconsin", "America/Chicago"),
    ("St. Louis, Missouri", "America/Chicago"),
    ("Memphis, Tennessee", "America/Chicago"),
    ("Kansas City, Missouri", "America/Chicago"),
    ("Tulsa, Oklahoma", "America/Chicago"),
    ("Denver, Colorado", "America/Denver"),
];

/// How many people work there.
pub(super) const SIZES: [&str; 4] = ["1 to 49", "50 to 249", "250 to 999", "1,000 or more"];

/// Where a lead came from.
pub(super) const SOURCES: [&str; 5] = ["list", "trade fair", "referral", "website", "conference"];
