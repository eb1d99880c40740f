use std::{
    collections::HashSet,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use jiff::SignedDuration;
use store::{Job, MOST_ATTEMPTS, Store, StoreError, Worker};
use tokio::sync::oneshot;

use crate::world::{World, on_both_engines};

on_both_engines!(
    a_job_exists_with_its_transaction,
    nobody_takes_a_job_twice,
    a_lease_that_runs_out_lets_another_have_the_job,
    a_failed_job_waits_longer_each_time_and_is_given_up,
    a_worker_does_what_is_due_and_stops_cleanly,
);

const LEASE: SignedDuration = SignedDuration::from_secs(60);

async fn enqueue(world: &World, kind: &'static str, count: u32) {
    world
        .store
        .write(world.org, None, move |org| {
            let now = org.now();
            for number in 0..count {
                org.enqueue(kind, serde_json::json!({ "number": number }), now)?;
            }
            Ok::<_, StoreError>(())
        })
        .await
        .unwrap();
}

fn pass(store: &Store, seconds: i64) {
    store.clock().set(store.clock().now() + SignedDuration::from_secs(seconds));
}

async fn a_job_exists_with_its_transaction(world: World) {
    let undone: Result<(), StoreError> = world
        .store
        .write(world.org, None, |org| {
            let now = org.now();
            org.enqueue("mail", serde_json::json!({}), now)?;
            Err(StoreError::Other("no".to_owned()))
        })
        .await;
    assert!(undone.is_err());
    assert!(world.store.lease_jobs(10, LEASE).await.unwrap().is_empty());
    let later = world.store.clock().now() + SignedDuration::from_secs(5);
    world
        .store
        .write(world.org, None, move |org| org.enqueue("mail", serde_json::json!({ "to": 4 }), later))
        .await
        .unwrap();
    assert!(world.store.lease_jobs(10, LEASE).await.unwrap().is_empty(), "not due yet");
    pass(&world.store, 5);
    let jobs = world.store.lease_jobs(10, LEASE).await.unwrap();
    assert_eq!((jobs.len(), jobs[0].org, jobs[0].kind.as_str(), jobs[0].attempts), (1, world.org, "mail", 1));
    assert_eq!(jobs[0].payload["to"], 4);
    assert!(world.store.finish(&jobs[0]).await.unwrap());
    assert!(!world.store.finish(&jobs[0]).await.unwrap());
}

async fn nobody_takes_a_job_twice(world: World) {
    enqueue(&world, "mail", 60).await;
    let other = world.another().await;
    let mut workers = Vec::new();
    for number in 0..6 {
        let store = if number % 2 == 0 { world.store.clone() } else { other.clone() };
        workers.push(tokio::spawn(async move {
            let mut mine = Vec::new();
            loop {
                let jobs = store.lease_jobs(3, LEASE).await.unwrap();
                if jobs.is_empty() {
                    return mine;
                }
                for job in jobs {
                    assert!(store.finish(&job).await.unwrap());
                    mine.push(job.id);
                }
            }
        }));
    }
    let mut seen = HashSet::new();
    for worker in workers {
        assert!(worker.await.unwrap().into_iter().all(|id| seen.insert(id)));
    }
    assert_eq!(seen.len(), 60);
}

async fn a_lease_that_runs_out_lets_another_have_the_job(world: World) {
    enqueue(&world, "mail", 1).await;
    let first = world.store.lease_jobs(1, LEASE).await.unwrap().remove(0);
    pass(&world.store, 59);
    assert!(world.store.lease_jobs(1, LEASE).await.unwrap().is_empty());
    pass(&world.store, 1);
    let second = world.store.lease_jobs(1, LEASE).await.unwrap().remove(0);
    assert_eq!((second.id, second.attempts), (first.id, 2));
    assert!(!world.store.finish(&first).await.unwrap(), "the first one's lease is over");
    assert!(!world.store.fail(&first, "late").await.unwrap());
    assert!(world.store.finish(&second).await.unwrap());
}

async fn a_failed_job_waits_longer_each_time_and_is_given_up(world: World) {
    enqueue(&world, "mail", 1).await;
    let mut wait = 0;
    for attempt in 1..=MOST_ATTEMPTS {
        pass(&world.store, wait);
        let job: Job = world.store.lease_jobs(1, LEASE).await.unwrap().remove(0);
        assert_eq!(job.attempts, attempt);
        assert!(world.store.fail(&job, "the server said no").await.unwrap());
        wait = (10 << (attempt - 1)).min(6 * 3600);
        pass(&world.store, wait - 1);
        assert!(world.store.lease_jobs(1, LEASE).await.unwrap().is_empty(), "{attempt}");
        wait = 1;
    }
    pass(&world.store, 1_000_000);
    assert!(world.store.lease_jobs(1, LEASE).await.unwrap().is_empty());
}

async fn a_worker_does_what_is_due_and_stops_cleanly(world: World) {
    let (done, tries) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
    let (stop, stopped) = oneshot::channel::<()>();
    let counting = Arc::clone(&done);
    let trying = Arc::clone(&tries);
    let worker = Worker::new(world.store.clone())
        .look_every(Duration::from_secs(60))
        .on("mail", move |_, _| {
            let counting = Arc::clone(&counting);
            async move {
                tokio::time::sleep(Duration::from_millis(10)).await;
                counting.fetch_add(1, Ordering::SeqCst);
                Ok::<_, StoreError>(())
            }
        })
        .on("broken", move |_, _| {
            trying.fetch_add(1, Ordering::SeqCst);
            async { if true { panic!("broken") } else { Ok::<_, StoreError>(()) } }
        });
    let working = tokio::spawn(worker.run(async move { stopped.await.unwrap() }));
    enqueue(&world, "broken", 1).await;
    enqueue(&world, "mail", 25).await;
    // It is told of what is enqueued here: a look every minute would not do.
    let waiting = async {
        while done.load(Ordering::SeqCst) < 20 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), waiting).await.unwrap();
    stop.send(()).unwrap();
    working.await.unwrap();
    assert_eq!(tries.load(Ordering::SeqCst), 1);
    // What was begun was finished: the rest can be taken, nothing is left leased.
    let left = world.store.lease_jobs(100, LEASE).await.unwrap();
    assert_eq!(left.len() + done.load(Ordering::SeqCst) as usize, 25);
    assert!(left.iter().all(|job| job.attempts == 1));
}
