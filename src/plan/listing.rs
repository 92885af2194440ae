//! A readable listing of a plan, for `mot plan`: what is read, asked and judged.

mod expression;
mod form;

use super::key::KeyId;
use super::planned::{Plan, PlannedExpectation, PlannedScope};
use super::{ColumnId, Expr, PlannedDone, PlannedPattern, PlannedWatched};
use crate::check::program::{ExpectationId, PatternId, Target};
use crate::syntax::ast::{Level, Reopens};
use expression::Listed;
pub(in crate::plan) use expression::seconds;
use form::listed as listed_form;
use std::fmt;

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "columns")?;
        for (index, column) in self.columns.iter().enumerate() {
            let field = &self.program.fields[column.field.index()].name;
            let role = if index == self.journey.index() {
                " (journey)"
            } else if index == self.time.index() {
                " (time)"
            } else if self.state_columns.iter().any(|state| state.index() == index) {
                " (last known value)"
            } else {
                ""
            };
            writeln!(f, "  {field} <- {:?}{role}", column.header)?;
        }
        self.patterns(f)?;
        self.segments(f)?;
        self.touchpoints(f)?;
        self.moments(f)?;
        self.waivers(f)?;
        self.facts(f)?;
        self.recoveries(f)
    }
}

impl Plan {
    fn patterns(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let asked = self.patterns.iter().enumerate();
        let asked: Vec<(usize, &PlannedPattern)> =
            asked.filter_map(|(index, pattern)| Some((index, pattern.as_ref()?))).collect();
        title(f, "patterns", asked.is_empty())?;
        for (index, pattern) in asked {
            let name = self.pattern_name(PatternId(index as u16));
            write!(f, "  {name} = {}", self.listed(&pattern.condition))?;
            if let Some(together) = &pattern.together {
                write!(f, " where {}", self.listed(together))?;
            }
            writeln!(f)?;
        }
        Ok(())
    }

    fn segments(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        title(f, "segments", self.segments.iter().all(Option::is_none))?;
        for (declared, condition) in self.program.segments.iter().zip(&self.segments) {
            if let Some(condition) = condition {
                writeln!(f, "  {} = {}", declared.label.name, self.listed(condition))?;
            }
        }
        Ok(())
    }

    fn touchpoints(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (declared, planned) in self.program.touchpoints.iter().zip(&self.touchpoints) {
            let pattern = self.pattern_name(planned.pattern);
            writeln!(f, "touchpoint {}: each record that matches {pattern}", declared.label.name)?;
            self.expectations(f, &planned.expectations)?;
        }
        Ok(())
    }

    fn moments(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (declared, planned) in self.program.moments.iter().zip(&self.moments) {
            write!(f, "moment {}: ", declared.label.name)?;
            match planned.scope {
                PlannedScope::At(pattern) => {
                    write!(f, "each record that matches {}", self.pattern_name(pattern))?;
                }
                PlannedScope::Journey => write!(f, "each journey")?,
                PlannedScope::Episode { start, end, reopens } => {
                    write!(f, "from {}", self.pattern_name(start))?;
                    if let Some(end) = end {
                        let again = match reopens {
                            Reopens::New => "opens the next",
                            Reopens::Resume => "continues it",
                            Reopens::Ignore => "does nothing",
                        };
                        write!(f, " to {}; a new start {again}", self.pattern_name(end))?;
                    }
                }
            }
            if planned.key != KeyId::JOURNEY {
                let key = self.keys[planned.key.index()].column;
                write!(f, ", per {}", self.program.fields[self.field(key).index()].name)?;
            }
            if let Some(when) = &planned.when {
                write!(f, ", when {}", self.listed(when))?;
            }
            writeln!(f)?;
            if let Some(stake) = &planned.stake {
                writeln!(f, "  stake {}", self.listed(stake))?;
            }
            self.expectations(f, &planned.expectations)?;
        }
        Ok(())
    }

    fn expectations(&self, f: &mut fmt::Formatter<'_>, ids: &[ExpectationId]) -> fmt::Result {
        for id in ids {
            let label = &self.program.expectations[id.index()].label;
            self.expectation(f, &label.name, &self.expectations[id.index()])?;
        }
        Ok(())
    }

    fn expectation(
        &self,
        f: &mut fmt::Formatter<'_>,
        name: &str,
        planned: &PlannedExpectation,
    ) -> fmt::Result {
        let level = match planned.level {
            Level::Must => "must",
            Level::Should => "should",
            Level::Delight => "delight",
        };
        writeln!(f, "  {level} {name}: {}", listed_form(self, &planned.general))?;
        for exception in &planned.exceptions {
            let segment = &self.program.segments[exception.segment.index()].label.name;
            writeln!(f, "    for {segment}: {}", listed_form(self, &exception.form))?;
        }
        for waiver in &planned.waivers {
            writeln!(f, "    unless waiver {}", waiver + 1)?;
        }
        Ok(())
    }

    fn waivers(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        title(f, "waivers", self.waivers.is_empty())?;
        for ((planned, declared), number) in self.waivers.iter().zip(&self.program.waivers).zip(1..)
        {
            let until = declared.until;
            let (year, month, day) = (until.year, until.month, until.day);
            write!(f, "  {number}: of {}", self.target(declared.target))?;
            if let Some(when) = &planned.when {
                write!(f, " when {}", self.listed(when))?;
            }
            writeln!(f, ", for what starts until the end of {year:04}-{month:02}-{day:02}")?;
        }
        Ok(())
    }

    fn facts(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        title(f, "facts, in this order", self.facts.is_empty())?;
        for (declared, fact) in self.program.facts.iter().zip(&self.facts) {
            writeln!(f, "  {} = {}", declared.label.name, self.listed(&fact.when))?;
        }
        Ok(())
    }

    fn recoveries(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (declared, planned) in self.program.recoveries.iter().zip(&self.recoveries) {
            let targets: Vec<String> =
                planned.targets.iter().map(|target| self.target(*target)).collect();
            writeln!(f, "recovery {} for {}", declared.label.name, targets.join(", "))?;
            if let Some(when) = &planned.when {
                writeln!(f, "  when {}", self.listed(when))?;
            }
            for (other, when) in &planned.instead_of {
                let other = &self.program.recoveries[other.index()].label.name;
                write!(f, "  instead of {other}")?;
                if let Some(when) = when {
                    write!(f, " when {}", self.listed(when))?;
                }
                writeln!(f)?;
            }
            for (declared, planned) in declared.actions.iter().zip(&planned.actions) {
                write!(f, "  do {}", declared.label.name)?;
                if let Some(amount) = &planned.amount {
                    write!(f, ", {}", self.listed(amount))?;
                }
                if let Some(by) = declared.by {
                    write!(f, ", by {}", self.program.authority[by.index()].label.name)?;
                }
                if let Some(within) = &planned.within {
                    write!(f, ", within {within} of the breach")?;
                }
                if let Some(shown) = planned.done_when {
                    write!(f, ", {}", self.done(shown))?;
                }
                writeln!(f)?;
            }
            for (to, after) in &planned.escalate {
                let to = &self.program.authority[to.index()].label.name;
                writeln!(f, "  to {to} {after} after the breach")?;
            }
            if let Some(shown) = planned.done_when {
                writeln!(f, "  {}", self.done(shown))?;
            }
            if let Some((column, window)) = &planned.once {
                write!(f, "  once per {}", self.name_of(*column))?;
                if let Some(window) = window {
                    write!(f, " in {window}")?;
                }
                writeln!(f)?;
            }
            for planned in &planned.afterwards {
                match planned.watched {
                    PlannedWatched::Again(pattern) => {
                        write!(f, "  afterwards whether {} comes", self.pattern_name(pattern))?;
                    }
                    PlannedWatched::Answer(column) => {
                        write!(f, "  afterwards the next {}", self.name_of(column))?;
                    }
                }
                if let Some(within) = &planned.within {
                    write!(f, " within {within}")?;
                }
                writeln!(f)?;
            }
            if let Some((budget, period)) = &declared.budget {
                let period = format!("{period:?}").to_lowercase();
                writeln!(f, "  at most {} {} a {period}", budget.amount, budget.currency)?;
            }
        }
        Ok(())
    }

    /// `done at the first <paid>, by handler, paying amount`
    fn done(&self, shown: PlannedDone) -> String {
        let mut text = format!("done at the first {}", self.pattern_name(shown.pattern));
        for (word, column) in [("by", shown.by), ("paying", shown.paying)] {
            if let Some(column) = column {
                let column = self.name_of(column);
                text.extend([", ", word, " ", column]);
            }
        }
        text
    }

    fn name_of(&self, column: ColumnId) -> &str {
        &self.program.fields[self.field(column).index()].name
    }

    fn listed<'a>(&'a self, expr: &'a Expr) -> Listed<'a> {
        Listed { plan: self, expr }
    }

    /// A pattern as people read it, in its own marks.
    fn pattern_name(&self, pattern: PatternId) -> String {
        format!("<{}>", self.program.patterns[pattern.index()].label.title)
    }

    fn target(&self, target: Target) -> String {
        match target {
            Target::Touchpoint(id) => self.program.touchpoints[id.index()].label.name.clone(),
            Target::Moment(id) => self.program.moments[id.index()].label.name.clone(),
            Target::Expectation(id) => {
                let expectation = &self.program.expectations[id.index()];
                let owner = self.target(match expectation.owner {
                    crate::check::program::Owner::Touchpoint(id) => Target::Touchpoint(id),
                    crate::check::program::Owner::Moment(id) => Target::Moment(id),
                });
                format!("{owner}.{}", expectation.label.name)
            }
        }
    }
}

fn title(f: &mut fmt::Formatter<'_>, title: &str, empty: bool) -> fmt::Result {
    if empty { Ok(()) } else { writeln!(f, "{title}") }
}
