//! The real export of Maven: users, accounts, opportunities, in relation, with the figures of June 2017.

use app::imports::{Choices, Kind};

use super::bring::{bring_with, number, shared, text};
use crate::on_both;

on_both! {
    async fn f1_the_maven_export_comes_in_with_its_figures(world: World) {
        let Some(folder) = shared("maven_crm") else { return };
        let read = |name: &str| std::fs::read(folder.join(name)).expect("a file of the export");
        let users = bring_with(&world, &read("sales_teams.csv"), None, Choices::default()).await;
        assert_eq!((users.opened.kind(), users.totals.created), (Kind::Users, 35));
        let accounts = bring_with(&world, &read("accounts.csv"), None, Choices::default()).await;
        assert_eq!((accounts.opened.kind(), accounts.totals.created), (Kind::Accounts, 85));
        let started = std::time::Instant::now();
        let deals = bring_with(&world, &read("sales_pipeline.csv"), None, Choices::default()).await;
        eprintln!("8,800 opportunities in {:?}", started.elapsed());
        assert_eq!((deals.opened.kind(), deals.totals.created), (Kind::Opportunities, 8800));
        assert_eq!(deals.totals.rejected, 0, "{:?}", deals.rejects);

        // The scoreboard of June 2017.
        assert_eq!(number(&world, "select count(*) from opportunities where org_id = $1 and state = 'won' and closed_day >= '2017-06-01' and closed_day <= '2017-06-30'").await, 531);
        assert_eq!(number(&world, "select cast(sum(amount_minor) as bigint) from opportunities where org_id = $1 and state = 'won' and closed_day >= '2017-06-01' and closed_day <= '2017-06-30'").await, 133_846_600);
        assert_eq!(number(&world, "select count(*) from opportunities where org_id = $1 and created_day >= '2017-06-01' and created_day <= '2017-06-30'").await, 792);
        assert_eq!(number(&world, "select count(*) from opportunities where org_id = $1 and amount_minor is null and created_day >= '2017-06-01' and created_day <= '2017-06-30'").await, 111);
        assert_eq!(number(&world, "select count(*) from results where org_id = $1 and kind = 'won' and import_id is not null and day >= '2017-06-01' and day <= '2017-06-30'").await, 531);
        assert_eq!(number(&world, "select count(*) from results where org_id = $1 and kind = 'opportunity' and day >= '2017-06-01' and day <= '2017-06-30'").await, 792);
        assert_eq!(number(&world, "select count(*) from results where org_id = $1 and kind = 'won' and user_id in (select id from users where org_id = $1 and name = 'Darcel Schlecht')").await, 349);

        // Relations and quirks.
        assert_eq!(number(&world, "select count(*) from accounts where org_id = $1").await, 85);
        assert_eq!(number(&world, "select count(*) from opportunities where org_id = $1 and account_id is null").await, 1088 + 337);
        assert_eq!(number(&world, "select count(*) from opportunities where org_id = $1 and created_day is null").await, 500);
        assert_eq!(number(&world, "select count(*) from opportunities where org_id = $1 and product = 'GTXPro'").await, 1480);
        assert_eq!(number(&world, "select count(*) from opportunities where org_id = $1 and state = 'lost' and amount_minor = 0").await, 2473);
        assert_eq!(number(&world, "select count(*) from opportunities o where o.org_id = $1 and o.state = 'open'").await, 2089);
        assert_eq!(text(&world, "select m.name from users u join users m on m.org_id = u.org_id and m.id = u.reports_to where u.org_id = $1 and u.name = 'Moses Frase'").await, "Dustin Brinkmann");
        assert_eq!(text(&world, "select t.name from users u join teams t on t.org_id = u.org_id and t.id = u.team_id where u.org_id = $1 and u.name = 'Dustin Brinkmann'").await, "Dustin’s team");
        assert_eq!(text(&world, "select parent_name from accounts where org_id = $1 and name = 'Codehow'").await, "Acme Corporation");
        // In millions, as Maven's dictionary says.
        assert_eq!(number(&world, "select revenue_minor from accounts where org_id = $1 and name = 'Acme Corporation'").await, 110_004_000_000);
        assert_eq!(number(&world, "select count(*) from users where org_id = $1 and state = 'named'").await, 41);

        // The same files again change nothing.
        let events = number(&world, "select count(*) from events where org_id = $1 and verb not like 'import%'").await;
        for (name, rows) in [("sales_teams.csv", 35), ("accounts.csv", 85), ("sales_pipeline.csv", 8800)] {
            let again = bring_with(&world, &read(name), None, Choices::default()).await;
            assert_eq!((again.totals.unchanged, again.totals.updated), (rows, 0), "{name}");
        }
        assert_eq!(number(&world, "select count(*) from events where org_id = $1 and verb not like 'import%'").await, events);
    }
}
