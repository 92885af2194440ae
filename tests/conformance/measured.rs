//! Standards as lines of JSON, as the cases write them.

use super::shown::{Object, quoted};
use mot::check::program::Program;
use mot::measure::{Attained, Cases, Figure, GroupValue, Measure, RequireResult, Why};
use mot::run::Run;
use mot::unit::Decimal;
use std::num::NonZero;

/// What came of every requirement, a line for the whole or for each group.
pub(super) fn standards(program: &Program, run: &Run<'_>) -> String {
    let measure = Measure::new(program);
    let mut tallies = measure.start();
    run.journeys(NonZero::<usize>::MIN, |journey| journey.count(&measure, &mut tallies));
    let mut text = String::new();
    for standard in measure.standards(&tallies) {
        let name = &program.standards[standard.standard.index()].label.name;
        for result in &standard.requires {
            let line = Object::new().text("standard", name);
            let line = line.raw("require", (result.require + 1).to_string());
            text.push_str(&shown(program, line, result).end());
            text.push('\n');
        }
    }
    text
}

fn shown(program: &Program, line: Object, result: &RequireResult) -> Object {
    let groups = result.group.iter().map(|it| group(program, it)).collect();
    let mut line = line.list("per", groups);
    if let Some(it) = &result.figure {
        line = line.raw("figure", quoted(&figure(it)));
    }
    line = line.raw("cases", cases(program, &result.cases));
    if let Some(range) = &result.range {
        let end = |end: Decimal| quoted(&end.normalize().to_string());
        let high = range.high.map_or("null".to_owned(), end);
        line = line.raw("range", format!("[{}, {high}]", end(range.low)));
    }
    let attained = match result.attained {
        Attained::Met => "met",
        Attained::Failed => "failed",
        Attained::Inconclusive => "inconclusive",
    };
    let line = line.text("attained", attained);
    match result.why {
        Why::Compared => line,
        Why::NoCase => line.text("why", "no case"),
        Why::TooFew { .. } => line.text("why", "too few"),
        Why::WithinRange => line.text("why", "within range"),
        Why::NoRange => line.text("why", "no range"),
        Why::FacetUndecided => line.text("why", "facet undecided"),
        Why::OneGroup => line.text("why", "one group"),
    }
}

/// To 20 decimal places.
fn figure(figure: &Figure) -> String {
    decimal(figure.value())
}

fn decimal(value: Decimal) -> String {
    value.round_dp(20).normalize().to_string()
}

fn group(program: &Program, value: &GroupValue) -> String {
    match value {
        GroupValue::Text(text) => quoted(text),
        GroupValue::Belongs => "true".to_owned(),
        GroupValue::DoesNotBelong => "false".to_owned(),
        GroupValue::Touchpoint(id) => quoted(&program.touchpoints[id.index()].label.name),
        GroupValue::Period(period) => quoted(&period.to_string()),
        GroupValue::Missing => "null".to_owned(),
        other => quoted(&format!("{other:?}")),
    }
}

fn cases(program: &Program, cases: &Cases) -> String {
    let counted = |all: &[(&str, u64)]| {
        let some = all.iter().filter(|(_, count)| *count > 0);
        some.fold(Object::new(), |line, (name, count)| line.raw(name, count.to_string())).end()
    };
    match cases {
        Cases::Verdicts(counts) | Cases::Score { counts, .. } => counted(&[
            ("met", counts.met),
            ("failed", counts.failed()),
            ("open", counts.open()),
            ("unknown", counts.unknown),
            ("exempt", counts.exempt),
            ("not applicable", counts.not_applicable),
        ]),
        &Cases::Recommendations { promoters, passives, detractors } => {
            counted(&[("promoters", promoters), ("passives", passives), ("detractors", detractors)])
        }
        &Cases::Answers { best, answers } => counted(&[("best", best), ("answers", answers)]),
        &Cases::Values(values) => counted(&[("values", values)]),
        &Cases::Cards { decided, void, undecided } => {
            counted(&[("cards", decided), ("void", void), ("undecided", undecided)])
        }
        Cases::Pairs { records, facets } => counted(&[
            ("records", *records),
            ("pairs", facets.iter().map(|facet| facet.pairs).sum()),
            ("unpaired", facets.iter().map(|facet| facet.unpaired).sum()),
        ]),
        Cases::Journeys { journeys, ratings, .. } => {
            counted(&[("journeys", *journeys), ("ratings", *ratings)])
        }
        Cases::Groups { groups, ungrouped } => {
            let one = |of: &mot::measure::SpreadGroup| {
                let value = of.figure.as_ref().map_or("null".to_owned(), |it| quoted(&figure(it)));
                format!("[{}, {value}, {}]", group(program, &of.value), of.deciding)
            };
            let line = Object::new().list("groups", groups.iter().map(one).collect());
            if *ungrouped > 0 { line.raw("ungrouped", ungrouped.to_string()) } else { line }.end()
        }
    }
}
