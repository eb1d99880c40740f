//! Every shared export either comes in right or is refused with the right reason.

use app::imports::file::Decided;
use app::imports::{Choices, Kind};

use super::bring::{bring_with, number, open, shared, text};
use crate::on_both;

/// What becomes of a file: its kind with rows understood, duplicates and rejects; or words of the refusal.
enum Fate {
    In(Kind, u64, u64, u64),
    Refused(&'static str),
}
use Fate::{In, Refused};

const ASK: &str = "don’t say what the rows are";
const IDS: &str = "nothing but ids";

/// Salesforce Data Loader’s own test files.
const DATALOADER: [(&str, Fate); 46] = [
    ("20kRows", Refused(ASK)),
    ("SoqlInClauseFromCSV", In(Kind::Accounts, 20, 0, 0)),
    ("accountsForInsert", In(Kind::Accounts, 4, 0, 0)),
    ("acctsWithBinaryDataInRTF", Refused(ASK)),
    ("bulkV2MultipleJobsCsvTemplate", In(Kind::Accounts, 100, 0, 0)),
    ("constantMappingInCsv", In(Kind::Accounts, 2, 0, 0)),
    ("constantMappingInCsvClashing", In(Kind::Accounts, 2, 0, 0)),
    ("createAttachmentMultipleFilesTemplate", Refused("attachments")),
    ("createAttachmentTemplate", Refused("attachments")),
    ("csvEscapedQuotes", Refused(ASK)),
    ("csvSeparator", Refused(ASK)),
    ("csvtext", Refused(ASK)),
    ("csvtext_BOM_UTF16BE", Refused("column1, column2, column3")),
    ("csvtext_BOM_UTF16LE", Refused("column1, column2, column3")),
    ("csvtext_BOM_UTF32BE", Refused("column1, column2, column3")),
    ("csvtext_BOM_UTF32LE", Refused("column1, column2, column3")),
    ("csvtext_BOM_UTF8", Refused("column1, column2, column3")),
    ("dateEndingInZ", In(Kind::Accounts, 1, 0, 0)),
    ("dateOnlyWithTimeZone", In(Kind::Accounts, 2, 0, 0)),
    ("dateUsingDefaultTimeZone", In(Kind::Accounts, 1, 0, 0)),
    ("dateWithTimeZone", In(Kind::Accounts, 2, 0, 0)),
    ("deleteAccountCsvTemplate", Refused(IDS)),
    ("emptyFirstRowFieldValueInCsvTemplate", In(Kind::Accounts, 2, 0, 0)),
    ("hardDelete1AccountCsvTemplate", Refused(IDS)),
    ("hardDeleteAccountCsvTemplate", Refused(IDS)),
    ("hardDeleteBulkApiSetToFalseTemplate", Refused(IDS)),
    ("hardDeleteEmptyCsvFileTemplate", Refused("no rows below the header")),
    ("hardDeleteIDFromOtherObjectFailsTemplate", Refused(IDS)),
    ("hardDeleteInvalidIDFailsOtherValidIDPassesTemplate", Refused(IDS)),
    ("hardDeleteInvalidInputTemplate", Refused(IDS)),
    ("hardDeleteSameObjectIDSucceedsOtherObjectIDFailsTemplate", Refused(IDS)),
    ("hardDeleteUserPermOffTemplate", Refused(IDS)),
    ("insertAccountCsv", In(Kind::Accounts, 100, 0, 0)),
    ("insertAccountWithMultipleBatchesCSV", Refused(ASK)),
    ("insertTaskWithContactAsWhoCsv", Refused("when somebody was contacted")),
    ("oneToManySforceFieldsMappingInCsv", In(Kind::Accounts, 2, 0, 0)),
    ("polymorphicRelationshipInAttachment", Refused("attachments")),
    ("timeZoneFormatTesting", Refused(ASK)),
    ("timeZoneFormatTestingWithErrors", Refused(ASK)),
    ("updateAccountCsvTemplate", In(Kind::Accounts, 100, 0, 0)),
    ("updateAccountWithExternalIdCsvTemplate", In(Kind::Accounts, 5, 0, 0)),
    ("upsertAccountCsvTemplate", In(Kind::Accounts, 100, 0, 0)),
    ("upsertAccountSmallTemplate", In(Kind::Accounts, 10, 0, 0)),
    ("upsertFkAccountNewFormatCsvTemplate", In(Kind::Accounts, 5, 0, 0)),
    ("upsertFkAccountOldFormatCsvTemplate", In(Kind::Accounts, 50, 0, 0)),
    ("upsertWithRowOffsetTemplate", In(Kind::Accounts, 10, 0, 0)),
];

on_both! {
    async fn f1_salesforce_files_come_in_or_are_refused_with_the_reason(world: World) {
        let Some(folder) = shared("crm_exports/salesforce_dataloader") else { return };
        let mut files: Vec<String> = std::fs::read_dir(&folder)
            .expect("a folder")
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| name.ends_with(".csv"))
            .collect();
        files.sort();
        assert_eq!(files.len(), DATALOADER.len());
        for file in files {
            let short = file.trim_start_matches("src__test__resources__testfiles__data__").trim_end_matches(".csv");
            let (_, fate) = DATALOADER.iter().find(|(name, _)| *name == short).unwrap_or_else(|| panic!("{short} is new"));
            let bytes = std::fs::read(folder.join(&file)).expect("a file");
            check(&world, short, &bytes, fate).await;
        }
    }
    async fn f1_hubspot_pipedrive_and_atomic_files_come_in(world: World) {
        let Some(folder) = shared("crm_exports") else { return };
        let files = [
            ("header_conventions/hubspot_contacts_mock.csv", In(Kind::Prospects, 2, 0, 0)),
            ("header_conventions/hubspot_deals_mock.csv", In(Kind::Opportunities, 2, 0, 0)),
            ("header_conventions/pipedrive_deals_export_mock.csv", In(Kind::Opportunities, 1, 0, 0)),
            ("header_conventions/pipedrive_import_mock.csv", In(Kind::Prospects, 1, 0, 0)),
            ("atomic_crm/src__components__atomic-crm__contacts__contacts_export.csv", In(Kind::Prospects, 2, 0, 0)),
            ("atomic_crm/test-data__contacts.csv", In(Kind::Prospects, 500, 0, 0)),
        ];
        for (file, fate) in files {
            let bytes = std::fs::read(folder.join(file)).expect("a file");
            check(&world, file, &bytes, &fate).await;
        }
        let owner = "select u.name from prospects p join users u on u.org_id = p.org_id and u.id = p.owner_id where p.org_id = $1 and p.email = 'leah93@yahoo.com'";
        assert_eq!(text(&world, owner).await, "Jane Doe");
        assert_eq!(text(&world, "select name from prospects where org_id = $1 and external_id = '902'").await, "Jean \"JC\" Dupont, Jr.");
        assert_eq!(text(&world, "select phone from prospects where org_id = $1 and name = 'Shelley Kerluke'").await, "1-955-371-0847 x371");
        assert_eq!(text(&world, "select name from opportunities where org_id = $1 and external_id = '102'").await, "Two lines \"quoted\"");
        assert_eq!(text(&world, "select s.name from opportunities o join stages s on s.org_id = o.org_id and s.id = o.stage_id where o.org_id = $1 and o.external_id = '102'").await, "Appointment scheduled");
        assert_eq!(text(&world, "select closed_day from opportunities where org_id = $1 and external_id = '101' and state = 'won'").await, "2024-05-31");
        assert_eq!(text(&world, "select p.name from opportunities o join prospects p on p.org_id = o.org_id and p.id = o.prospect_id where o.org_id = $1 and o.external_id = '101'").await, "Ada Exemple");
        assert_eq!(text(&world, "select currency from opportunities where org_id = $1 and name = 'Exemple deal'").await, "EUR");
        assert_eq!(number(&world, "select amount_minor from opportunities where org_id = $1 and name = 'Exemple deal'").await, 120_000);
    }
}

async fn check(world: &crate::world::World, name: &str, bytes: &[u8], fate: &Fate) {
    match (open(world, bytes, None, &Choices::default()), fate) {
        (Err(refusal), Refused(words)) => assert!(refusal.to_string().contains(words), "{name}: {refusal}"),
        (Ok(opened), In(kind, understood, duplicates, rejects)) => {
            assert_eq!(opened.kind(), *kind, "{name}");
            let count = |which: fn(&Decided) -> bool| opened.rows().filter(which).count() as u64;
            let found = (
                count(|row| matches!(row, Decided::Draft(..))),
                count(|row| matches!(row, Decided::Duplicate(_))),
                count(|row| matches!(row, Decided::Reject(_))),
            );
            assert_eq!(found, (*understood, *duplicates, *rejects), "{name}");
            let first = bring_with(world, bytes, None, Choices::default()).await;
            assert_eq!(first.totals.rejected, *rejects, "{name}: {:?}", first.rejects);
            let again = bring_with(world, bytes, None, Choices::default()).await;
            assert_eq!(again.totals.unchanged, *understood, "{name} a second time: {:?}", again.totals);
        }
        (Err(refusal), In(..)) => panic!("{name} is refused: {refusal}"),
        (Ok(opened), Refused(words)) => panic!("{name} came in as {:?} instead of “{words}”", opened.kind()),
    }
}
