//! The way from a program to its plan, declaration by declaration.

use super::Awaited;
use super::compiler::{Asked, Compiler, Slot};
use super::form::Form;
use super::function::PlannedFunction;
use super::key::{KeyId, PlannedFact, PlannedKey};
use super::planned::{
    Plan, PlannedException, PlannedExpectation, PlannedMoment, PlannedScope, PlannedTouchpoint,
    PlannedWaiver,
};
use super::refusal;
use crate::check::program::{
    Expectation, ExpectationId, Fact, Key, Moment, Owner, PatternId, Program, Scope, Target, Waiver,
};
use crate::clock::{Zone, day_of, instant_of};
use crate::diagnostic::Diagnostic;
use crate::script::OPERATIONS_IN_ALL;
use crate::source::Span;
use crate::unit::{DAY, Date, Instant};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Makes a program run.
///
/// # Errors
/// Everything in it that has no meaning where it stands, each with its place; nothing is left out in silence.
pub fn plan(program: &Arc<Program>) -> Result<Plan, Vec<Diagnostic>> {
    let (Some(journey), Some(time)) = (program.roles.journey, program.roles.time) else {
        return Err(vec![refusal::no_records()]);
    };
    let mut compiler = Compiler::new(program);
    let journey = compiler.column(journey);
    compiler.keys.push(PlannedKey { key: Key::Journey, column: journey });
    let time = compiler.column(time);
    let expectations: Vec<Option<PlannedExpectation>> =
        program.expectations.iter().enumerate().map(|(i, e)| compiler.expectation(i, e)).collect();
    let touchpoints = compiler.touchpoints(&expectations);
    let moments =
        program.moments.iter().map(|moment| compiler.moment(moment, &expectations)).collect();
    let waivers = program.waivers.iter().map(|waiver| compiler.waiver(waiver)).collect();
    let facts = program.facts.iter().map(|fact| compiler.fact(fact)).collect();
    let recoveries: Vec<_> = program.recoveries.iter().map(|r| compiler.recovery(r)).collect();
    let customers = compiler.customers();
    let authority = compiler.authority();
    compiler.standards(program);
    let expectations: Option<Vec<PlannedExpectation>> = expectations.into_iter().collect();
    let Some(expectations) = expectations.filter(|_| compiler.refused.is_empty()) else {
        compiler.refused.sort_by_key(|diagnostic| diagnostic.span);
        return Err(compiler.refused);
    };
    // What `check` found no fault with has its script.
    let functions = program.functions.iter().filter_map(|declared| {
        Some(PlannedFunction {
            name: declared.label.name.clone(),
            script: Arc::clone(declared.script.as_ref()?),
            returns: declared.gives.clone(),
        })
    });
    let functions = functions.collect();
    Ok(Plan {
        program: Arc::clone(program),
        journey,
        keys: compiler.keys,
        customers,
        time,
        expectations,
        touchpoints,
        moments,
        waivers,
        facts,
        settling: super::recovery::rounds(program, &recoveries, &authority),
        recoveries,
        script_operations: OPERATIONS_IN_ALL,
        authority,
        words: compiler.words,
        columns: compiler.columns,
        column_of: compiler.column_of,
        tests: compiler.tests,
        patterns: compiler.patterns.into_iter().map(Slot::done).collect(),
        segments: compiler.segments.into_iter().map(Slot::done).collect(),
        functions,
        state_columns: compiler.state.into_iter().collect(),
        counted: compiler.counted.into_iter().collect(),
    })
}

impl Compiler<'_> {
    fn expectation(&mut self, index: usize, declared: &Expectation) -> Option<PlannedExpectation> {
        let asked = match declared.owner {
            Owner::Touchpoint(_) => Asked::Own,
            Owner::Moment(_) => Asked::State,
        };
        let general = self.form(&declared.requirement, asked);
        let exceptions: Vec<_> = declared
            .exceptions
            .iter()
            .map(|exception| {
                let segment = self.segment(exception.segment, asked);
                Some((segment, self.form(&exception.requirement, asked)?))
            })
            .collect();
        let general = general?;
        let exceptions = exceptions
            .into_iter()
            .map(|exception| {
                let (segment, form) = exception?;
                let same_clock = same_clock(&general, &form);
                Some(PlannedException { segment, form, same_clock })
            })
            .collect::<Option<_>>()?;
        let id = ExpectationId(index as u16);
        let waivers = self.program.waivers.iter().enumerate();
        let waivers = waivers
            .filter(|(_, waiver)| covers(waiver.target, id, declared.owner))
            .map(|(position, _)| position as u16)
            .collect();
        Some(PlannedExpectation { level: declared.level, general, exceptions, waivers })
    }

    fn touchpoints(&mut self, all: &[Option<PlannedExpectation>]) -> Vec<PlannedTouchpoint> {
        let program = self.program;
        let planned = program.touchpoints.iter().map(|declared| PlannedTouchpoint {
            pattern: self.starting(declared.pattern, declared.label.span),
            expectations: declared.expectations.clone(),
            searched: searched(&declared.expectations, all),
        });
        planned.collect()
    }

    fn moment(&mut self, declared: &Moment, all: &[Option<PlannedExpectation>]) -> PlannedMoment {
        let scope = match &declared.scope {
            Scope::At(pattern) => PlannedScope::At(self.starting(*pattern, declared.label.span)),
            Scope::Episode { start, end, reopens } => PlannedScope::Episode {
                start: self.starting(*start, declared.label.span),
                end: end.map(|end| self.pattern(end)),
                reopens: *reopens,
            },
            Scope::Journey => PlannedScope::Journey,
        };
        PlannedMoment {
            key: self.key(declared.per.map_or(Key::Journey, Key::Field)),
            scope,
            when: declared.when.as_ref().map(|when| self.expr(when, Asked::State)),
            stake: declared.stake.as_ref().map(|stake| self.expr(stake, Asked::State)),
            expectations: declared.expectations.clone(),
            searched: searched(&declared.expectations, all),
        }
    }

    fn fact(&mut self, declared: &Fact) -> PlannedFact {
        PlannedFact {
            when: self.expr(&declared.when, Asked::Fact),
            key: declared.key.map(|key| self.key(key)),
        }
    }

    /// What tells apart the records that are judged together, taken in if it is new.
    pub(super) fn key(&mut self, key: Key) -> KeyId {
        let found = self.keys.iter().position(|known| known.key == key);
        let at = found.unwrap_or_else(|| {
            if let Key::Field(field) = key {
                let column = self.column(field);
                self.keys.push(PlannedKey { key, column });
            }
            self.keys.len() - 1
        });
        KeyId(at as u16)
    }

    /// A pattern that starts occurrences, for which there is no start yet that `where` could speak of.
    fn starting(&mut self, pattern: PatternId, span: Span) -> PatternId {
        if self.program.patterns[pattern.index()].together.is_some() {
            self.refused.push(refusal::expression(span, "a pattern with `where` as a start"));
        }
        self.pattern(pattern)
    }

    fn waiver(&mut self, declared: &Waiver) -> PlannedWaiver {
        let asked = match declared.target {
            Target::Touchpoint(_) => Asked::Own,
            Target::Moment(_) => Asked::State,
            Target::Expectation(id) => match self.program.expectations[id.index()].owner {
                Owner::Touchpoint(_) => Asked::Own,
                Owner::Moment(_) => Asked::State,
            },
        };
        PlannedWaiver {
            when: declared.when.as_ref().map(|when| self.expr(when, asked)),
            ends: end_of_day(declared.until, &self.program.service.zone),
        }
    }
}

/// Whether both wait for the same thing from the same anchor.
fn same_clock(general: &Form, exception: &Form) -> bool {
    clock(general).is_some() && clock(general) == clock(exception)
}

fn clock(form: &Form) -> Option<(&Awaited, Option<PatternId>)> {
    match form {
        Form::Within { subject, after, .. } => Some((subject, *after)),
        Form::By { subject, .. } => Some((subject, None)),
        Form::Threshold(_)
        | Form::Ban { .. }
        | Form::Count { .. }
        | Form::Every { .. }
        | Form::Quantified { .. }
        | Form::Follows { .. }
        | Form::Order { .. }
        | Form::Precedence { .. }
        | Form::Response { .. } => None,
    }
}

fn covers(target: Target, id: ExpectationId, owner: Owner) -> bool {
    match target {
        Target::Expectation(expectation) => expectation == id,
        Target::Touchpoint(touchpoint) => owner == Owner::Touchpoint(touchpoint),
        Target::Moment(moment) => owner == Owner::Moment(moment),
    }
}

/// The patterns that the forms of these expectations look for, in order.
fn searched(ids: &[ExpectationId], all: &[Option<PlannedExpectation>]) -> Vec<PatternId> {
    let planned = ids.iter().filter_map(|id| all[id.index()].as_ref());
    let mut found = BTreeSet::new();
    for expectation in planned {
        let exceptions = expectation.exceptions.iter().map(|exception| &exception.form);
        for form in std::iter::once(&expectation.general).chain(exceptions) {
            found.extend(form.searched());
        }
    }
    found.into_iter().collect()
}

/// The first instant after a local day.
fn end_of_day(day: Date, zone: &str) -> Instant {
    let local = (day_of(day) + 1) * DAY;
    // `check` has seen that the zone exists.
    Zone::get(zone).map_or(Instant(local), |zone| instant_of(&zone, local))
}

#[cfg(test)]
mod tests {
    use super::end_of_day;
    use crate::unit::{Date, HOUR, Instant};

    #[test]
    fn a_day_ends_where_the_next_begins_in_its_zone() {
        let day = Date { year: 1970, month: 1, day: 1 };
        assert_eq!(end_of_day(day, "UTC"), Instant(24 * HOUR));
        assert_eq!(end_of_day(day, "Asia/Shanghai"), Instant(16 * HOUR));
    }
}
