//! Where figures and targets differ.

use super::forms::Class;
use super::records::shown;
use super::standards::{ByGroup, Measured};
use crate::line::Line;
use mot::measure::{Attained, Cases, GroupValue, RequireResult};
use mot::unit::Period;
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
    let figure = engine.figure.as_ref().map(|figure| (figure.numerator, figure.denominator));
    let attained = match engine.attained {
        Attained::Met => Some(true),
        Attained::Failed => Some(false),
        Attained::Inconclusive => None,
    };
    let of = |class| mine.verdicts.get(&class).copied().unwrap_or_default();
    let cases = match &engine.cases {
        Cases::Verdicts(counts) => {
            counts.met == of(Class::Met)
                && counts.failed() == of(Class::Failed)
                && counts.running + counts.paused == of(Class::Open)
                && counts.unknown == of(Class::Unknown)
                && counts.exempt == of(Class::Exempt)
                && counts.not_applicable == of(Class::NotApplicable)
        }
        Cases::Recommendations { promoters, passives, detractors } => {
            promoters + passives + detractors == mine.values.len() as u64
        }
        Cases::Answers { answers, .. } => *answers == mine.values.len() as u64,
        Cases::Values(values) => *values == mine.values.len() as u64,
        other => panic!("not measured yet: {other:?}"),
    };
    cases && figure == mine.figure && attained == mine.attained
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
