//! The cells of a row.

use super::columns::Role;
use csv::StringRecord;

/// The cells of a row by what they hold.
pub(super) fn cells(record: &StringRecord, columns: &[Option<Role>], role: Role) -> Vec<String> {
    let of_role = columns.iter().zip(record.iter()).filter(|(column, _)| **column == Some(role));
    let texts = of_role.map(|(_, cell)| trug_files::formula::unguard(cell).trim().to_owned());
    texts.filter(|text| !text.is_empty()).collect()
}

/// The line that parts the heading of a Markdown table from its rows: "---|:--:|---".
pub(super) fn is_rule(record: &StringRecord) -> bool {
    let rule = |cell: &str| cell.trim().chars().all(|c| matches!(c, '-' | ':'));
    record.iter().any(|cell| cell.contains("--")) && record.iter().all(rule)
}
