//! The pages: upload, columns, bringing in in the background, what came of it, and who may.

use domain::ImportId;
use store::args;

use super::bring::number;
use crate::on_both;
use crate::world::{Answer, World};

const FILE: &str = "full_name,acct,title_2,email_primary,phone_direct,last_contact_dt,employees_band,owner_name,dials_total,fax\n\
    Marta Kowalczyk,Halden Cold Storage,VP Operations,m.kowalczyk@halden.example,+1 330 555 0117,04/29/2026,250 to 999,A. Ruiz,12,\n\
    Hannah Lund,Fjordline Parts,Buyer,h.lund@fjordline.example,,04/30/2026,50 to 249,Ben Okafor,3,\n\
    Nobody,Fjordline Parts,,broken,,,,Ben Okafor,1,\n";

async fn upload(world: &mut World, user: &str, file: &str) -> Answer {
    world.upload(user, "/imports", &[("kind", "")], ("file", "crm-export.csv", file.as_bytes())).await
}

/// Does the jobs that wait, as the server does.
async fn work(world: &World) {
    for job in world.store.lease_jobs(10, jiff::SignedDuration::from_mins(5)).await.expect("jobs") {
        if job.kind == app::imports::jobs::KIND {
            app::imports::jobs::run(world.store.clone(), job.clone()).await.expect("an import");
        }
        world.store.finish(&job).await.expect("a finished job");
    }
}

on_both! {
    async fn f1_a_file_is_brought_in_by_browser(world: World) {
        world.get("dana", "/imports").await.expect(200).shows("Bring a file in").shows("Nothing was brought in yet.");
        let page = upload(&mut world, "dana", FILE).await.expect(303).location.expect("a page");
        world.get("dana", &page).await.expect(200)
            .shows("crm-export.csv").shows("8 columns come with you").shows("2 columns stay behind")
            .shows("Read as 29 April 2026").shows("Dials are not a result").shows("Empty in every row")
            .shows("Kept. Never the only key of a ranking.").shows("2 people to bring in").shows("1 can’t be read");
        assert_eq!(number(&world, "select count(*) from prospects where org_id = $1").await, 0);

        // As the form sends it: every column with its field.
        let fields = [
            ("kind", "prospects"), ("field-0", "name"), ("field-1", "company"), ("field-2", "title"), ("field-3", "email"),
            ("field-4", "phone"), ("field-5", "last_conversation"), ("field-6", "size"), ("field-7", "owner"),
        ];
        world.post("dana", &format!("{page}/bring-in"), &fields).await.expect(303);
        let waiting = world.get("dana", &page).await.expect(200).shows("0 of 3 rows").shows("You can leave this page");
        assert_eq!(waiting.headers.get("refresh").map(|value| value.as_bytes()), Some(&b"1"[..]));
        work(&world).await;
        world.get("dana", &page).await.expect(200)
            .shows("2 people came in, 1 row did not.").shows("“broken” is not an e-mail address.").shows("rejected.csv");
        let rejected = world.get("dana", &format!("{page}/rejected.csv")).await.expect(200);
        assert!(rejected.body.starts_with("line,column,reason,row\n4,email_primary,"), "{}", rejected.body);
        let ana = world.user("ana");
        let owned = world.store.read(world.org, None, move |org| {
            let row = org.one("select count(*) from prospects where org_id = $1 and owner_id = $2", args![ana])?;
            row.map_or(Ok(0), |row| row.get::<i64>(0))
        });
        assert_eq!(owned.await.expect("a count"), 1);
        // The file itself is gone; what it was is on record.
        assert_eq!(number(&world, "select count(*) from import_pieces where org_id = $1").await, 0);
        world.get("dana", "/imports").await.expect(200).shows("crm-export.csv");
        // The same file again knows them, and says so before anything is written.
        let again = upload(&mut world, "dana", FILE).await.expect(303).location.expect("a page");
        world.get("dana", &again).await.expect(200).shows("2 people look like someone you have");
    }
    async fn f1_columns_are_left_brought_and_missed(world: World) {
        let page = upload(&mut world, "dana", FILE).await.expect(303).location.expect("a page");
        let brought = world.post("dana", &format!("{page}/columns"), &[("kind", "prospects"), ("field-0", "name"), ("bring", "8")]).await.expect(303);
        assert_eq!(brought.location.as_deref(), Some(format!("{page}?bring=8#c-8").as_str()));
        world.get("dana", &format!("{page}?bring=8")).await.expect(200).shows("2 columns come with you").shows("Choose a field");
        // Without a name or an address there is nobody to bring in: the page says so, and keeps the rest.
        world.post("dana", &format!("{page}/bring-in"), &[("kind", "prospects"), ("field-1", "company")]).await
            .expect(422).shows("No column holds a person’s name or e-mail.").shows("1 column comes with you");
        world.post("dana", &format!("{page}/columns"), &[("field-0", "company"), ("field-1", "company")]).await
            .expect(422).shows("Two columns can’t both be Company");
        world.post("dana", &format!("{page}/columns"), &[("field-0", "nonsense")]).await.expect(422).shows("no field of prospects");
        assert_eq!(number(&world, "select count(*) from prospects where org_id = $1").await, 0);
        world.post("dana", &format!("{page}/throw-away"), &[]).await.expect(303);
        assert_eq!(number(&world, "select count(*) from import_pieces where org_id = $1").await, 0);
        world.get("dana", &page).await.expect(404);
        world.post("dana", &format!("{page}/bring-in"), &[]).await.expect(404);
    }
    async fn f1_days_that_could_be_two_are_asked_for(world: World) {
        let file = "full name,last contacted\nAda King,4/5/2026\nBo Lind,6/7/2026\n";
        let page = upload(&mut world, "dana", file).await.expect(303).location.expect("a page");
        world.get("dana", &page).await.expect(200).shows("could be two days").shows("Days are written").hides("Bring them in");
        let fields = [("kind", "prospects"), ("field-0", "name"), ("field-1", "last_conversation"), ("date_order", "dmy")];
        world.post("dana", &format!("{page}/columns"), &fields).await.expect(303);
        world.get("dana", &page).await.expect(200).shows("Read as 4 May 2026").shows("Bring them in");
    }
    async fn f1_what_cannot_be_read_is_said_at_the_file(world: World) {
        upload(&mut world, "dana", "").await.expect(422).shows("The file is empty.");
        upload(&mut world, "dana", "PK\u{3}\u{4}").await.expect(422).shows("save it as CSV");
        upload(&mut world, "dana", "a,b\n1,2\n").await.expect(422).shows("don’t say what the rows are");
        world.post("dana", "/imports", &[("kind", "")]).await.expect(422).shows("Choose a CSV file first.");
        assert_eq!(number(&world, "select count(*) from imports where org_id = $1").await, 0);
    }
    async fn f1_only_admins_and_leaders_import_and_only_admins_colleagues(world: World) {
        world.get("ana", "/imports").await.expect(403);
        world.get("", "/imports").await.expect(303);
        upload(&mut world, "ana", FILE).await.expect(403);
        let users = "sales_agent,manager\nIris Vale,Otto Frey\n";
        upload(&mut world, "dana", users).await.expect(422).shows("Only an admin brings colleagues in.");
        upload(&mut world, "ada", users).await.expect(303);
        // A manager sees their own imports, an admin everybody's.
        let page = upload(&mut world, "dana", FILE).await.expect(303).location.expect("a page");
        world.get("marek", &page).await.expect(404);
        world.post("marek", &format!("{page}/throw-away"), &[]).await.expect(404);
        world.get("marek", "/imports").await.expect(200).hides("crm-export.csv");
        world.get("ada", &page).await.expect(200);
        // Nobody turns people into colleagues by the kind of the rows.
        world.post("dana", &format!("{page}/columns"), &[("kind", "users")]).await.expect(422);
        world.get("dana", "/imports/999999").await.expect(404);
        world.get("dana", "/imports/x").await.expect(404);
    }
    async fn f1_a_manager_changes_nobody_elses_people(world: World) {
        use app::prospects::actions::{ProspectFields, create};
        let ines = world.user("ines");
        world.act("ines", move |org| {
            let fields = ProspectFields { name: "Lena Voss".into(), email: Some("lena@voss.example".into()), owner: Some(ines), ..ProspectFields::default() };
            create(org, &fields)
        }).await;
        let file = "full name,email,title\nLena Voss,lena@voss.example,CEO\nNew One,new@voss.example,CFO\n";
        let page = upload(&mut world, "dana", file).await.expect(303).location.expect("a page");
        world.get("dana", &page).await.expect(200).hides("In Forenoon</td>");
        let fields = [("kind", "prospects"), ("field-0", "name"), ("field-1", "email"), ("field-2", "title")];
        world.post("dana", &format!("{page}/bring-in"), &fields).await.expect(303);
        work(&world).await;
        world.get("dana", &page).await.expect(200).shows("1 person came in, 1 row did not.").shows("a team that you don’t see");
        assert_eq!(number(&world, "select count(*) from prospects where org_id = $1 and title is not null").await, 1);
    }
    async fn f1_a_job_that_runs_twice_brings_in_once(world: World) {
        let page = upload(&mut world, "dana", FILE).await.expect(303).location.expect("a page");
        let fields = [("kind", "prospects"), ("field-0", "name"), ("field-3", "email")];
        world.post("dana", &format!("{page}/bring-in"), &fields).await.expect(303);
        world.post("dana", &format!("{page}/bring-in"), &fields).await.expect(409);
        let jobs = world.store.lease_jobs(10, jiff::SignedDuration::from_mins(5)).await.expect("jobs");
        assert_eq!(jobs.len(), 1);
        for _ in 0..2 {
            app::imports::jobs::run(world.store.clone(), jobs[0].clone()).await.expect("an import");
        }
        assert_eq!(number(&world, "select count(*) from prospects where org_id = $1").await, 2);
        let import: ImportId = page.trim_start_matches("/imports/").parse().expect("an id");
        let run = world.store.read(world.org, None, move |org| app::imports::queries::run(org, import)).await.expect("a read").expect("an import");
        assert_eq!((run.totals.created, run.totals.rejected, run.state.as_str()), (2, 1, "done"));
    }
}
