//! Every key begins with, or holds, `org_id`: the schema can be sharded by organisation.

use rusqlite::Connection;
use store::MIGRATIONS;

const REFERENCE: [&str; 3] = ["organisations", "addresses", "attempts"];

fn column(connection: &Connection, sql: &str) -> Vec<String> {
    let mut statement = connection.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn every_key_holds_the_organisation() {
    let connection = Connection::open_in_memory().unwrap();
    for migration in MIGRATIONS {
        connection.execute_batch(&migration.sqlite.replace("{clustered}", "without rowid")).unwrap();
    }
    let tables = column(&connection, "select name from sqlite_schema where type = 'table' order by name");
    assert!(tables.len() > 20);
    for table in tables.iter().filter(|table| !REFERENCE.contains(&table.as_str())) {
        let key = column(
            &connection,
            &format!("select name from pragma_table_info('{table}') where pk > 0 order by pk"),
        );
        assert_eq!(key.first().map(String::as_str), Some("org_id"), "the primary key of {table}");
        let unique = format!("select name from pragma_index_list('{table}') where \"unique\" = 1");
        for index in column(&connection, &unique) {
            let columns = column(&connection, &format!("select name from pragma_index_info('{index}')"));
            assert_eq!(columns[0], "org_id", "the unique index {index} of {table}");
        }
        let foreign = format!("select distinct id from pragma_foreign_key_list('{table}')");
        let mut statement = connection.prepare(&foreign).unwrap();
        let keys: Vec<i64> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        for key in keys {
            let sql = format!("select \"from\" from pragma_foreign_key_list('{table}') where id = {key}");
            assert!(
                column(&connection, &sql).iter().any(|column| column == "org_id"),
                "{table}'s reference {key}"
            );
        }
    }
}
