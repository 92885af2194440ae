//! Facts, each after those it rests on.

use super::asked::{Asked, is, verdict_on};
use super::owed::{Concluded, Recoveries, Subject, Undecidable};
use crate::check::program::FactId;
use crate::judge::verdict::JourneyVerdicts;
use crate::judge::{Env, Journey, Missing, missing, seen, truth};
use crate::plan::{Expr, KeyId, PlannedFact};
use crate::value::Truth;

/// Decides every fact that may be asked for here, and notes those of these records that hold or cannot be known: what
/// names no verdict is by itself of the journey.
pub(super) fn conclude(
    journey: Journey,
    verdicts: &JourneyVerdicts,
    into: &mut Recoveries,
) -> Vec<Truth> {
    let mut decided: Vec<Truth> = Vec::new();
    let here = verdicts.whose.key;
    for (index, PlannedFact { when, key }) in journey.judge.plan.facts.iter().enumerate() {
        if key.is_some_and(|key| key != here) {
            decided.push(Truth::False);
            continue;
        }
        let fact = FactId(index as u16);
        let asked = Asked::new(journey, verdicts, &decided);
        let holds = truth(when, &asked);
        let noted = key.unwrap_or(KeyId::JOURNEY) == here;
        match holds {
            _ if !noted => {}
            Truth::True => into.facts.push(rests_on(fact, when, &asked)),
            Truth::Unknown => into.undecided.push(undecided(Subject::Fact(fact), when, &asked)),
            Truth::False => {}
        }
        decided.push(holds);
    }
    decided
}

fn rests_on(fact: FactId, when: &Expr, asked: &Asked) -> Concluded {
    let mut values = Vec::new();
    seen(when, asked, &mut values);
    let mut records: Vec<_> = values.into_iter().map(|(_, _, row)| row).collect();
    let mut occurrences = Vec::new();
    let mut facts = Vec::new();
    when.walk(&mut |part| match part {
        Expr::Verdict(word, target) => {
            let those = asked.occurrences(*target).filter(|(_, occurrence)| {
                verdict_on(occurrence, *target).is_some_and(|verdict| is(verdict, *word))
            });
            occurrences.extend(those.map(|(position, _)| position));
        }
        Expr::Fact(other) if asked.fact(*other) == Truth::True => facts.push(*other),
        _ => {}
    });
    records.sort_by_key(|row| asked.journey().position(*row));
    records.dedup();
    occurrences.sort_unstable();
    occurrences.dedup();
    facts.sort_unstable();
    facts.dedup();
    Concluded { fact, records, occurrences, facts }
}

/// Names what is missing.
pub(super) fn undecided(subject: Subject, when: &Expr, asked: &Asked) -> Undecidable {
    let mut why = Missing::default();
    missing(when, asked, &mut why);
    Undecidable { subject, fields: why.fields }
}
