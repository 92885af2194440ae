//! One verdict a row, with its evidence, for spreadsheets.

use super::cells::{BOM, Cell, row};
use super::flat::{self, word};
use super::jsonl::verdict_line;
use super::model::{Part, SeenValue, Value, VerdictLine};
use super::scene::{Journey, Scene};
use crate::measure::Sight;
use std::io::{self, Write};

/// The columns, named alike in every language.
const HEADER: [&str; 42] = [
    "journey",
    "per",
    "kind",
    "subject",
    "number",
    "whole",
    "expectation",
    "title",
    "level",
    "verdict",
    "failure",
    "waiting",
    "exception",
    "text",
    "stake",
    "stake_unit",
    "overrun_seconds",
    "start_log",
    "start_line",
    "start_time",
    "end_line",
    "end_time",
    "deadline",
    "settled",
    "actual",
    "actual_unit",
    "op",
    "limit",
    "limit_unit",
    "margin",
    "margin_unit",
    "anchor_line",
    "stop_line",
    "violation_lines",
    "witness_lines",
    "values",
    "missing",
    "waived_because",
    "waived_by",
    "waived_until",
    "rule_place",
    "rule",
];

/// Writes verdicts as they are known, in the order of the stream.
#[derive(Debug)]
pub struct Rows<'a, W> {
    scene: &'a Scene<'a>,
    out: W,
}

impl<'a, W: Write> Rows<'a, W> {
    /// Writes the header; with a byte order mark, by which Excel knows UTF-8, if wanted.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn start(scene: &'a Scene<'a>, bom: bool, mut out: W) -> io::Result<Self> {
        if bom {
            out.write_all(BOM)?;
        }
        row(&mut out, &HEADER.map(Cell::plain))?;
        Ok(Self { scene, out })
    }

    /// Writes the verdicts on a journey.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn journey<S: Sight>(&mut self, journey: &Journey<'_, S>) -> io::Result<()> {
        for occurrence in &journey.verdicts.occurrences {
            for outcome in &occurrence.outcomes {
                let line = verdict_line(self.scene, journey, occurrence, outcome);
                row(&mut self.out, &cells(&line))?;
            }
        }
        Ok(())
    }

    /// Flushes, and gives the writer back.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.flush()?;
        Ok(self.out)
    }
}

fn cells(line: &VerdictLine) -> [Cell; 42] {
    let judged = &line.judged;
    let evidence = &judged.evidence;
    let measured = evidence.measured.as_ref();
    let of = |value: Option<&Value>| flat::amount(value);
    let (stake, stake_unit) = of(line.stake.as_ref());
    let (actual, actual_unit) = of(measured.map(|measured| &measured.actual));
    let (limit, limit_unit) = of(measured.map(|measured| &measured.limit));
    let (margin, margin_unit) = of(measured.and_then(|measured| measured.margin.as_ref()));
    let lines = |part: Part| {
        let records = evidence.records.iter().filter(|seen| seen.part == part);
        Cell::Plain(joined(records.map(|seen| seen.place.line.to_string()), " "))
    };
    let values = joined(evidence.values.iter().map(value), "; ");
    let missing = evidence.missing.iter();
    let missing = missing.map(|field| format!("{} (line {})", field.field, field.place.line));
    let waiver = judged.waiver.as_ref();
    let rule = &judged.rule;
    [
        Cell::text(&line.journey),
        Cell::some_text(line.per.as_ref()),
        Cell::plain(word(&line.kind)),
        Cell::text(&line.subject),
        Cell::plain(line.number),
        Cell::plain(word(&line.whole)),
        Cell::text(&judged.expectation),
        Cell::text(&judged.title),
        Cell::plain(word(&judged.level)),
        Cell::plain(word(&judged.verdict)),
        Cell::some(judged.failure.as_ref().map(word)),
        Cell::some(judged.waiting.as_ref().map(word)),
        Cell::some_text(judged.exception.as_ref()),
        Cell::text(&judged.text),
        stake,
        stake_unit,
        Cell::some(line.overrun.map(flat::seconds)),
        Cell::text(&line.start.place.file),
        Cell::plain(line.start.place.line),
        Cell::plain(&line.start.time),
        Cell::some(line.end.as_ref().map(|end| end.place.line)),
        Cell::some(line.end.as_ref().map(|end| &end.time)),
        Cell::some(evidence.deadline.as_ref()),
        Cell::some(evidence.settled.as_ref()),
        actual,
        actual_unit,
        Cell::text(measured.map_or_else(String::new, |measured| word(&measured.op))),
        limit,
        limit_unit,
        margin,
        margin_unit,
        lines(Part::Anchor),
        lines(Part::Stop),
        lines(Part::Violation),
        lines(Part::Witness),
        Cell::Text(values),
        Cell::Text(joined(missing, "; ")),
        Cell::some_text(waiver.map(|waiver| &waiver.because)),
        Cell::some_text(waiver.map(|waiver| &waiver.approved_by)),
        Cell::some(waiver.map(|waiver| &waiver.until)),
        Cell::Text(format!("{}:{}:{}", rule.file, rule.line, rule.column)),
        Cell::text(&rule.text),
    ]
}

/// `wait 31 (line 18)`
fn value(seen: &SeenValue) -> String {
    let (size, unit) = flat::amount(Some(&seen.value));
    let unit = match (&seen.value, unit) {
        (Value::Duration(_) | Value::Money(_), Cell::Plain(unit)) => format!(" {unit}"),
        _ => String::new(),
    };
    let (Cell::Text(size) | Cell::Plain(size)) = size;
    format!("{} {size}{unit} (line {})", seen.field, seen.place.line)
}

fn joined(parts: impl Iterator<Item = String>, between: &str) -> String {
    parts.collect::<Vec<_>>().join(between)
}
