//! Random rule files and logs. The alphabets are small so that coincidences are common; a seed names a case.

pub mod clocks;
pub mod csv;
pub mod expressions;
pub mod json;
pub mod log;
pub mod models;
pub mod owed;
pub mod patterns;
pub mod protocols;
pub mod requirements;
pub mod rng;
pub mod rules;
pub mod shrink;
pub mod zones;

use log::Row;
use mot::unit::Instant;
use rng::Rng;
use rules::Rules;

/// A rule file with a log.
#[derive(Clone, Debug)]
pub struct Case {
    pub rules: Rules,
    pub rows: Vec<Row>,
    pub as_of: Option<Instant>,
}

impl Case {
    /// The case for people: rules, log, as-of.
    pub fn shown(&self) -> String {
        format!(
            "{}\n{}as of {:?}",
            self.rules.text(),
            json::lines(&self.rows, self.rules.columns),
            self.as_of
        )
    }
}

/// So many logs are made for one rule file.
pub const LOGS: u64 = 5;

/// The case of a seed.
pub fn case(seed: u64) -> Case {
    let (rules, zone) = rules::rules(&mut Rng::new(seed / LOGS));
    let mut rng = Rng::new(!seed);
    let rows = log::rows(&mut rng, zone);
    let times: Vec<Instant> = rows.iter().filter_map(Row::time).collect();
    let as_of = match rng.below(10) {
        // In the midst of the log, or exactly on a limit after it.
        0 if !times.is_empty() => Some(rng.of(&times)),
        1 if !times.is_empty() => Some(Instant(rng.of(&times).0 + rng.of(&log::LENGTHS).0)),
        _ => None,
    };
    Case { rules, rows, as_of }
}
