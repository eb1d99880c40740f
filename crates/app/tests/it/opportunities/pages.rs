//! F3 and D5 over HTTP.

use super::*;
use crate::on_both;

on_both! {
    async fn f3_an_empty_pipeline_says_what_is_missing(world: World) {
        world.get("chloe", "/pipeline").await.expect(200).shows("Nothing in the pipeline yet");
        world.get("chloe", "/pipeline?view=table").await.expect(200).shows("Nothing found");
        world.get("dana", "/pipeline").await.expect(200);
    }

    async fn d5_the_board_shows_a_lead_with_its_answers_and_who_may_answer(world: World) {
        let lead = lead_for_chloe(&world).await;
        world.set_clock(12, 11, 40);
        world.get("chloe", "/pipeline").await.expect(200)
            .shows("One lead waits for your answer.").shows("Kestrel Pharma").shows("3 h ago")
            .shows("October audit").shows("data-key=\"a\"").shows("data-key=\"r\"").shows("Send back to Ana")
            .shows("2, answer within one working day".trim_start_matches("2, "));
        world.get("ana", "/pipeline").await.expect(200).shows("waits for Chloe’s answer").hides("data-key=\"a\"");
        world.get("dana", "/pipeline").await.expect(200).shows("waits for Chloe’s answer").hides("data-key=\"a\"");
        world.get("ines", "/pipeline?scope=team").await.expect(200).hides("Kestrel Pharma");
        world.get("ines", &format!("/handoffs/{lead}")).await.expect(404);
        world.post("ines", &format!("/handoffs/{lead}/accept"), &[]).await.expect(404);
        world.post("ana", &format!("/handoffs/{lead}/accept"), &[]).await.expect(403);
        world.post("gabriel", &format!("/handoffs/{lead}/accept"), &[]).await.expect(403);
        world.post("chloe", &format!("/handoffs/{lead}/accept"), &[]).await.expect(303);
        world.get("chloe", "/pipeline").await.expect(200).shows("From Ana, today").shows("No next step");
        world.get("ana", "/pipeline").await.expect(200).shows("Accepted by Chloe").shows("With Chloe, today");
        world.post("chloe", &format!("/handoffs/{lead}/accept"), &[]).await.expect(409);
    }

    async fn d5_send_back_shows_its_form_again(world: World) {
        let lead = lead_for_chloe(&world).await;
        let path = format!("/handoffs/{lead}/send-back");
        world.post("chloe", &path, &[("line", "Ask in January")]).await.expect(422)
            .shows("Choose a reason").shows("Ask in January");
        world.post("chloe", &path, &[("reason", "Something else")]).await.expect(422).shows("Write what else it is.");
        world.post("chloe", &path, &[("reason", "No reason to act this year"), ("line", "Ask in January")]).await.expect(303);
        world.get("ana", "/pipeline").await.expect(200).shows("Sent back by Chloe").shows("No reason to act this year");
        world.get("ana", &format!("/handoffs/{lead}")).await.expect(200).shows("Ask in January");
    }

    async fn d5_the_form_hands_a_lead_over(world: World) {
        let who = prospect(&world, "ana", "Samuel Osei", "Kestrel Pharma").await;
        let id = who.to_string();
        let chloe = world.user("chloe").to_string();
        world.get("ana", &format!("/handoffs/new?prospect={id}")).await.expect(200)
            .shows("Hand over Samuel Osei.").shows("Chloe Martin").hides("Ben Okafor");
        world.get("ana", "/handoffs/new").await.expect(200).shows("Whom do you hand over?");
        world.get("ines", &format!("/handoffs/new?prospect={id}")).await.expect(404);
        world.get("dana", &format!("/handoffs/new?prospect={id}")).await.expect(403);
        let fields = [("prospect", id.as_str()), ("to", &chloe), ("needs", "Pick accuracy"), ("by_when", ""), ("decides", "Samuel")];
        world.post("ana", "/handoffs", &fields).await.expect(422)
            .shows("Write by when they need it.").shows("completed scoping call").shows("Pick accuracy");
        completed(&world, "ana", who).await;
        let fields = [("prospect", id.as_str()), ("to", &chloe), ("needs", "Pick accuracy"), ("by_when", "October"), ("decides", "Samuel")];
        let answer = world.post("ana", "/handoffs", &fields).await.expect(303);
        let path = answer.location.expect("the hand-off");
        world.get("chloe", &path).await.expect(200).shows("Kestrel Pharma waits for your answer.").shows("Pick accuracy");
    }

    async fn f3_an_opportunity_from_form_to_sale(world: World) {
        let chloe = world.user("chloe").to_string();
        let bad = [("name", ""), ("amount", "a lot"), ("owner", ""), ("next_step_day", "soon")];
        world.post("chloe", "/opportunities", &bad).await.expect(422)
            .shows("Give it a name").shows("Write a number").shows("Choose the account executive").shows("Write the day").shows("a lot");
        let good = [("name", "Harrow Mills"), ("company", "Harrow Mills"), ("amount", "62,000"), ("owner", &chloe),
            ("next_step", "Plant manager"), ("next_step_day", "2026-05-13")];
        let path = world.post("chloe", "/opportunities", &good).await.expect(303).location.expect("its page");
        world.get("chloe", &path).await.expect(200).shows("Harrow Mills, $62,000.").shows("Plant manager, Wed 13 May");
        world.get("chloe", "/pipeline").await.expect(200)
            .shows("Every opportunity has its next step.").shows("1 open opportunity, $62,000.").shows("Yours, today");
        // A team mate reads, another team sees nothing, the manager may change.
        world.get("gabriel", &path).await.expect(200).shows("You can read this.").hides("When it is decided");
        world.post("gabriel", &path, &[("name", "Mine now")]).await.expect(403);
        world.post("gabriel", &format!("{path}/close"), &[("outcome", "won")]).await.expect(403);
        world.get("ines", &path).await.expect(404);
        world.get("dana", &path).await.expect(200).shows("When it is decided");
        world.post("chloe", &path, &[("name", "Harrow Mills"), ("amount", "70,000"), ("next_step", ""), ("next_step_day", "")]).await.expect(303);
        world.get("chloe", "/pipeline").await.expect(200).shows("$70,000").shows("One opportunity has no next step ahead.");
        world.post("chloe", &format!("{path}/close"), &[("outcome", "lost")]).await.expect(422).shows("Write why it was lost.");
        world.post("chloe", &format!("{path}/close"), &[("outcome", "won"), ("closed_day", "2026-05-13")]).await.expect(422).shows("still to come");
        world.post("chloe", &format!("{path}/close"), &[("outcome", "won"), ("closed_day", "2026-05-12")]).await.expect(303);
        world.get("chloe", &path).await.expect(200).shows("won on Tue 12 May, $70,000.");
        world.get("dana", "/pipeline?view=table&state=won").await.expect(200).shows("Harrow Mills");
    }

    async fn f3_the_board_says_what_is_overdue_and_what_is_quiet(world: World) {
        let chloe = world.user("chloe");
        let late = NewOpportunity {
            next_step: Some("Site data".into()),
            next_step_day: Some(world.day(8)),
            ..named("Lakeshore Foods", chloe, Some(5_500_000))
        };
        deal(&world, "chloe", late).await;
        deal(&world, "chloe", named("Northgate Wines", chloe, None)).await;
        world.set_clock(28, 9, 0);
        world.get("chloe", "/pipeline").await.expect(200)
            .shows("Site data, was due Fri 8 May").shows("Quiet for 16 days").shows("Yours, 16 days")
            .shows("2 open opportunities, $55,000, 1 without an amount.");
    }

    async fn f3_other_currencies_stand_apart(world: World) {
        let chloe = world.user("chloe");
        deal(&world, "chloe", named("Lakeshore Foods", chloe, Some(5_500_000))).await;
        let euros = NewOpportunity { currency: Some(domain::Currency::EUR), ..named("Alpen Holz", chloe, Some(100_000)) };
        deal(&world, "chloe", euros).await;
        world.get("chloe", "/pipeline").await.expect(200).shows("2 open opportunities, $55,000, and €1,000 apart.");
    }

    async fn f3_the_table_pages_through_everything_once(world: World) {
        let chloe = world.user("chloe");
        world
            .act("chloe", move |org| {
                for number in 0..120_i64 {
                    let amount = (number % 7 != 0).then_some(number % 10 * 100_000);
                    actions::create(org, &named(&format!("Deal {number:03}"), chloe, amount))?;
                }
                Ok(())
            })
            .await;
        for sort in ["name", "amount", "created", "next"] {
            let (mut seen, mut next) = (Vec::new(), Some(format!("/pipeline?view=table&sort={sort}")));
            while let Some(path) = next.take() {
                let body = world.get("chloe", &path).await.expect(200).shows("120 open opportunities.").body;
                seen.extend(body.match_indices("Deal ").map(|(at, _)| body[at..at + 8].to_owned()));
                next = body.split_once("rel=\"next\" href=\"").map(|(_, rest)| rest.split('"').next().unwrap_or("").replace("&amp;", "&"));
            }
            assert_eq!(seen.len(), 120, "{sort}");
            seen.sort();
            seen.dedup();
            assert_eq!(seen.len(), 120, "{sort}");
        }
        world.get("chloe", "/pipeline?view=table&q=DEAL+07").await.expect(200).shows("10 open opportunities.").hides("Deal 060");
        world.get("chloe", "/pipeline?view=table&q=%25&sort=nonsense&after=~x").await.expect(200);
        world.get("chloe", "/pipeline").await.expect(200).shows("and 108 more");
        world.get("ines", "/pipeline?view=table&scope=team").await.expect(200).hides("Deal");
    }
}
