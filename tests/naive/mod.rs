//! The second evaluator: a direct reading of `docs/language.md` over plain records. No columns, no
//! parallelism, no cleverness: what may be is enumerated, world by world.
//!
//! It shares the engine's vocabulary (`Program`, values, units, the names of verdicts) and none of its code.

pub mod actions;
pub mod afterwards;
pub mod compare;
pub mod compare_clocks;
pub mod compare_standards;
pub mod courses;
pub mod drawn;
pub mod expressions;
pub mod forms;
pub mod intervals;
pub mod ledger;
pub mod lengths;
pub mod minutes;
pub mod models;
pub mod occurrences;
pub mod orders;
pub mod protocols;
pub mod ratio;
pub mod read;
pub mod records;
pub mod recoveries;
pub mod scripts;
pub mod settling;
pub mod share;
pub mod standards;
pub mod verdicts;
pub mod windows;
pub mod worlds;

use mot::check::program::{FieldId, Key, MomentId, Owner, Program, TouchpointId};
use mot::unit::Instant;
use records::{Record, Story};
use recoveries::Followed;
use standards::ByGroup;
use std::collections::BTreeSet;
use verdicts::Told;
use worlds::TooManyWorlds;

/// All that comes of a log.
pub struct Judged<'a> {
    pub journeys: Vec<Journey<'a>>,
    /// By requirement of the standards.
    pub standards: Vec<ByGroup>,
}

/// One journey, or all records of one customer for a moment `per customer`.
pub struct Journey<'a> {
    /// Its name.
    pub key: String,
    /// What groups it, if not the journey.
    pub per: Option<FieldId>,
    pub story: Story<'a>,
    /// Touchpoints first, as declared, then by start.
    pub told: Vec<Told>,
    /// Records of which it is unknown whether something occurs with them.
    pub undecided: BTreeSet<(Owner, usize)>,
    /// Owners with episodes of which it is unknown when they ended. What they leave undecided the engine lays to
    /// the record that may have ended one.
    pub in_doubt: BTreeSet<Owner>,
    pub followed: Followed,
}

impl Journey<'_> {
    /// Whose verdicts these are.
    pub fn whose(&self) -> Key {
        self.per.map_or(Key::Journey, Key::Field)
    }
}

/// Judges a log. Without `as_of` it is the latest time in it.
pub fn judge<'a>(
    program: &'a Program,
    records: &'a [Record],
    as_of: Option<Instant>,
) -> Result<Judged<'a>, TooManyWorlds> {
    let latest = records.iter().map(|record| record.time(program)).max();
    let Some(as_of) = as_of.or(latest) else {
        return Ok(Judged { standards: standards::measure(program, &[]), journeys: Vec::new() });
    };
    let touchpoints = (0..program.touchpoints.len())
        .map(|number| (Owner::Touchpoint(TouchpointId(number as u16)), None));
    let moments = program
        .moments
        .iter()
        .enumerate()
        .map(|(number, moment)| (Owner::Moment(MomentId(number as u16)), moment.per));
    let owners: Vec<(Owner, Option<FieldId>)> = touchpoints.chain(moments).collect();
    let mut groupings: BTreeSet<Option<FieldId>> = owners.iter().map(|(_, per)| *per).collect();
    groupings.insert(None);
    groupings.extend(afterwards::customers(program).map(Some));
    let mut journeys = Vec::new();
    for per in groupings {
        let by = per.or(program.roles.journey).expect("check asks for a journey");
        for (key, story) in Story::all(program, records, as_of, by) {
            let mut journey = Journey {
                key,
                per,
                story,
                told: Vec::new(),
                undecided: BTreeSet::new(),
                in_doubt: BTreeSet::new(),
                followed: Followed::default(),
            };
            for (owner, _) in owners.iter().filter(|(_, grouping)| *grouping == per) {
                let account = verdicts::account(&journey.story, *owner)?;
                journey.told.extend(account.told);
                journey.undecided.extend(account.undecided.iter().map(|&at| (*owner, at)));
                if account.ends_in_doubt {
                    journey.in_doubt.insert(*owner);
                }
            }
            journeys.push(journey);
        }
    }
    settling::settle(program, &mut journeys)?;
    afterwards::follow(program, &mut journeys);
    let standards = standards::measure(program, &journeys);
    Ok(Judged { journeys, standards })
}
