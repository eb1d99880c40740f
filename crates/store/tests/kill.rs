//! A process that is killed while it writes loses nothing that it acknowledged. This program runs itself as the
//! writer, reads the acknowledged ids from its output, and kills it.
#![expect(clippy::unwrap_used, reason = "a test may, also in what its tests share")]

use std::{
    collections::HashSet,
    io::{BufRead, BufReader, Write},
    process::{Command, Stdio},
    time::Duration,
};

use domain::OrgId;
use store::{Clock, Store, StoreError, args, events};

const ORG: i64 = 1;

#[expect(clippy::disallowed_methods, reason = "a test passes its child the database's URL")]
fn url_for_child() -> Option<String> {
    std::env::var("FORENOON_KILL_TEST_URL").ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_acknowledged_is_lost() {
    if let Some(url) = url_for_child() {
        return write_until_killed(&url).await;
    }
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("killed.db").display());
    let mut acknowledged: Vec<i64> = Vec::new();
    for round in 0..3_u32 {
        let program = std::env::current_exe().unwrap();
        let mut child = Command::new(program)
            .args(["--exact", "nothing_acknowledged_is_lost", "--nocapture"])
            .env("FORENOON_KILL_TEST_URL", &url)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let reading = std::thread::spawn(move || {
            let lines = output.lines().map_while(Result::ok);
            lines.filter_map(|line| line.strip_prefix("kept ")?.parse().ok()).collect::<Vec<i64>>()
        });
        let chance = std::time::UNIX_EPOCH.elapsed().unwrap().subsec_micros() % 300;
        std::thread::sleep(Duration::from_millis(300 + u64::from(chance) + u64::from(round) * 150));
        child.kill().unwrap();
        child.wait().unwrap();
        acknowledged.extend(reading.join().unwrap());
    }
    assert!(acknowledged.len() > 30, "only {} writes before the kills", acknowledged.len());

    let store = Store::open(&url, Clock::real()).await.unwrap();
    let kept: HashSet<i64> = store
        .read(OrgId::from(ORG), None, |org| {
            let all = events::since(org, 0.into(), u32::MAX)?;
            Ok::<_, StoreError>(all.into_iter().map(|event| event.subject_id).collect())
        })
        .await
        .unwrap();
    let lost: Vec<&i64> = acknowledged.iter().filter(|id| !kept.contains(id)).collect();
    assert!(lost.is_empty(), "{} of {} lost: {lost:?}", lost.len(), acknowledged.len());
    let sound: HashSet<i64> = acknowledged.iter().copied().collect();
    assert_eq!(sound.len(), acknowledged.len(), "an id was given twice");
    store.close().await;
    let file = rusqlite::Connection::open(url.strip_prefix("sqlite:").unwrap()).unwrap();
    let verdict: String = file.query_row("pragma integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(verdict, "ok");
}

/// Eight writers, so that several share a commit.
async fn write_until_killed(url: &str) {
    let store = Store::open(url, Clock::real()).await.unwrap();
    for _ in 0..8 {
        let store = store.clone();
        tokio::spawn(async move {
            loop {
                let id: i64 = store
                    .write(OrgId::from(ORG), None, |org| {
                        let id: i64 = org.next_id();
                        org.record("kept", ("row", id), serde_json::json!({}))?;
                        org.execute(
                            "insert into stages (org_id, id, name, position) values ($1, $2, 'x', 1)",
                            args![id],
                        )?;
                        Ok::<_, StoreError>(id)
                    })
                    .await
                    .unwrap();
                let mut out = std::io::stdout().lock();
                writeln!(out, "kept {id}").unwrap();
                out.flush().unwrap();
            }
        });
    }
    std::future::pending::<()>().await;
}
