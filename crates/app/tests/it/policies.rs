//! Tests of the pages of the slice blocks: policies, one's own blocks, a leader's look at them.

use app::blocks::{actions, queries};
use jiff::civil::date;

use crate::blocks::laid;
use crate::on_both;

on_both! {
    async fn a1_every_selling_role_has_hours_or_a_reason(world: World) {
        laid(&world, "ana", world.day(12)).await;
        let (team, ana) = (world.team("dana"), world.user("ana"));
        let path = world.get("dana", "/policies").await.expect(200).shows("Outbound").shows("Tuesday, Thursday, 9:00 to 11:00");
        // Account executives have none and nobody said why.
        let path = path.shows("1 role has no protected time.").body;
        let policy = path.split("/policies/").find_map(|rest| rest.split_once("/ends").map(|(id, _)| id.to_owned())).expect("a form");
        let end = format!("/policies/{policy}/ends");
        world.set_clock(13, 12, 0);
        world.post("dana", &end, &[("from", "2026-05-13")]).await.expect(422).shows("End it from tomorrow on.");
        world.post("dana", &end, &[("from", "2026-05-14"), ("reason", "")]).await.expect(422).shows("without protected time. Say why");
        world.post("marek", &end, &[("from", "2026-05-14"), ("reason", "Because")]).await.expect(404);
        world.post("ana", &end, &[("from", "2026-05-14"), ("reason", "Because")]).await.expect(403);
        let kept = laid(&world, "ana", world.day(19)).await;
        world.act("ana", move |org| actions::plan_committed(org, kept)).await;
        world.post("dana", &end, &[("from", "2026-05-14"), ("reason", "Stocktaking until June")]).await.expect(303);
        let blocks = world.act("ana", move |org| Ok(queries::between(org, ana, date(2026, 5, 12), date(2026, 7, 30))?)).await;
        assert_eq!(blocks.iter().map(|block| block.day).collect::<Vec<_>>(), [date(2026, 5, 12), date(2026, 5, 19)], "the past, and what is committed");
        world.get("dana", "/policies").await.expect(200).shows("2 roles have no protected time.").shows("Stocktaking until June").shows("Dana Whitfield");
        let team = team.to_string();
        world.post("dana", "/policies/reasons", &[("team", &team), ("role", "account_executive"), ("reason", "")]).await.expect(422);
        world.post("dana", "/policies/reasons", &[("team", &team), ("role", "account_executive"), ("reason", "They close")]).await.expect(303);
        world.get("ada", "/policies").await.expect(200).shows("They close");
    }

    async fn a1_a_policy_is_added_by_ticking_days(world: World) {
        let (team, marek) = (world.team("dana").to_string(), world.team("marek").to_string());
        let form = |day: &'static str, start: &'static str, minutes: &'static str| vec![("role", "outbound_rep"), ("day", day), ("start", start), ("minutes", minutes)];
        let mut fields = form("TU", "9:00", "120");
        fields.push(("team", &team));
        fields.push(("day", "TH"));
        world.post("dana", "/policies", &fields).await.expect(303);
        let ana = world.user("ana");
        let blocks = world.act("ana", move |org| Ok(queries::between(org, ana, date(2026, 5, 12), date(2026, 5, 17))?)).await;
        assert_eq!(blocks.iter().map(|block| (block.day, block.start_text())).collect::<Vec<_>>(), [(world.day(12), "9:00".into()), (world.day(14), "9:00".into())]);
        for (wrong, says) in [
            (form("TU", "9", "120"), "Give a time like 9:00."),
            (form("", "9:00", "120"), "Tick at least one day."),
            (form("XX", "9:00", "120"), "can’t be read"),
            (form("TU", "9:00", "0"), "15 minutes to 12 hours"),
            (form("TU", "23:30", "60"), "end before midnight"),
            (form("TU", "9:00", "many"), "15 minutes to 12 hours"),
        ] {
            let mut fields = wrong;
            fields.push(("team", &team));
            world.post("dana", "/policies", &fields).await.expect(422).shows(says);
        }
        let mut fields = form("TU", "9:00", "60");
        fields.push(("team", &marek));
        world.post("dana", "/policies", &fields).await.expect(404);
        world.post("ana", "/policies", &fields).await.expect(403);
        world.post("erik", "/policies", &fields).await.expect(303);
    }

    async fn a1_own_blocks_page_moves_pauses_and_finishes(world: World) {
        let block = laid(&world, "ana", world.day(12)).await;
        world.get("ana", "/blocks").await.expect(200).shows("4 hours of this week are protected.").shows("Thu 14 May").shows("Plan it");
        world.post("ana", &format!("/blocks/{block}/moves"), &[("day", "2026-05-20"), ("time", "9:00")]).await.expect(422).shows("A block stays in its week.");
        world.post("ana", &format!("/blocks/{block}/moves"), &[("day", "soon"), ("time", "9:00")]).await.expect(422).shows("Pick a day of this week.");
        world.post("ana", &format!("/blocks/{block}/moves"), &[("day", "2026-05-12"), ("time", "10:00")]).await.expect(303);
        world.post("ben", &format!("/blocks/{block}/moves"), &[("day", "2026-05-12"), ("time", "11:00")]).await.expect(404);
        world.set_clock(12, 10, 0);
        world.post("ana", &format!("/blocks/{block}/presences"), &[]).await.expect(303);
        world.post("ana", &format!("/blocks/{block}/pauses"), &[("reason", "")]).await.expect(422).shows("Say in a few words why you pause.");
        world.post("ana", &format!("/blocks/{block}/interruptions"), &[("reason", "")]).await.expect(422).shows("Say what it is about");
        world.set_clock(12, 10, 30);
        world.post("ana", &format!("/blocks/{block}/interruptions"), &[("by", "The neighbour"), ("reason", "A parcel"), ("about", "internal")]).await.expect(303);
        world.get("ana", "/blocks").await.expect(200).shows("Resume").shows("Paused");
        world.set_clock(12, 12, 0);
        world.get("ana", "/blocks").await.expect(200).shows("Kept 0 of 120 min").shows("90 broken").shows("30 unplanned");
    }

    async fn a1_who_sees_times_and_who_sees_minutes(world: World) {
        laid(&world, "ana", world.day(12)).await;
        world.set_clock(12, 12, 0);
        let path = format!("/blocks/of/{}", world.user("ana"));
        world.get("ben", &path).await.expect(200).shows("9:00 to 11:00").hides("of 120 min").hides("Take off");
        world.get("dana", &path).await.expect(200).shows("Kept 0 of 120 min").shows("Take off");
        world.get("ines", &path).await.expect(404);
        world.get("ada", &path).await.expect(404);
        let next = laid(&world, "ana", world.day(14)).await;
        let removal = format!("/blocks/{next}/removals");
        world.post("ben", &removal, &[("kind", "other"), ("reason", "Mine")]).await.expect(403);
        world.post("marek", &removal, &[("kind", "other"), ("reason", "Mine")]).await.expect(404);
        world.post("dana", &removal, &[("kind", "whim"), ("reason", "Deal desk")]).await.expect(422).shows("Say whether it is leave");
        world.post("dana", &removal, &[("kind", "other"), ("reason", "Deal desk")]).await.expect(303);
        world.get("ana", "/blocks").await.expect(200).shows("Taken off: Deal desk");
    }
}
