//! Walks every route through the table "Who sees what".
