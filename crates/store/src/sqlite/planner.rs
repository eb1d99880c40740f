//! Tells SQLite's planner the one thing it can't guess: all rows of a table may belong to one organisation.
//!
//! Every key begins with `org_id`. Without statistics the planner takes its first column for selective (about ten
//! rows) and walks the whole table by the primary key where an index on `(org_id, folded_name)` would find a single
//! row. `analyze` would learn better, but only from data that isn't there yet; so one line a table says it for good.

use rusqlite::{Connection as Sqlite, TransactionBehavior};

use super::failure::from_sqlite;
use crate::StoreError;

/// Adds the line for every table that has none.
pub(super) fn advise(connection: &mut Sqlite) -> Result<(), StoreError> {
    let transaction =
        connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(from_sqlite)?;
    // Makes the table of statistics; this one is small.
    transaction.execute_batch("analyze migrations").map_err(from_sqlite)?;
    let advice = {
        let sql = "select m.name, count(*) from sqlite_schema m join pragma_table_info(m.name) c
                   where m.type = 'table' and c.pk > 0
                     and exists (select 1 from pragma_table_info(m.name) f where f.pk = 1 and f.name = 'org_id')
                     and not exists (select 1 from sqlite_stat1 s where s.tbl = m.name and s.idx = m.name)
                   group by m.name";
        let mut statement = transaction.prepare(sql).map_err(from_sqlite)?;
        let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)?)));
        rows.and_then(Iterator::collect::<Result<Vec<_>, _>>).map_err(from_sqlite)?
    };
    for (table, columns) in advice {
        transaction
            .execute(
                "insert into sqlite_stat1 (tbl, idx, stat) values ($1, $1, $2)",
                (table, spread(columns)),
            )
            .map_err(from_sqlite)?;
    }
    transaction.commit().map_err(from_sqlite)
}

/// How many rows share the first column of a key, the first two, and so on: all of them, then ever fewer, then one.
fn spread(columns: u32) -> String {
    const ROWS: u64 = 1_000_000;
    let shared = |place: u32| match place {
        1 => ROWS,
        _ if place == columns => 1,
        _ => (ROWS / 1000_u64.pow((place - 1).min(2))).max(1),
    };
    let all = (1..=columns).map(|place| shared(place).to_string());
    std::iter::once(ROWS.to_string()).chain(all).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_is_taken_instead_of_the_whole_organisation() {
        let mut connection = Sqlite::open_in_memory().unwrap();
        let schema = "create table migrations (name text);
             create table people (org_id bigint not null, id bigint not null, name text, note text,
                                  primary key (org_id, id)) without rowid;
             create index people_name on people (org_id, name);";
        connection.execute_batch(schema).unwrap();
        advise(&mut connection).unwrap();
        advise(&mut connection).unwrap();
        connection.execute_batch("analyze sqlite_schema").unwrap();
        let sql =
            "explain query plan select note from people where org_id = 1 and name = 'x' order by id limit 1";
        let plan: String = connection.query_row(sql, [], |row| row.get(3)).unwrap();
        assert!(plan.contains("people_name"), "{plan}");
        assert_eq!(spread(2), "1000000 1000000 1");
        assert_eq!(spread(3), "1000000 1000000 1000 1");
    }
}
