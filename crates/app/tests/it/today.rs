//! Today, the day line and the palette.

use app::blocks::actions as blocks;
use app::blocks::actions::NewPolicy;
use app::{accounts, plans, prospects};
use domain::Role;

use crate::on_both;
use crate::world::World;

/// Dana's outbound reps have a block from 9:00 to 11:00 on weekdays.
async fn lay_blocks(world: &World) {
    let (team, day) = (world.team("dana"), world.day(1));
    let (ana, ben) = (world.user("ana"), world.user("ben"));
    world
        .act("dana", move |org| {
            let new = NewPolicy {
                team,
                role: Role::OutboundRep,
                rrule: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR".into(),
                start_minute: 9 * 60,
                minutes: 120,
                quiet_minutes: 30,
                from_day: day,
            };
            blocks::add_policy(org, &new)?;
            blocks::lay_out(org, ana, day)?;
            blocks::lay_out(org, ben, day)?;
            Ok(())
        })
        .await;
}

/// Marta is on Ana's plan for today, committed the evening before.
async fn plan_marta(world: &World) {
    let ana = world.user("ana");
    let day = world.day(12);
    let evening = world.moment(11, 17, 6);
    world
        .act("ana", move |org| {
            let block = app::blocks::queries::of_day(org, ana, day)?.remove(0).id;
            org.at(evening, |org| {
                let account = accounts::actions::find_or_create(org, "Halden Cold Storage")?;
                let fields = prospects::actions::ProspectFields {
                    name: "Marta Kowalczyk".into(),
                    account: Some(account),
                    owner: Some(ana),
                    ..Default::default()
                };
                let marta = prospects::actions::create(org, &fields)?;
                plans::actions::add(
                    org,
                    block,
                    marta,
                    "Agree the Thursday call",
                    "Named today as the day to call",
                    true,
                )?;
                plans::actions::commit(org, block, 1)
            })
        })
        .await;
}

on_both! {
    async fn a1_today_says_when_the_block_starts_and_that_it_is_quiet(world: World) {
        lay_blocks(&world).await;
        plan_marta(&world).await;
        let page = world.get("ana", "/today").await.expect(200);
        let page = page.shows("Your block starts in 20 minutes.").shows("Quiet since 8:30.");
        page.shows("Marta Kowalczyk").shows("You committed this plan yesterday at 17:06.").shows("an objective for each");
    }

    async fn a1_the_day_line_tells_before_during_and_after(world: World) {
        lay_blocks(&world).await;
        plan_marta(&world).await;
        world.get("ana", "/today").await.expect(200).shows("Protected");
        world.post("ana", "/focus/enter", &[]).await.expect(303);
        world.set_clock(12, 9, 47);
        world.get("ana", "/today").await.expect(200).shows("73 min left");
        world.set_clock(12, 11, 4);
        // The rep entered before the start and stayed: every minute is kept.
        world.get("ana", "/today").await.expect(200).shows("Kept, 120 of 120 min").shows("What did you learn?");
        world.get("ben", "/today").await.expect(200).shows("120 min lost");
    }

    async fn a4_today_without_a_plan_says_what_is_missing(world: World) {
        world.get("ana", "/today").await.expect(200).shows("No block is laid out for you yet");
        lay_blocks(&world).await;
        world.get("ana", "/today").await.expect(200).shows("No plan for today’s block yet");
        world.set_clock(12, 9, 30);
        world.get("ana", "/today").await.expect(200).shows("This block has no plan");
        world.set_clock(16, 9, 30);
        world.get("ana", "/today").await.expect(200).shows("No block today. The next is Mon 18 May.");
    }

    async fn f2_the_palette_finds_people_in_sight_and_actions(world: World) {
        lay_blocks(&world).await;
        plan_marta(&world).await;
        world.get("ana", "/palette?q=kowal").await.expect(200).shows("Kowal").shows("Halden Cold Storage");
        world.get("ben", "/palette?q=halden").await.expect(200).shows("Marta");
        world.get("ines", "/palette?q=kowal").await.expect(200).hides("Marta").shows("Nothing here has that name");
        world.get("ana", "/palette?q=plan+tom").await.expect(200).shows("/tomorrow");
        world.get("ana", "/palette?q=huddle").await.expect(200).hides("/huddle");
        world.get("dana", "/search?q=huddle").await.expect(200).shows("/huddle");
        world.get("ana", "/palette?q=%25").await.expect(200).hides("Marta");
    }

    async fn b1_a_leader_without_a_block_sees_the_teams(world: World) {
        lay_blocks(&world).await;
        world.set_clock(12, 10, 12);
        world.get("dana", "/today").await.expect(200).shows("Team block").shows("min lost");
    }
}
