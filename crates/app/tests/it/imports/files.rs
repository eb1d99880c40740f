//! What becomes of rows: matched, refused, counted.

use app::imports::{Choices, Kind, Opened, Place, decode};
use domain::Currency;
use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::bring::{bring, bring_with, number, open, text};
use crate::on_both;

const CONTACTS: &str = "Record ID,First Name,Last Name,Email,Associated Company,Contact owner,Job Title\n\
    1,Marta,Kowalczyk,m.kowalczyk@halden.example,Halden Cold Storage,Ana Ruiz,VP Operations\n\
    2,Hannah,Lund,h.lund@fjordline.example,Fjordline Parts,\"Ruiz, Ana\",Buyer\n\
    3,Ivo,Novak,,Fjordline Parts Inc,Nobody Known,\n";

on_both! {
    async fn f1_the_same_file_twice_changes_nothing(world: World) {
        let first = bring(&world, CONTACTS).await;
        assert_eq!(first.totals.created, 3);
        let before = number(&world, "select count(*) from events where org_id = $1 and verb not like 'import%'").await;
        let again = bring(&world, CONTACTS).await;
        assert_eq!((again.totals.unchanged, again.totals.created, again.totals.updated), (3, 0, 0));
        assert_eq!(number(&world, "select count(*) from events where org_id = $1 and verb not like 'import%'").await, before);
        // Two spellings of a company are one; two spellings of an owner are one.
        assert_eq!(number(&world, "select count(*) from accounts where org_id = $1").await, 2);
        let ana = "select count(*) from prospects p join users u on u.org_id = p.org_id and u.id = p.owner_id where p.org_id = $1 and u.name = 'Ana Ruiz'";
        assert_eq!(number(&world, ana).await, 2);
        // An owner nobody knows is kept by name, to be claimed later.
        assert_eq!(text(&world, "select state from users where org_id = $1 and name = 'Nobody Known'").await, "named");
    }
    async fn f1_rows_are_matched_by_id_else_email_else_name_and_company(world: World) {
        bring(&world, CONTACTS).await;
        let by_id = bring(&world, "Record ID,First Name,Last Name,Email,Job Title\n1,Marta,Kowalczyk-Ruiz,new@halden.example,COO\n").await;
        assert_eq!(by_id.totals.updated, 1);
        let by_email = bring(&world, "full name,email,title\nHanna Lund,H.Lund@fjordline.example,Head of buying\n").await;
        assert_eq!(by_email.totals.updated, 1);
        assert_eq!(text(&world, "select title from prospects where org_id = $1 and external_id = '2'").await, "Head of buying");
        let by_name = bring(&world, "full name,company,email\nIVO NOVÁK,\"FJORDLINE PARTS, INC.\",ivo@fjordline.example\n").await;
        assert_eq!((by_name.totals.updated, by_name.totals.created), (1, 0));
        // The name alone says little, and another address says that it is somebody else.
        let others = bring(&world, "full name,company,email\nIvo Novak,Elsewhere,\nIvo Novak,Fjordline Parts,other@fjordline.example\n").await;
        assert_eq!(others.totals.created, 2);
        assert_eq!(number(&world, "select count(*) from prospects where org_id = $1").await, 5);
    }
    async fn f1_bad_rows_are_listed_and_hold_up_nobody(world: World) {
        let file = "full name,email,company,last contacted\n\
            Good One,good@a.example,A,2026-04-29\n\
            Bad Mail,not an address,A,2026-04-29\n\
            Bad Day,bad@a.example,A,2026-02-30\n\
            Too,many,cells,in,this,row\n\
            ,,A,\n\
            Good Two,two@a.example,A,\n";
        let brought = bring(&world, file).await;
        assert_eq!((brought.totals.created, brought.totals.rejected), (2, 4));
        let expected = [
            (3, "email", "“not an address” is not an e-mail address."),
            (4, "last contacted", "“2026-02-30” is a day that does not exist."),
            (5, "", "It has 6 cells and the header has 4."),
            (6, "full name", "There is neither a name nor an e-mail."),
        ];
        let expected: Vec<(i64, String, String)> =
            expected.iter().map(|(line, column, reason)| (*line, (*column).into(), (*reason).into())).collect();
        assert_eq!(brought.rejects, expected);
    }
    async fn f1_a_quote_that_never_closes_loses_only_its_line(world: World) {
        let file = "full name,company\nOne,A\n\"Two,A\nThree,\"A\nand B\"\nFour,A\n";
        // The quotes of lines 3 and 4 close each other's; what follows them must still come in.
        let brought = bring(&world, file).await;
        assert!(brought.totals.created >= 2, "{:?}", brought.totals);
        let last = bring(&world, "full name,company\nFive,A\nSix,A\n\"Seven,A\nEight,A\n").await;
        assert_eq!((last.totals.created, last.totals.rejected), (3, 1));
        assert_eq!(last.rejects[0].0, 4);
    }
    async fn f1_duplicates_inside_a_file_are_counted_and_come_in_once(world: World) {
        let file = "full name,company,email\nAda King,Engines,ada@engines.example\nAda King,Engines,ADA@engines.example\n\
            Ada King,Engines,\nBabbage,Engines,\nBabbage,Engines GmbH,\n";
        let brought = bring(&world, file).await;
        assert_eq!((brought.totals.created, brought.totals.duplicates), (2, 3));
        let again = bring(&world, file).await;
        assert_eq!((again.totals.unchanged, again.totals.duplicates), (2, 3));
    }
    async fn f1_opportunities_bring_companies_owners_and_results_along(world: World) {
        let file = "Deal Name,Amount,Deal Stage,Close Date,Create Date,Deal owner,Associated Company\n\
            First,\"$48,500\",Closed Won,2026-04-30,2026-03-02,Chloe Martin,Bramble & Co.\n\
            Second,,Contract sent,2026-06-30,2026-04-02,Gabriel Santos,\n\
            Third,0,Closed Lost,2026-04-01,2026-03-02,Chloe Martin,Bramble\n\
            Fourth,10,Closed Won,,2026-03-02,Chloe Martin,Bramble\n";
        let brought = bring(&world, file).await;
        assert_eq!((brought.totals.created, brought.totals.rejected), (3, 1));
        assert_eq!(brought.rejects[0], (5, "Close Date".into(), "It is won and has no day on which it closed.".into()));
        assert_eq!(number(&world, "select count(*) from accounts where org_id = $1").await, 1);
        let won = "select count(*) from results r join users u on u.org_id = r.org_id and u.id = r.user_id where r.org_id = $1 and r.kind = 'won' and r.day = '2026-04-30' and u.name = 'Chloe Martin' and r.import_id is not null";
        assert_eq!(number(&world, won).await, 1);
        assert_eq!(number(&world, "select amount_minor from opportunities where org_id = $1 and name = 'First'").await, 4_850_000);
        assert_eq!(text(&world, "select expected_day from opportunities where org_id = $1 and name = 'Second'").await, "2026-06-30");
        // A later export knows more.
        let later = bring(&world, &file.replace("Second,,Contract sent,2026-06-30", "Second,900,Closed Won,2026-05-10")).await;
        assert_eq!((later.totals.updated, later.totals.unchanged), (1, 2));
        assert_eq!(number(&world, "select count(*) from results where org_id = $1 and kind = 'won'").await, 2);
    }
    async fn f1_users_come_with_managers_and_teams(world: World) {
        let file = "sales_agent,manager,regional_office,email\nIris Vale,Otto Frey,North,iris@northwind.example\n\
            Otto Frey,,North,otto@northwind.example\nAna Ruiz,Otto Frey,South,\n";
        let brought = bring(&world, file).await;
        // Otto is here as Iris' manager when his own row comes; Ana was here before and changes her manager.
        assert_eq!((brought.totals.created, brought.totals.updated), (1, 2));
        let lead = "select m.name from users u join users m on m.org_id = u.org_id and m.id = u.reports_to where u.org_id = $1 and u.name = 'Ana Ruiz'";
        assert_eq!(text(&world, lead).await, "Otto Frey");
        assert_eq!(text(&world, "select roles from users where org_id = $1 and name = 'Otto Frey'").await, "sales_manager");
        assert_eq!(text(&world, "select state from users where org_id = $1 and name = 'Iris Vale'").await, "invited");
        assert_eq!(text(&world, "select roles from users where org_id = $1 and name = 'Ana Ruiz'").await, "outbound_rep");
        assert_eq!(bring(&world, file).await.totals.unchanged, 3);
        // An address that somebody else signs in with is a row's own fault.
        let taken = bring(&world, "name,manager,email\nSomebody Else,Otto Frey,dana@northwind.example\n").await;
        assert_eq!(taken.totals.rejected + taken.totals.updated, 1);
    }
    async fn f1_touches_find_their_people_and_count_only_what_they_led_to(world: World) {
        bring(&world, CONTACTS).await;
        let file = "Activity date,Activity type,Call outcome,Contact email,Assigned to,Subject\n\
            2026-04-29,Call,Connected,m.kowalczyk@halden.example,Ana Ruiz,Spring\n\
            2026-04-29,Call,No answer,h.lund@fjordline.example,Ana Ruiz,Spring\n\
            2026-04-30,Call,Connected,nobody@else.example,Ana Ruiz,Spring\n";
        let brought = bring_with(&world, file.as_bytes(), Some(Kind::Touches), Choices::default()).await;
        assert_eq!((brought.totals.created, brought.totals.rejected), (2, 1));
        assert_eq!(number(&world, "select count(*) from results where org_id = $1 and kind = 'conversation' and day = '2026-04-29'").await, 1);
        assert_eq!(bring_with(&world, file.as_bytes(), Some(Kind::Touches), Choices::default()).await.totals.unchanged, 2);
    }
    async fn f1_a_trial_writes_nothing_and_says_what_would_happen(world: World) {
        let opened = std::sync::Arc::new(open(&world, CONTACTS.as_bytes(), None, &Choices::default()).expect("it works"));
        let events = number(&world, "select count(*) from events where org_id = $1").await;
        let outcome = app::imports::jobs::try_out(&world.store, world.org, None, &opened, |_| ()).await.expect("it works");
        assert_eq!((outcome.totals.created, outcome.totals.rejected), (3, 0));
        assert_eq!(number(&world, "select count(*) from prospects where org_id = $1").await, 0);
        assert_eq!(number(&world, "select count(*) from imports where org_id = $1").await, 0);
        assert_eq!(number(&world, "select count(*) from events where org_id = $1").await, events);
    }
    async fn f1_a_map_decides_about_columns(world: World) {
        let file = "who,firm,when,junk\nAda King,Engines,4/5/2026,x\nBo Lind,Engines,6/7/2026,y\n";
        let map = "kind = 'prospects'\nleave = ['junk']\ndate_order = 'dmy'\n[columns]\nwho = 'name'\nfirm = 'company'\nwhen = 'last_conversation'\n";
        let choices = Choices::from_toml(map).expect("it works");
        let brought = bring_with(&world, file.as_bytes(), None, choices.clone()).await;
        assert_eq!(brought.totals.created, 2);
        let fact = "select f.text from facts f join prospects p on p.org_id = f.org_id and p.id = f.prospect_id where f.org_id = $1 and p.name = 'Ada King'";
        assert_eq!(text(&world, fact).await, "4 May 2026");
        let asked = Choices { date_order: None, ..choices.clone() };
        let refusal = open(&world, file.as_bytes(), None, &asked).expect_err("a refusal").to_string();
        assert!(refusal.contains("date_order") && refusal.contains("4/5/2026"), "{refusal}");
        let unknown = Choices { leave: vec!["nothing".into()], ..choices };
        let refusal = open(&world, file.as_bytes(), None, &unknown).expect_err("a refusal").to_string();
        assert!(refusal.contains("“nothing”"), "{refusal}");
        assert!(Choices::from_toml("colums = 1").expect_err("a refusal").to_string().contains("colums"));
    }
    async fn f1_columns_stay_behind_with_the_reason(world: World) {
        let mut file = "full name,email,fax,lead_score_legacy,dials_total,backup_email,last_modified_by,favourite_colour\n".to_owned();
        for row in 0..100 {
            let fax = if row == 0 { "555" } else { "" };
            let score = if row < 97 { 1 } else { row };
            file.push_str(&format!("Name {row},n{row}@a.example,{fax},{score},{},n{row}@a.example,admin,c{row}\n", row * 3));
        }
        let brought = bring(&world, &file).await;
        let reasons: Vec<(&str, &str)> = brought.opened.left_behind().iter().map(|left| (left.column.as_str(), left.reason.as_str())).collect();
        assert_eq!(reasons, [
            ("fax", "Empty in 99% of rows"),
            ("lead_score_legacy", "The same value in 97% of rows"),
            ("dials_total", "Dials are not a result"),
            ("backup_email", "Copied into E-mail already"),
            ("last_modified_by", "One value in every row"),
            ("favourite_colour", "No field for it yet"),
        ]);
    }
    async fn f1_a_chunk_is_written_once_however_often_it_comes(world: World) {
        use app::imports::actions::{self, Chunk, NewImport};
        let opened = std::sync::Arc::new(open(&world, CONTACTS.as_bytes(), None, &Choices::default()).expect("it works"));
        let new = NewImport::of(&opened, "file.csv", "hash", &Choices::default());
        let import = world.store.write(world.org, None, move |org| actions::begin(org, &new)).await.expect("it works");
        let first = Chunk { from_row: 0, rows: opened.rows().take(2).collect() };
        for _ in 0..2 {
            let (opened, chunk) = (opened.clone(), first.clone());
            world.store.write(world.org, None, move |org| actions::apply_chunk(org, import, &opened, &chunk)).await.expect("it works");
        }
        // The driver that comes after a crash goes on behind it.
        app::imports::jobs::bring_in(&world.store, world.org, None, import, &opened, |_| ()).await.expect("it works");
        let run = world.store.read(world.org, None, move |org| app::imports::queries::run(org, import)).await.expect("it works").expect("it works");
        assert_eq!((run.totals.created, run.rows_done, run.state.as_str()), (3, 3, "done"));
        assert_eq!(number(&world, "select count(*) from prospects where org_id = $1").await, 3);
    }
}

#[test]
fn f1_a_file_that_cannot_be_read_says_why() {
    let place = Place { zone: TimeZone::UTC, currency: Currency::USD };
    let check = |bytes: &[u8], words: &str| {
        let refusal = Opened::bytes(bytes, None, &Choices::default(), &place).expect_err(words).to_string();
        assert!(refusal.contains(words), "{refusal}");
    };
    check(b"", "empty");
    check(b"PK\x03\x04", "spreadsheet");
    check(b"full name,email\n", "no rows below the header");
    check(b"a,b\n1,2\n", "don’t say what the rows are (a, b)");
    check(b"product,series,sales_price\nGTX Basic,GTX,550\n", "price list");
    check(b"Table,Field,Description\naccounts,account,Company name\n", "description of other files");
    check(b"name,email\na,b,c\nd,e,f\n", "No row can be read");
}

proptest! {
    /// Whatever the bytes, reading them ends in rows or in words, and every row that is not blank is accounted for.
    #[test]
    fn f1_no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        read_all(&bytes);
    }

    #[test]
    fn f1_no_csv_makes_the_reader_panic(text in "[a-z\"',;\t\n0-9/.:€-]{0,300}") {
        let with_header = format!("full name,email,last contacted,company\n{text}");
        read_all(with_header.as_bytes());
    }
}

fn read_all(bytes: &[u8]) {
    let place = Place { zone: TimeZone::UTC, currency: Currency::USD };
    if decode(bytes).is_err() {
        return;
    }
    for kind in Kind::ALL {
        if let Ok(opened) = Opened::bytes(bytes, Some(kind), &Choices::default(), &place) {
            assert_eq!(opened.rows().count() as u64, opened.rows_total());
        }
    }
}
