//! The work list as data: one JSON document, or a row a task.

use super::cells::{BOM, Cell, row};
use super::flat::{self, word};
use super::model::{Model, Task, Value, Worklist};
use std::io::{self, Write};

/// Writes the list as one JSON object; `mot schema --format worklist` describes it.
///
/// # Errors
/// Those of the writer.
pub fn worklist_json(model: Model, mut out: impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut out, &Worklist::from(model))?;
    out.write_all(b"\n")
}

/// The columns, named alike in every language.
const HEADER: [&str; 28] = [
    "rank",
    "urgency",
    "gain",
    "due",
    "left_seconds",
    "left_kind",
    "clock",
    "journey",
    "number",
    "subject",
    "subject_title",
    "name",
    "title",
    "level",
    "ask",
    "rule",
    "stake",
    "stake_unit",
    "owner",
    "amount",
    "amount_currency",
    "agent",
    "customer",
    "channel",
    "status",
    "log",
    "line",
    "text",
];

/// Writes a row a task, first things first.
///
/// # Errors
/// Those of the writer.
pub fn worklist_csv(model: &Model, bom: bool, mut out: impl Write) -> io::Result<()> {
    if bom {
        out.write_all(BOM)?;
    }
    row(&mut out, &HEADER.map(Cell::plain))?;
    model.work.tasks.iter().try_for_each(|task| row(&mut out, &cells(task)))
}

fn cells(task: &Task) -> [Cell; 28] {
    let (left, left_kind) = match &task.left {
        Some(Value::BusinessTime(micros)) => (Some(flat::seconds(*micros)), "open_time"),
        Some(Value::Duration(micros)) => (Some(flat::seconds(*micros)), "time"),
        _ => (None, ""),
    };
    let (stake, unit) = flat::amount(task.stake.as_ref());
    [
        Cell::plain(task.rank),
        Cell::plain(word(&task.urgency)),
        Cell::plain(word(&task.gain)),
        Cell::some(task.due.as_ref()),
        Cell::some(left),
        Cell::plain(left_kind),
        Cell::some(task.waiting.as_ref().map(word)),
        Cell::text(&task.journey),
        Cell::plain(task.number),
        Cell::text(&task.subject),
        Cell::text(&task.subject_title),
        Cell::text(&task.name),
        Cell::text(&task.title),
        Cell::some(task.level.as_ref().map(word)),
        Cell::text(&task.ask),
        Cell::text(&task.rule.text),
        stake,
        unit,
        Cell::some_text(task.owner.as_ref()),
        Cell::some(task.amount.as_ref().map(|money| money.amount)),
        Cell::some(task.amount.as_ref().map(|money| &money.currency)),
        Cell::some_text(task.agent.as_ref()),
        Cell::some_text(task.customer.as_ref()),
        Cell::some_text(task.channel.as_ref()),
        Cell::some(task.status.as_ref().map(word)),
        Cell::text(&task.start.place.file),
        Cell::plain(task.start.place.line),
        Cell::text(&task.text),
    ]
}
