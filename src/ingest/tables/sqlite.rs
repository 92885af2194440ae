//! Databases (SQLite): the rows of a table, a view or a query. The file is read where it lies, and nothing is written,
//! neither to it nor beside it. The place of a record is its row in the result, counted from 1.

use super::Sink;
use crate::diagnostic::{Diagnostic, codes::data};
use crate::ingest::cell::Raw;
use crate::ingest::input::Input;
use crate::ingest::reading::Stop;
use crate::ingest::{input, open};
use rusqlite::config::DbConfig;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Error, ErrorCode, OpenFlags, Row, Statement};
use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, ErrorKind};
use std::path::Path;

/// What is read of a database.
pub(in crate::ingest) struct Asked<'a> {
    path: Option<&'a Path>,
    table: Option<&'a str>,
    query: Option<&'a str>,
}

impl<'a> Asked<'a> {
    pub(in crate::ingest) fn of(input: &'a Input) -> Self {
        let (path, table) = (input.path.as_deref(), input.table.as_deref());
        Self { path, table, query: input.query.as_deref() }
    }
}

/// Reads what is asked of a database.
pub(in crate::ingest) fn read(asked: &Asked<'_>, sink: &mut Sink<'_, '_, '_>) -> Result<(), Stop> {
    let name = sink.name;
    let Some(path) = asked.path else { return Err(input::packed(name).into()) };
    let before = open::at_rest(path, name)?;
    let broken = |error: Error| unreadable(name, &error);
    let mut db = opened(path).map_err(broken)?;
    if before.0 < length(&db).map_err(broken)? {
        return Err(io::Error::from(ErrorKind::UnexpectedEof).into());
    }
    fence(&mut db).map_err(broken)?;
    let tables = tables(&db, name)?;
    let mut statement = if let Some(query) = asked.query {
        prepared(&db, query).map_err(|error| refused(name, &error))?
    } else {
        let table = named(&tables, asked.table, name)?;
        let quoted = table.replace('"', "\"\"");
        db.prepare(&format!("SELECT * FROM \"{quoted}\"")).map_err(broken)?
    };
    let done = rows(&mut statement, sink)?;
    if before != open::at_rest(path, name)? {
        return Err(open::busy(name, "changed").into());
    }
    match (done, asked.query) {
        (Ok(()), _) => Ok(()),
        (Err(error), Some(_)) => Err(refused(name, &error).into()),
        (Err(error), None) => Err(broken(error).into()),
    }
}

/// Opens a file as one that nobody writes: without locks, and without the files that SQLite lays beside.
fn opened(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(address(path), flags)?;
    // What the file says of itself is not trusted: its views call only functions that do no harm.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    db.pragma_update(None, "cell_size_check", true)?;
    Ok(db)
}

/// How long the file is by what it says of itself: SQLite takes what is missing of its last page as zeros.
fn length(db: &Connection) -> rusqlite::Result<u64> {
    let number = |name| db.pragma_query_value(None, name, |row| row.get::<_, u32>(0));
    Ok(u64::from(number("page_count")?) * u64::from(number("page_size")?))
}

/// Lets no statement do more than read.
fn fence(db: &mut Connection) -> rusqlite::Result<()> {
    db.authorizer(Some(|context: AuthContext<'_>| match context.action {
        // Full texts are searched with its help.
        AuthAction::Pragma { pragma_name: "data_version", .. } => Authorization::Allow,
        AuthAction::Pragma { .. }
        | AuthAction::Attach { .. }
        | AuthAction::Detach { .. }
        | AuthAction::Transaction { .. }
        | AuthAction::Savepoint { .. }
        | AuthAction::Function { function_name: "load_extension" } => Authorization::Deny,
        _ => Authorization::Allow,
    }))
}

/// A path as SQLite takes options behind.
fn address(path: &Path) -> String {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let bytes = path.as_os_str().as_encoded_bytes();
    let mut text = if bytes.starts_with(b"/") { "file://" } else { "file:///" }.to_owned();
    for byte in bytes {
        match byte {
            b'\\' if cfg!(windows) => text.push('/'),
            b'/' | b':' | b'.' | b'-' | b'_' => text.push(char::from(*byte)),
            byte if byte.is_ascii_alphanumeric() => text.push(char::from(*byte)),
            byte => {
                let _ = write!(text, "%{byte:02X}");
            }
        }
    }
    text + "?mode=ro&immutable=1"
}

/// The names of its tables and views. All it declares is looked at, since names that are no text cannot be asked for.
fn tables(db: &Connection, file: &str) -> Result<Vec<String>, Diagnostic> {
    let broken = |error: Error| unreadable(file, &error);
    let garbled = || {
        let reason = "its tables are declared in what is no text";
        open::unreadable(file, &io::Error::new(ErrorKind::InvalidData, reason))
    };
    let declared = "SELECT type IN ('table', 'view'), name, sql FROM sqlite_schema ORDER BY name";
    let mut statement = db.prepare(declared).map_err(broken)?;
    let mut rows = statement.query([]).map_err(broken)?;
    let mut names = Vec::new();
    while let Some(row) = rows.next().map_err(broken)? {
        let holds = row.get_ref(0).map_err(broken)? == ValueRef::Integer(1);
        let (name, sql) = (row.get_ref(1).map_err(broken)?, row.get_ref(2).map_err(broken)?);
        if matches!(sql, ValueRef::Text(sql) if std::str::from_utf8(sql).is_err()) {
            return Err(garbled());
        }
        let ValueRef::Text(name) = name else { return Err(garbled()) };
        let name = std::str::from_utf8(name).map_err(|_| garbled())?;
        if holds && !name.starts_with("sqlite_") {
            names.push(name.to_owned());
        }
    }
    Ok(names)
}

/// The table that is meant: the one that is asked for, or the only one.
fn named<'t>(
    tables: &'t [String],
    wanted: Option<&str>,
    file: &str,
) -> Result<&'t str, Diagnostic> {
    match (wanted, tables) {
        (None, [only]) => Ok(only),
        (None, [_, _, ..]) => Err(open::several_tables(file, tables)),
        (_, _) => {
            let found = tables.iter().find(|name| wanted == Some(name));
            let there = || tables.iter().map(String::as_str);
            found
                .map(String::as_str)
                .ok_or_else(|| open::no_table(file, wanted.unwrap_or_default(), there()))
        }
    }
}

/// One statement that gives rows and changes nothing.
fn prepared<'d>(db: &'d Connection, query: &str) -> rusqlite::Result<Statement<'d>> {
    let statement = db.prepare(query)?;
    let asks = statement.readonly() && statement.column_count() > 0 && statement.is_explain() == 0;
    if asks { Ok(statement) } else { Err(Error::InvalidQuery) }
}

/// Gives the rows to the others. Of a row only the cells that are planned are looked at.
fn rows(
    statement: &mut Statement<'_>,
    sink: &mut Sink<'_, '_, '_>,
) -> Result<Result<(), Error>, Stop> {
    let width = statement.column_count();
    let names = (0..width).map(|at| statement.column_name(at).unwrap_or_default().to_owned());
    sink.header(names.collect())?;
    let wanted: Vec<usize> = sink.positions.iter().copied().filter(|at| *at < width).collect();
    let done = statement.query([]).and_then(|mut rows| {
        let mut line = 0_u32;
        while let Some(row) = rows.next()? {
            line = line.saturating_add(1);
            sink.record(line, &cells(row, width, &wanted)?, true, None);
        }
        Ok(())
    });
    sink.flush();
    Ok(done)
}

fn cells<'r>(row: &'r Row<'_>, width: usize, wanted: &[usize]) -> rusqlite::Result<Vec<Raw<'r>>> {
    let mut cells = vec![Raw::Missing; width];
    for at in wanted {
        cells[*at] = raw(row.get_ref(*at)?);
    }
    Ok(cells)
}

/// A value as the text that it has in other formats.
fn raw(value: ValueRef<'_>) -> Raw<'_> {
    match value {
        ValueRef::Null => Raw::Missing,
        ValueRef::Integer(number) => Raw::Text(Cow::Owned(number.to_string())),
        ValueRef::Real(f64::INFINITY) => Raw::Number("Infinity"),
        ValueRef::Real(f64::NEG_INFINITY) => Raw::Number("-Infinity"),
        ValueRef::Real(number) => Raw::Text(Cow::Owned(number.to_string())),
        ValueRef::Text(text) => match String::from_utf8_lossy(text) {
            Cow::Borrowed(text) => Raw::Text(Cow::Borrowed(text)),
            shown @ Cow::Owned(_) => Raw::Garbled(shown),
        },
        ValueRef::Blob(bytes) => Raw::Garbled(Cow::Owned(literal(bytes))),
    }
}

/// Bytes as SQL writes them; of many, as many as are shown.
fn literal(bytes: &[u8]) -> String {
    const MOST: usize = 40;
    let mut text = "X'".to_owned();
    for byte in bytes.iter().take(MOST) {
        let _ = write!(text, "{byte:02X}");
    }
    text.push('\'');
    text
}

/// A query that is not asked, or that fails.
fn refused(file: &str, error: &Error) -> Diagnostic {
    let fault = |reason: &str| {
        let fault = Diagnostic::nowhere(&data::REFUSED_QUERY).arg("file", file);
        fault.arg("reason", reason)
    };
    match error {
        Error::MultipleStatement => fault("it is more than one statement").help("one"),
        Error::Empty => fault("it is empty").help("one"),
        Error::InvalidQuery => fault("it is no statement that only reads").help("one"),
        error if is_broken(error) => unreadable(file, error),
        error if error.sqlite_error_code() == Some(ErrorCode::AuthorizationForStatementDenied) => {
            fault("it is no statement that only reads").help("one")
        }
        error => fault(&message(error)),
    }
}

/// Whether the fault is the file's.
fn is_broken(error: &Error) -> bool {
    use ErrorCode::{CannotOpen, DatabaseCorrupt, NotADatabase, SystemIoFailure};
    let code = error.sqlite_error_code();
    code.is_some_and(|code| {
        matches!(code, CannotOpen | DatabaseCorrupt | NotADatabase | SystemIoFailure)
    })
}

/// A database that cannot be read.
fn unreadable(file: &str, error: &Error) -> Diagnostic {
    open::unreadable(file, &io::Error::new(ErrorKind::InvalidData, message(error)))
}

/// As SQLite says it.
fn message(error: &Error) -> String {
    match error {
        Error::SqlInputError { msg, .. } => msg.clone(),
        error => error.to_string(),
    }
}
