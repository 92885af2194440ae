//! Every change that is said to turn a verdict turns it, when made in the log itself and judged by the whole line;
//! and where it is said to be the smallest, one step less does not.
//!
//! `MOT_CHANGES=10000` looks at so many generated cases, `MOT_SEED=7` begins with that one.
#![allow(clippy::unwrap_used, unreachable_pub)]

#[allow(dead_code, reason = "each suite uses its part of what they share")]
#[path = "generate/mod.rs"]
mod generate;
#[allow(dead_code, reason = "each suite uses its part of what they share")]
mod line;

use generate::json;
use generate::log::{Cell, FIELDS, Row};
use generate::rules::{Columns, TimeStyle};
use line::{Line, LineJourney};
use mot::check::program::{FieldId, Owner, Program, RecoveryId, Scope};
use mot::journey::group;
use mot::judge::Judge;
use mot::judge::verdict::{self, Outcome, Verdict, Whose};
use mot::plan::Form;
use mot::unit::{Elapsed, Instant};
use mot::value::Value;
use mot::whatif::{Beside, Choice, Edit, End, Replica, Turn, WhatIf};
use std::collections::BTreeMap;
use std::mem::discriminant;
use std::num::NonZero;

#[derive(Default, Debug)]
struct Tally {
    turns: u64,
    answers: u64,
    moves: u64,
    drops: u64,
    adds: u64,
    repeats: u64,
    sets: u64,
    segments: u64,
    waits: u64,
    together: u64,
    smallest: u64,
    owed: u64,
    no_more_owed: u64,
    /// Failed verdicts, and those of them for which a change was found.
    failed: (u64, u64),
    /// Those of them that are only told what would have kept the question from arising.
    aside: u64,
    unknown: (u64, u64),
    /// The same of failed ones, by form.
    forms: BTreeMap<String, (u64, u64)>,
}

#[test]
fn what_is_said_to_turn_a_verdict_turns_it() {
    let number = |name: &str, default: u64| {
        std::env::var(name).map_or(default, |text| text.parse().expect("a number"))
    };
    let (first, cases) = (number("MOT_SEED", 0), number("MOT_CHANGES", 300));
    let mut tally = Tally::default();
    for seed in first..first + cases {
        one(seed, &mut tally);
    }
    println!("{tally:#?}");
    if cases >= 300 && first == 0 {
        let Tally { moves, drops, adds, repeats, sets, segments, waits, together, .. } = tally;
        for kind in [moves, drops, adds, repeats, sets, segments, waits, together] {
            assert!(kind >= 10, "too few of a kind: {tally:#?}");
        }
        assert!(tally.owed >= 5 && tally.no_more_owed >= 1, "{tally:#?}");
        assert!(tally.answers > 20 && tally.smallest > 200, "{tally:#?}");
        // Generated rules contradict themselves often: `"a" comes first` of what starts with "b".
        let (all, found) = tally.failed;
        assert!(found * 100 >= all * 98, "too few found: {tally:#?}");
        assert!((found - tally.aside) * 100 >= all * 78, "too few kept: {tally:#?}");
    }
}

fn one(seed: u64, tally: &mut Tally) {
    let case = generate::case(seed);
    // A local time cannot say every instant.
    if matches!(case.rules.columns.time, TimeStyle::Local(..)) {
        return;
    }
    let rules = case.rules.text();
    let lines = json::lines(&case.rows, case.rules.columns);
    let Ok(told) = line::run(&rules, vec![lines], case.as_of) else { return };
    let Some(as_of) = case.as_of.or_else(|| told.log.batch.latest(told.plan.time)) else {
        return;
    };
    let judge = Judge::new(&told.plan, &told.log.batch, &told.log.words, as_of);
    let grouped = group(
        NonZero::<usize>::MIN,
        &told.log.batch,
        told.plan.journey,
        told.plan.time,
        Some(as_of),
    );
    for ((key, rows), journey) in grouped.iter().zip(&told.journeys) {
        let replica = Replica::new(&judge, Whose::journey(key), rows);
        let mut what_if = WhatIf::new(&replica);
        let world = |occurrence, outcome| World {
            rules: &rules,
            columns: case.rules.columns,
            rows: &case.rows,
            told: &told,
            as_of,
            journey: &journey.key,
            occurrence,
            outcome,
        };
        let mut turns = Vec::new();
        for occurrence in &journey.verdicts.occurrences {
            let mut of_occurrence = Vec::new();
            for outcome in &occurrence.outcomes {
                let found = what_if.turns(occurrence, outcome);
                of_occurrence.push(found.clone());
                let world = world(occurrence, outcome);
                let shown = |turn: &dyn std::fmt::Debug| {
                    format!("seed {seed}\n{}\n{outcome:#?}\n{turn:#?}", case.shown())
                };
                let failed = matches!(outcome.verdict, Verdict::Failed(_));
                tally.failed.0 += u64::from(failed);
                tally.failed.1 += u64::from(failed && !found.turns.is_empty());
                if failed {
                    let met = found.turns.iter().any(|turn| turn.to == Verdict::Met);
                    tally.aside += u64::from(!found.turns.is_empty() && !met);
                    let (all, turned) = tally.forms.entry(form(&told, outcome)).or_default();
                    *all += 1;
                    *turned += u64::from(!found.turns.is_empty());
                    if found.turns.is_empty() && std::env::var_os("MOT_SHOW").is_some() {
                        println!("no change found\n{}", shown(&"-"));
                    }
                }
                let unknown = outcome.verdict == Verdict::Unknown;
                tally.unknown.0 += u64::from(unknown);
                tally.unknown.1 += u64::from(unknown && !found.answers.is_empty());
                for turn in &found.turns {
                    tally.count(turn);
                    if turn.edit != Edit::Unwaive {
                        // Where the occurrence is no more, its situation did not arise.
                        let after = world.after(&turn.edit).unwrap_or(Verdict::NotApplicable);
                        assert_eq!(after, turn.to, "{}", shown(turn));
                    }
                    assert_ne!(discriminant(&turn.to), discriminant(&outcome.verdict));
                    if turn.smallest {
                        for less in World::less(&turn.edit) {
                            let after = world.after(&less).map(|after| discriminant(&after));
                            let same = after == Some(discriminant(&turn.to));
                            assert!(!same, "not the smallest: {less:?}\n{}", shown(turn));
                        }
                    }
                }
                for answer in &found.answers {
                    tally.answers += 1;
                    for (choice, to) in &answer.choices {
                        for value in samples(choice) {
                            let edit = Edit::Set {
                                values: vec![(answer.field, Some(value))],
                                rows: vec![answer.row],
                                whom: None,
                                end: End::This,
                            };
                            let after = world.after(&edit).map(|after| discriminant(&after));
                            assert_eq!(
                                after,
                                Some(discriminant(to)),
                                "{}",
                                shown(&(&edit, answer))
                            );
                        }
                    }
                }
            }
            turns.push(of_occurrence);
        }
        // Limits that reach beyond a journey are not asked in its copy.
        if told.plan.settling > 0 {
            continue;
        }
        for sway in what_if.sways(&journey.verdicts, &journey.recoveries, &turns) {
            let occurrence = &journey.verdicts.occurrences[sway.occurrence as usize];
            let Some(outcome) = occurrence.outcomes.first() else { continue };
            let world = world(occurrence, outcome);
            if sway.edit != Edit::Unwaive {
                let after = world.owes_after(&sway.edit, sway.recovery);
                assert_eq!(after, Some(sway.owed), "seed {seed}\n{}\n{sway:#?}", case.shown());
            }
            let kind = if sway.owed { &mut tally.owed } else { &mut tally.no_more_owed };
            *kind += 1;
        }
    }
}

/// The form that was judged, and which order.
fn form(told: &Line, outcome: &Outcome) -> String {
    let expectation = &told.plan.expectations[outcome.expectation.index()];
    let exception = outcome.exception.map(|at| &expectation.exceptions[at as usize].form);
    match exception.unwrap_or(&expectation.general) {
        Form::Order { order, .. } => format!("{order:?}"),
        Form::Count { bound, .. } => format!("{bound:?}"),
        form => {
            format!("{form:?}").split(|c: char| !c.is_alphanumeric()).next().unwrap().to_owned()
        }
    }
}

impl Tally {
    fn count(&mut self, turn: &Turn) {
        self.turns += 1;
        self.smallest += u64::from(turn.smallest);
        *match &turn.edit {
            Edit::Move { .. } => &mut self.moves,
            Edit::Drop { .. } => &mut self.drops,
            Edit::Add { .. } => &mut self.adds,
            Edit::Repeat { .. } => &mut self.repeats,
            Edit::Set { whom: Some(_), .. } => &mut self.segments,
            Edit::Set { .. } => &mut self.sets,
            Edit::Wait { .. } | Edit::Unwaive => &mut self.waits,
            Edit::Together(_) => &mut self.together,
        } += 1;
    }
}

/// Values of a choice.
fn samples(choice: &Choice) -> Vec<Value> {
    match choice {
        Choice::Values(values) => values.clone(),
        Choice::Other => vec![Value::Text("nothing that rules name".into())],
        Choice::Range { low, high } => {
            let ends = [low, high].into_iter().flatten();
            ends.filter(|(_, included)| *included).map(|(value, _)| value.clone()).collect()
        }
    }
}

/// A log in which something can be changed.
struct World<'a> {
    rules: &'a str,
    columns: Columns,
    rows: &'a [Row],
    told: &'a Line,
    as_of: Instant,
    journey: &'a str,
    occurrence: &'a verdict::Occurrence,
    outcome: &'a Outcome,
}

impl World<'_> {
    /// The verdict when the change is made in the log itself.
    fn after(&self, edit: &Edit) -> Option<Verdict> {
        self.changed(edit, |journey, at| {
            let outcomes = journey.verdicts.occurrences[at].outcomes.iter();
            let mut those = outcomes.filter(|it| it.expectation == self.outcome.expectation);
            Some(those.next()?.verdict)
        })
    }

    /// Whether a recovery is then owed for the occurrence.
    fn owes_after(&self, edit: &Edit, recovery: RecoveryId) -> Option<bool> {
        self.changed(edit, |journey, at| {
            let mut owed = journey.recoveries.owed.iter();
            Some(owed.any(|it| it.recovery == recovery && it.occurrence as usize == at))
        })
    }

    /// What is said of the occurrence, by its position, when the change is made in the log itself.
    fn changed<T>(
        &self,
        edit: &Edit,
        say: impl FnOnce(&LineJourney, usize) -> Option<T>,
    ) -> Option<T> {
        let mut rows: Vec<(Option<usize>, Row)> =
            self.rows.iter().cloned().enumerate().map(|(at, row)| (Some(at), row)).collect();
        let mut as_of = self.as_of;
        self.make(edit, &mut rows, &mut as_of)?;
        // What came after as-of did not come in what is supposed either.
        let existed = |at: &Option<usize>| {
            at.is_none_or(|at| self.rows[at].time().is_none_or(|time| time <= self.as_of))
        };
        rows.retain(|(at, _)| existed(at));
        let plain: Vec<Row> = rows.iter().map(|(_, row)| row.clone()).collect();
        let log = json::lines(&plain, self.columns);
        let line = line::run(self.rules, vec![log], Some(as_of)).unwrap();
        let journey = line.journeys.iter().find(|journey| journey.key == self.journey)?;
        let start = Some(self.place(self.occurrence.start));
        let same = |other: &&verdict::Occurrence| {
            let origin = rows[line.place(other.start) as usize - 1].0;
            other.owner == self.occurrence.owner && (self.is_whole() || origin == start)
        };
        let at = journey.verdicts.occurrences.iter().position(|other| same(&other))?;
        say(journey, at)
    }

    /// Makes a change in the rows, each with its position in the log if it is one of the log's.
    fn make(
        &self,
        edit: &Edit,
        rows: &mut Vec<(Option<usize>, Row)>,
        as_of: &mut Instant,
    ) -> Option<()> {
        let place = |rows: &[(Option<usize>, Row)], row| {
            let origin = Some(self.place(row));
            rows.iter().position(|(at, _)| *at == origin).unwrap()
        };
        match edit {
            Edit::Move { row, to, .. } => {
                let at = place(rows, *row);
                set(&mut rows[at].1, "time", Cell::Time(*to));
                *as_of = (*as_of).max(*to);
            }
            Edit::Drop { rows: gone } => {
                let gone: Vec<usize> = gone.iter().map(|row| self.place(*row)).collect();
                rows.retain(|(at, _)| at.is_none_or(|at| !gone.contains(&at)));
            }
            Edit::Add { count, values, besides, at, .. } => {
                let (position, time) = match at {
                    Beside::At(instant) => (rows.len(), *instant),
                    Beside::Before(row) => (place(rows, *row), self.now(rows, *row)),
                    Beside::After(row) => (place(rows, *row) + 1, self.now(rows, *row)),
                };
                let new = self.further(values.iter().chain(besides), time);
                for _ in 0..*count {
                    rows.insert(position, (None, new.clone()));
                }
                *as_of = (*as_of).max(time);
            }
            Edit::Repeat { values, times, .. } => {
                for time in times {
                    rows.push((None, self.further(values.iter(), *time)));
                    *as_of = (*as_of).max(*time);
                }
            }
            Edit::Set { values, rows: those, .. } => {
                for row in those {
                    let at = place(rows, *row);
                    for (field, value) in values {
                        let cell = value.as_ref().map_or(Cell::Null, cell);
                        set(&mut rows[at].1, self.field(*field), cell);
                    }
                }
            }
            Edit::Wait { until } => *as_of = (*as_of).max(*until),
            Edit::Together(edits) => {
                for edit in edits {
                    self.make(edit, rows, as_of)?;
                }
            }
            Edit::Unwaive => return None,
        }
        Some(())
    }

    /// A further row of the journey.
    fn further<'v>(&self, says: impl Iterator<Item = &'v (FieldId, Value)>, time: Instant) -> Row {
        let mut new = Row {
            cells: vec![
                ("journey", Cell::Text(self.journey.to_owned())),
                ("time", Cell::Time(time)),
            ],
            offset: None,
            skipped: false,
        };
        for (field, value) in says {
            set(&mut new, self.field(*field), cell(value));
        }
        new
    }

    /// When a row of the log happens, as the rows are now.
    fn now(&self, rows: &[(Option<usize>, Row)], row: verdict::Row) -> Instant {
        let origin = Some(self.place(row));
        let (_, row) = rows.iter().find(|(at, _)| *at == origin).unwrap();
        row.time().unwrap()
    }

    /// Changes by one step less.
    fn less(edit: &Edit) -> Vec<Edit> {
        match edit {
            Edit::Move { row, from, to } => {
                let to = if to > from { Instant(to.0 - 1) } else { Instant(to.0 + 1) };
                if to == *from {
                    return Vec::new();
                }
                vec![Edit::Move { row: *row, from: *from, to }]
            }
            Edit::Drop { rows } if rows.len() > 1 => (0..rows.len())
                .map(|left| {
                    let mut rows = rows.clone();
                    rows.remove(left);
                    Edit::Drop { rows }
                })
                .collect(),
            Edit::Add { pattern, count, values, besides, at } if *count > 1 => {
                let (pattern, values, besides) = (*pattern, values.clone(), besides.clone());
                vec![Edit::Add { pattern, count: count - 1, values, besides, at: *at }]
            }
            Edit::Repeat { pattern, values, times } => {
                let less = |left: usize| {
                    let mut times = times.clone();
                    times.remove(left);
                    Edit::Repeat { pattern: *pattern, values: values.clone(), times }
                };
                (0..times.len()).map(less).collect()
            }
            Edit::Set { values, rows, end, .. } => {
                let [(field, Some(value))] = values.as_slice() else { return Vec::new() };
                let up = matches!(end, End::AtMost | End::Below(_));
                let less = match (value, end) {
                    (_, End::Below(bound) | End::Above(bound)) => bound.clone(),
                    (Value::Duration(length), _) => {
                        Value::Duration(Elapsed(if up { length.0 + 1 } else { length.0 - 1 }))
                    }
                    (Value::Time(at), _) => {
                        Value::Time(Instant(if up { at.0 + 1 } else { at.0 - 1 }))
                    }
                    _ => return Vec::new(),
                };
                let values = vec![(*field, Some(less))];
                vec![Edit::Set { values, rows: rows.clone(), whom: None, end: End::This }]
            }
            Edit::Wait { until } => vec![Edit::Wait { until: Instant(until.0 - 1) }],
            Edit::Together(edits) => (0..edits.len())
                .map(|left| {
                    let mut edits = edits.clone();
                    edits.remove(left);
                    Edit::Together(edits)
                })
                .collect(),
            Edit::Drop { .. } | Edit::Add { .. } | Edit::Unwaive => Vec::new(),
        }
    }

    fn is_whole(&self) -> bool {
        let program: &Program = &self.told.plan.program;
        match self.occurrence.owner {
            Owner::Touchpoint(_) => false,
            Owner::Moment(id) => matches!(program.moments[id.index()].scope, Scope::Journey),
        }
    }

    /// The generated row of a judged one.
    fn place(&self, row: verdict::Row) -> usize {
        self.told.place(row) as usize - 1
    }

    fn field(&self, field: FieldId) -> &'static str {
        let name = &self.told.plan.program.fields[field.index()].name;
        FIELDS.into_iter().find(|known| known == name).unwrap()
    }
}

fn set(row: &mut Row, field: &'static str, value: Cell) {
    row.cells.retain(|(name, _)| *name != field);
    row.cells.push((field, value));
}

fn cell(value: &Value) -> Cell {
    match value {
        Value::Bool(flag) => Cell::Flag(*flag),
        Value::Number(number) => Cell::Number(number.to_string()),
        Value::Money(money) => Cell::Number(money.amount.to_string()),
        Value::Text(text) => Cell::Text(text.to_string()),
        Value::Duration(length) => {
            Cell::Number(mot::unit::Decimal::new(length.0, 6).normalize().to_string())
        }
        Value::Time(at) => Cell::Time(*at),
        Value::Length(_) => unreachable!("data hold no such length"),
    }
}
