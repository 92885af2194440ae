//! What happened to a customer, or another field that moments are `per`, as far as a journey has to do with it.

use super::model::Beyond;
use crate::judge::verdict::{Occurrence, Row};
use crate::measure::Sight;
use crate::report::convert;
use crate::report::scene::{Journey, Scene};

/// Every occurrence of what is judged together under one value that rests on one of these records, which are in order.
pub fn beyond<S: Sight>(scene: &Scene<'_>, under: &Journey<'_, S>, rows: &[Row]) -> Vec<Beyond> {
    let rests = |occurrence: &&Occurrence| touches(occurrence, rows);
    let told = |occurrence: &Occurrence| {
        let (name, title) = scene.owner(occurrence.owner);
        let (verdict, failure, waiting) = convert::words(occurrence.verdict);
        let judged = |outcome| scene.judged(under, occurrence, outcome);
        Some(Beyond {
            per: scene.per(scene.program.key(occurrence.owner))?,
            value: under.name(),
            name: name.to_owned(),
            title: title.to_owned(),
            number: occurrence.number,
            verdict,
            failure,
            waiting,
            start: scene.place(under.place(occurrence.start)),
            expectations: occurrence.outcomes.iter().map(judged).collect(),
        })
    };
    under.verdicts.occurrences.iter().filter(rests).filter_map(told).collect()
}

fn touches(occurrence: &Occurrence, rows: &[Row]) -> bool {
    let seen = occurrence.outcomes.iter().flat_map(|outcome| {
        let evidence = &outcome.evidence;
        let records = evidence.records.iter().map(|(row, _)| *row);
        records.chain(evidence.values.iter().map(|(.., row)| *row))
    });
    let own = [Some(occurrence.start), occurrence.end].into_iter().flatten();
    own.chain(seen).any(|row| rows.contains(&row))
}
