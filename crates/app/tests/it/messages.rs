//! Tests of the slice messages: A2, held and delivered once, and ringing through.

use app::blocks::{actions as block_actions, queries as blocks};
use app::messages::{actions, queries};
use domain::block::SpanKind;
use jiff::Timestamp;

use crate::blocks::laid;
use crate::on_both;
use crate::world::World;

async fn send(world: &World, text: &'static str) -> Option<Timestamp> {
    let (ana, dana) = (world.user("ana"), world.user("dana"));
    world.act("dana", move |org| actions::send(org, ana, Some(dana), "Dana Whitfield", text, None)).await.1
}

async fn held(world: &World) -> i64 {
    let ana = world.user("ana");
    world
        .act("ana", move |org| {
            let now = org.now();
            Ok(queries::held_count(org, ana, now)?)
        })
        .await
}

async fn delivered(world: &World) -> usize {
    let ana = world.user("ana");
    world.act("ana", move |org| actions::deliver(org, ana)).await.len()
}

on_both! {
    async fn a2_held_from_the_quiet_minutes_to_the_end_and_delivered_once(world: World) {
        let block = laid(&world, "ana", world.day(12)).await;
        world.set_clock(12, 8, 29);
        assert_eq!(send(&world, "Before").await, None);
        world.set_clock(12, 8, 30);
        assert_eq!(send(&world, "At the edge").await, Some(world.moment(12, 11, 0)));
        world.set_clock(12, 10, 59);
        assert_eq!(send(&world, "Inside").await, Some(world.moment(12, 11, 0)));
        assert_eq!((held(&world).await, delivered(&world).await), (2, 0));
        world.get("ana", "/messages").await.expect(200).shows("2 messages are held until 11:00.").hides("At the edge").hides("Inside");
        // Nothing ran at 11:00: whoever looks first delivers, once.
        world.set_clock(12, 11, 0);
        assert_eq!((held(&world).await, delivered(&world).await, delivered(&world).await), (0, 3, 0));
        let ana = world.user("ana");
        let waited = world.act("ana", move |org| Ok(queries::waited(org, ana, block)?)).await;
        assert_eq!(waited.iter().map(|message| message.text.as_str()).collect::<Vec<_>>(), ["At the edge", "Inside"]);
        world.get("ana", "/messages").await.expect(200).shows("3 new messages.").shows("Inside");
        world.get("ana", "/messages").await.expect(200).shows("Nothing new.").shows("Inside");
        world.get("ben", "/messages").await.expect(200).hides("Inside");
    }

    async fn a2_what_was_not_read_before_a_block_is_not_shown_in_it(world: World) {
        laid(&world, "ana", world.day(12)).await;
        world.set_clock(12, 8, 0);
        send(&world, "Read me when you can").await;
        world.set_clock(12, 9, 15);
        world.get("ana", "/messages").await.expect(200).hides("Read me").shows("Nothing reaches you until 11:00.");
        world.set_clock(12, 11, 30);
        world.get("ana", "/messages").await.expect(200).shows("Read me when you can");
    }

    async fn a2_an_early_finish_ends_the_silence(world: World) {
        let (ana, block) = (world.user("ana"), laid(&world, "ana", world.day(12)).await);
        world.set_clock(12, 9, 30);
        send(&world, "Held").await;
        world.act("ana", move |org| block_actions::finish(org, block, ana)).await;
        assert_eq!(delivered(&world).await, 1);
        world.set_clock(12, 10, 0);
        assert_eq!(send(&world, "Straight through").await, None);
    }

    async fn a2_a_moved_block_takes_its_silence_along(world: World) {
        let (ana, block) = (world.user("ana"), laid(&world, "ana", world.day(12)).await);
        send(&world, "Held at first").await;
        assert_eq!(held(&world).await, 1);
        let later = world.moment(12, 14, 0);
        world.act("ana", move |org| block_actions::move_to(org, block, ana, later)).await;
        assert_eq!((held(&world).await, delivered(&world).await), (0, 1));
        world.set_clock(12, 13, 30);
        assert_eq!(send(&world, "Held again").await, Some(world.moment(12, 16, 0)));
        world.set_clock(12, 16, 0);
        let waited = world.act("ana", move |org| Ok(queries::waited(org, ana, block)?)).await;
        assert_eq!(waited.len(), 1, "what was delivered once does not wait again");
    }

    async fn a2_the_sender_is_told_and_somebody_else_is_asked(world: World) {
        let block = laid(&world, "ana", world.day(12)).await;
        let (ana, chloe) = (world.user("ana").to_string(), world.user("chloe").to_string());
        world.set_clock(12, 9, 30);
        let page = world.get("dana", &format!("/messages/new?to={ana}")).await.expect(200);
        let page = page.shows("Ana is in a block until 11:00").shows("and will see this then. Can somebody else take it?");
        // Ben is in a block as well; Chloe is not.
        page.shows("Chloe Martin").shows(&format!("/blocks/{block}/ring")).hides(&format!("name=\"passed_to\" value=\"{}\"", world.user("ben")));
        // A form that never said so asks first, and keeps the words.
        let answer = world.post("dana", "/messages", &[("to", &ana), ("text", "Who takes the site visit?")]).await;
        answer.expect(422).shows("Who takes the site visit?").shows("Ana is in a block until 11:00");
        assert_eq!(held(&world).await, 0);
        world.post("dana", "/messages", &[("to", &ana), ("text", "Who takes the site visit?"), ("told", "1"), ("passed_to", &chloe)]).await.expect(303);
        assert_eq!(held(&world).await, 1);
        world.get("chloe", "/messages").await.expect(200).shows("Who takes the site visit?");
        world.get("ana", "/messages").await.expect(200).hides("Who takes the site visit?");
    }

    async fn a2_ringing_through_is_on_record_and_stops_the_minutes(world: World) {
        let (ana, dana) = (world.user("ana"), world.user("dana"));
        let block = laid(&world, "ana", world.day(12)).await;
        let path = format!("/blocks/{block}/ring");
        world.act("ana", move |org| { block_actions::plan_committed(org, block) }).await;
        world.set_clock(12, 9, 0);
        world.act("ana", move |org| block_actions::start(org, block, ana, true)).await;
        world.set_clock(12, 10, 0);
        world.post("dana", &path, &[("reason", " "), ("about", "customer")]).await.expect(422).shows("Say what is so urgent");
        world.post("dana", &path, &[("reason", "The line stands still"), ("about", "gossip")]).await.expect(422).shows("Say what it is about").shows("The line stands still");
        world.post("dana", &path, &[("reason", "The line stands still"), ("about", "customer")]).await.expect(303);
        world.set_clock(12, 10, 6);
        world.act("ana", move |org| block_actions::start(org, block, ana, true)).await;
        let spans = world.act("ana", move |org| Ok(blocks::spans(org, block)?)).await;
        let rung = spans.iter().find(|row| row.span.kind == SpanKind::Interrupted).expect("it is on record");
        assert_eq!((rung.by_user, rung.reason.as_deref(), rung.about.as_deref()), (Some(dana), Some("The line stands still"), Some("customer")));
        world.set_clock(12, 11, 0);
        let minutes = world.act("ana", move |org| { let block = blocks::block(org, block)?.expect("a block"); Ok(blocks::minutes(org, &block)?) }).await;
        assert_eq!((minutes.kept, minutes.broken, minutes.missed), (114, 6, 0));
    }

    async fn a2_only_who_sees_the_block_may_ring(world: World) {
        let block = laid(&world, "ana", world.day(12)).await;
        let path = format!("/blocks/{block}/ring");
        world.set_clock(12, 9, 30);
        for stranger in ["ines", "marek", "ada"] {
            world.get(stranger, &path).await.expect(404);
            world.post(stranger, &path, &[("reason", "Now"), ("about", "internal")]).await.expect(404);
        }
        world.get("", &path).await.expect(303);
        let asked = world.get("ines", &format!("/messages/new?to={}", world.user("ana"))).await.expect(200);
        asked.shows("Ana is in a block until 11:00").hides("Ring through");
        for one in ["ben", "dana", "erik"] {
            world.get(one, &path).await.expect(200).shows("Ring through to Ana.");
        }
        world.post("ana", &path, &[("reason", "Now"), ("about", "internal")]).await.expect(409);
        world.set_clock(12, 11, 0);
        world.get("dana", &path).await.expect(200).shows("Ana is not in a block now.");
        world.post("dana", &path, &[("reason", "Now"), ("about", "internal")]).await.expect(409);
    }

    async fn a2_bad_messages_are_told_at_their_place(world: World) {
        world.post("dana", "/messages", &[("to", "nobody"), ("text", "Hello")]).await.expect(422).shows("Pick somebody to write to.").shows("Hello");
        let ana = world.user("ana").to_string();
        world.post("dana", "/messages", &[("to", &ana), ("text", "  ")]).await.expect(422).shows("Write what you want to say.");
        world.post("dana", "/messages", &[("to", "99999999"), ("text", "Hello")]).await.expect(404);
    }
}
