//! Spreadsheets (XLSX): a header, then a row a record. The sheet streams by; only the texts that cells share are held.

use super::Sink;
use crate::diagnostic::{Diagnostic, codes::data};
use crate::ingest::cell::Raw;
use crate::ingest::reading::Stop;
use crate::ingest::{input, open};
use calamine::{
    DataRef, ExcelDateTime, Reader, Sheet, SheetType, SheetVisible, Xlsx, XlsxCellReader, XlsxError,
};
use std::borrow::Cow;
use std::io::{self, Cursor, ErrorKind, Read};

/// A larger workbook is refused: it lies in memory, packed.
const LARGEST: u64 = 1024 * 1024 * 1024;

/// Reads one sheet: the one that is named, else the first that is shown.
pub(in crate::ingest) fn read(
    source: Box<dyn Read + Send>,
    sheet: Option<&str>,
    sink: &mut Sink<'_, '_, '_>,
) -> Result<(), Stop> {
    let mut bytes = Vec::new();
    source.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        let reason = format!("a workbook is larger than {} MiB", LARGEST / (1024 * 1024));
        return Err(io::Error::new(ErrorKind::FileTooLarge, reason).into());
    }
    let mut book =
        Xlsx::new(Cursor::new(bytes)).map_err(|error| Stop::from(refused(sink.name, error)))?;
    let name = named(book.sheets_metadata(), sheet, sink.name)?;
    let cells = book.worksheet_cells_reader(&name);
    let unreadable = |error| Stop::from(refused(sink.name, error));
    let mut lines = Lines { cells: cells.map_err(unreadable)?, next: None, ended: false };
    let mut row = Vec::new();
    let mut header = false;
    while let Some(line) = lines.next(&mut row).map_err(|error| refused(sink.name, error))? {
        if row.iter().all(|cell| *cell == Raw::Missing) {
            continue;
        }
        if header {
            sink.record(line, &row, true, None);
        } else {
            sink.header(row.iter().map(text).collect())?;
            header = true;
        }
    }
    sink.flush();
    Ok(())
}

/// The name of the sheet that is meant.
fn named(sheets: &[Sheet], wanted: Option<&str>, file: &str) -> Result<String, Diagnostic> {
    let tables: Vec<&Sheet> =
        sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).collect();
    let shown = |sheet: &&&Sheet| sheet.visible == SheetVisible::Visible;
    let found = match wanted {
        Some(wanted) => tables.iter().find(|sheet| sheet.name == wanted),
        None => tables.iter().find(shown).or(tables.first()),
    };
    found.map(|sheet| sheet.name.clone()).ok_or_else(|| {
        let names = tables.iter().map(|sheet| &*sheet.name);
        open::no_table(file, wanted.unwrap_or_default(), names)
    })
}

/// What a cell of the header says.
fn text(cell: &Raw<'_>) -> String {
    match cell {
        Raw::Text(text) | Raw::Date(text) => text.clone().into_owned(),
        _ => String::new(),
    }
}

/// The rows of a sheet that have cells.
struct Lines<'a> {
    cells: XlsxCellReader<'a, Cursor<Vec<u8>>>,
    /// The first cell of the next row: row, column, and what it says.
    next: Option<(u32, u32, Raw<'a>)>,
    /// Whether the sheet has no more cells; it must not be asked again.
    ended: bool,
}

impl<'a> Lines<'a> {
    /// The next row in place of the one before, and its number.
    fn next(&mut self, row: &mut Vec<Raw<'a>>) -> Result<Option<u32>, XlsxError> {
        row.clear();
        let mut number = None;
        loop {
            let (line, column, cell) = match self.next.take() {
                Some(next) => next,
                None if self.ended => return Ok(number.map(|line: u32| line.saturating_add(1))),
                None => match self.cells.next_cell()? {
                    None => {
                        self.ended = true;
                        continue;
                    }
                    Some(cell) => {
                        let (line, column) = cell.get_position();
                        (line, column, raw(cell.get_value()))
                    }
                },
            };
            if number.is_some_and(|number| number != line) {
                self.next = Some((line, column, cell));
                return Ok(number.map(|line| line.saturating_add(1)));
            }
            number = Some(line);
            let column = column as usize;
            if row.len() <= column {
                row.resize(column + 1, Raw::Missing);
            }
            row[column] = cell;
        }
    }
}

/// A cell as text, so that it reads as the same text would in any other format.
fn raw<'a>(value: &DataRef<'a>) -> Raw<'a> {
    let owned = |text: String| {
        if text.is_empty() { Raw::Missing } else { Raw::Text(Cow::Owned(text)) }
    };
    match value {
        DataRef::Empty | DataRef::SharedString("") => Raw::Missing,
        DataRef::Int(number) => owned(number.to_string()),
        DataRef::Float(number) => owned(shown(*number)),
        DataRef::String(text) | DataRef::DurationIso(text) => owned(text.clone()),
        DataRef::DateTimeIso(text) => dated(text.clone()),
        DataRef::SharedString(text) => Raw::Text(Cow::Borrowed(text)),
        DataRef::Bool(flag) => owned(flag.to_string()),
        DataRef::DateTime(time) => when(time).map_or(Raw::Error("#####".into()), dated),
        DataRef::Error(error) => Raw::Error(error.to_string().into()),
    }
}

/// What a date cell says: a date, a time of day, or both.
fn dated<'a>(mut text: String) -> Raw<'a> {
    if !text.contains('-') {
        return Raw::Text(Cow::Owned(text));
    }
    if !text.contains('T') {
        text.push_str("T00:00:00");
    }
    Raw::Date(Cow::Owned(text))
}

/// A number with the 15 digits that spreadsheets show: what is stored may be off behind them.
fn shown(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse::<f64>().unwrap_or(number);
    rounded.to_string()
}

/// A date in local time, a time of day or a length; `None`: before the first day there is.
fn when(time: &ExcelDateTime) -> Option<String> {
    let serial = time.as_f64();
    if serial.is_nan() || serial < 0.0 {
        return None;
    }
    if time.is_duration() || serial < 1.0 {
        let millis = (serial * 86_400_000.0).round() as u64;
        let (hours, minutes, seconds) =
            (millis / 3_600_000, millis / 60_000 % 60, millis / 1_000 % 60);
        return Some(format!("{hours:02}:{minutes:02}:{seconds:02}{}", fraction(millis % 1_000)));
    }
    let (year, month, day, hour, minute, second, millis) = time.to_ymd_hms_milli();
    let fraction = fraction(u64::from(millis));
    Some(format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}"))
}

fn fraction(millis: u64) -> String {
    if millis == 0 { String::new() } else { format!(".{millis:03}") }
}

/// A workbook that cannot be read.
fn refused(file: &str, error: XlsxError) -> Diagnostic {
    match error {
        XlsxError::Io(error) => open::unreadable(file, &error),
        XlsxError::FileNotFound(_)
        | XlsxError::RelationshipNotFound
        | XlsxError::NotAWorksheet(_) => {
            let fault = Diagnostic::nowhere(&data::NOT_A_LOG).arg("file", file);
            fault.arg("kind", "a ZIP archive that is no XLSX workbook")
        }
        XlsxError::Password => input::locked(file),
        error => open::unreadable(file, &io::Error::new(ErrorKind::InvalidData, error.to_string())),
    }
}
