//! Where figures and targets differ.

use super::forms::Class;
use super::ratio::Ratio;
use super::records::shown;
use super::standards::{ByGroup, Measured};
use crate::line::Line;
use mot::measure::{Attained, Cases, Counts, FacetGap, Figure, GroupValue, Range, RequireResult};
use mot::unit::{Decimal, Period};
use mot::value::Value;
use std::collections::BTreeMap;

/// All differences, requirement by requirement and group by group.
pub fn differences(mine: &[ByGroup], line: &Line) -> Vec<String> {
    let mut theirs: Vec<BTreeMap<Vec<String>, &RequireResult>> = Vec::new();
    for standard in &line.standards {
        let before = theirs.len();
        for result in &standard.requires {
            let at = before + result.require as usize;
            if theirs.len() <= at {
                theirs.resize(at + 1, BTreeMap::new());
            }
            theirs[at].insert(result.group.iter().map(group).collect(), result);
        }
    }
    let mut found = Vec::new();
    if mine.len() != theirs.len() {
        return vec![format!("requirements: engine {}, naive {}", theirs.len(), mine.len())];
    }
    for (number, (mine, theirs)) in mine.iter().zip(&theirs).enumerate() {
        if !mine.keys().eq(theirs.keys()) {
            found.push(format!(
                "require {number}: engine {:?}, naive {:?}",
                theirs.keys(),
                mine.keys()
            ));
            continue;
        }
        for (group, measured) in mine {
            if !measured_the_same(measured, theirs[group]) {
                found.push(format!(
                    "require {number} {group:?}: engine {:?}, naive {measured:?}",
                    theirs[group]
                ));
            }
        }
    }
    found
}

fn measured_the_same(mine: &Measured, engine: &RequireResult) -> bool {
    same_cases(mine, &engine.cases)
        && same_figure(mine.figure, engine.figure.as_ref())
        && same_range(mine.range, engine.range)
        && mine.attained
            == match engine.attained {
                Attained::Met => Some(true),
                Attained::Failed => Some(false),
                Attained::Inconclusive => None,
            }
}

fn same_cases(mine: &Measured, cases: &Cases) -> bool {
    let of = |class| mine.verdicts.get(&class).copied().unwrap_or_default();
    let toward = |class| mine.toward.iter().filter(|(_, it)| *it == class).count() as u64;
    let same_counts = |counts: &Counts, of: &dyn Fn(Class) -> u64| {
        counts.met == of(Class::Met)
            && counts.failed() == of(Class::Failed)
            && counts.open() == of(Class::Open)
            && counts.unknown == of(Class::Unknown)
            && counts.exempt == of(Class::Exempt)
            && counts.not_applicable == of(Class::NotApplicable)
    };
    let values = mine.values.len() as u64;
    match cases {
        Cases::Verdicts(counts) => same_counts(counts, &of),
        Cases::Score { counts, .. } => same_counts(counts, &toward),
        Cases::Recommendations { promoters, passives, detractors } => {
            promoters + passives + detractors == values
        }
        Cases::Answers { answers, .. } => *answers == values,
        Cases::Values(count) => *count == values,
        Cases::Cards { decided, void, undecided } => mine.cards == [*decided, *void, *undecided],
        Cases::Pairs { facets, .. } => {
            let pairs = mine.answers.iter().flatten().filter(|(_, known)| known.is_some()).count();
            let all = mine.answers.iter().flatten().count();
            let sum = |of: fn(&FacetGap) -> u64| facets.iter().map(of).sum::<u64>();
            sum(|it| it.pairs) == pairs as u64 && sum(|it| it.unpaired) == (all - pairs) as u64
        }
        Cases::Journeys { journeys, .. } => *journeys == values,
        Cases::Groups { groups, .. } => {
            let theirs = groups.iter().map(|it| (group(&it.value), it.deciding));
            theirs.collect::<BTreeMap<_, _>>() == mine.among
        }
    }
}

/// Figures of models are rounded to 20 places.
fn same_figure(mine: Option<Ratio>, engine: Option<&Figure>) -> bool {
    match (mine, engine) {
        (None, None) => true,
        (Some(mine), Some(engine)) => {
            let exact = Ratio::of(engine.numerator).by(Ratio::new(engine.denominator.into(), 1));
            let apart = (mine.decimal() - engine.value()).abs();
            exact == mine || apart <= Decimal::new(2, 18)
        }
        _ => false,
    }
}

/// Ranges are rounded to 6 places.
fn same_range(mine: Option<(f64, Option<f64>)>, engine: Option<Range>) -> bool {
    let close = |mine: f64, engine: Decimal| {
        let engine = f64::try_from(engine).unwrap();
        (mine - engine).abs() <= 1e-6 * (1.0 + engine.abs())
    };
    match (mine, engine) {
        (None, None) => true,
        (Some((low, high)), Some(range)) => {
            close(low, range.low)
                && match (high, range.high) {
                    (Some(mine), Some(engine)) => close(mine, engine),
                    (None, None) => true,
                    _ => false,
                }
        }
        _ => false,
    }
}

fn group(value: &GroupValue) -> String {
    match value {
        GroupValue::Text(text) => text.to_string(),
        GroupValue::Number(number) => shown(&Value::Number(*number)),
        GroupValue::Belongs => "(belongs)".to_owned(),
        GroupValue::DoesNotBelong => "(does not belong)".to_owned(),
        GroupValue::Missing => "(missing)".to_owned(),
        GroupValue::Period(period) => match period.kind {
            Period::Day => format!("{}-{}-{}", period.year, period.part, period.day),
            Period::Month => format!("{}-{}", period.year, period.part),
            Period::Year => period.year.to_string(),
            Period::Quarter => format!("{} Q{}", period.year, period.part),
            Period::Week => format!("{period:?}"),
        },
        other => format!("{other:?}"),
    }
}
