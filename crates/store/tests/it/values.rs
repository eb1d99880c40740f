use domain::UserId;
use jiff::{Timestamp, civil::Date};
use store::{StoreError, Value, args};

use crate::world::{NOW, World, insert, on_both_engines};

on_both_engines!(
    every_type_comes_back_as_it_went,
    a_column_of_another_type_says_so,
    sums_are_cast,
    like_tells_cases_apart,
    text_without_nul_only,
);

async fn every_type_comes_back_as_it_went(world: World) {
    let texts = ["", "Zoë O'Neill", "$1 \"q\" -- no", "Ωmega 🦀\n\t"];
    let numbers = [i64::MIN, -1, 0, 1, i64::MAX];
    let reals = [0.0, -0.5, 1.0, 1e-300, f64::MAX];
    world
        .store
        .write(world.org, None, move |org| {
            for (index, ((text, number), real)) in texts.iter().zip(numbers).zip(reals).enumerate() {
                let sql =
                    "insert into things (org_id, id, name, size, parent_id) values ($1, $2, $3, $4, null)
                           returning name, size, id, parent_id";
                let row = org.one(sql, args![number, text, real])?.unwrap();
                assert_eq!(row.get::<String>(0)?, *text, "{index}");
                assert_eq!(row.get::<f64>(1)?.to_bits(), real.to_bits(), "{index}");
                assert_eq!(row.get::<i64>(2)?, number);
                assert_eq!(row.get::<Option<i64>>(3)?, None);
            }
            let (now, day) = (NOW.parse::<Timestamp>().unwrap(), "2026-05-12".parse::<Date>().unwrap());
            let sql = "insert into things (org_id, id, name, count, parent_id) values ($1, $2, $3, $4, $5)
                       returning id, name, count, parent_id, count + 1";
            let row = org.one(sql, args![now, day, true, None::<UserId>])?.unwrap();
            assert_eq!(row.get::<Timestamp>(0)?, now);
            assert_eq!(row.get::<Date>(1)?, day);
            assert!(row.get::<bool>(2)?);
            assert_eq!(row.get::<Option<UserId>>(3)?, None);
            assert_eq!((row.get::<u32>(4)?, row.get::<usize>(4)?, row.get::<i32>(4)?), (2, 2, 2));
            assert_eq!(row.get::<Value>(4)?, Value::Int(2));
            Ok::<_, StoreError>(())
        })
        .await
        .unwrap();
}

async fn a_column_of_another_type_says_so(world: World) {
    world.add("Ada").await.unwrap();
    let outcome: Result<(), StoreError> = world
        .store
        .read(world.org, None, |org| {
            let row = org.one("select id, name from things where org_id = $1", args![])?.unwrap();
            let problem = row.get::<i64>(1).unwrap_err();
            assert_eq!(problem.to_string(), "column 1: expected an integer, found text");
            assert!(matches!(row.get::<i64>(2), Err(StoreError::Column { column: 2, .. })));
            Ok(())
        })
        .await;
    outcome.unwrap();
}

async fn sums_are_cast(world: World) {
    world.add("Ada").await.unwrap();
    let sum: i64 = world
        .store
        .read(world.org, None, |org| {
            let sql = "select cast(sum(count + $2) as bigint) from things where org_id = $1";
            org.one(sql, args![5_000_000_000_i64])?.unwrap().get::<i64>(0)
        })
        .await
        .unwrap();
    assert_eq!(sum, 5_000_000_000);
    let plain: Result<i64, StoreError> = world
        .store
        .read(world.org, None, |org| {
            org.one("select sum(count) from things where org_id = $1", args![])?.unwrap().get(0)
        })
        .await;
    if world.store.url_kind() == store::UrlKind::Postgres {
        assert!(plain.unwrap_err().to_string().contains("cast(sum(..) as bigint)"));
    }
}

async fn like_tells_cases_apart(world: World) {
    world.add("Ada").await.unwrap();
    for (pattern, expected) in [("ada%", 0), ("Ada%", 1)] {
        let found = world
            .store
            .read(world.org, None, move |org| {
                org.query("select id from things where org_id = $1 and name like $2", args![pattern])
            })
            .await
            .unwrap();
        assert_eq!(found.len(), expected, "{pattern}");
    }
}

async fn text_without_nul_only(world: World) {
    let outcome = world
        .store
        .write(world.org, None, |org| {
            assert!(matches!(insert(org, "a\0b"), Err(StoreError::Check { .. })));
            insert(org, "Ada")
        })
        .await;
    outcome.unwrap();
    assert_eq!(world.names().await, ["Ada"]);
}
