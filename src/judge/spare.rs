//! Lists that are filled again from journey to journey: making new ones would take as long as judging does.

use super::occurrence::Happening;
use super::verdict::{JourneyVerdicts, Occurrence, Outcome};

/// Empty lists that have room.
#[derive(Debug, Default)]
pub(super) struct Spare {
    occurrences: Vec<Occurrence>,
    outcomes: Vec<Vec<Outcome>>,
    happenings: Vec<Happening>,
}

/// More lists of outcomes than these are not kept.
const MOST: usize = 64;

impl Spare {
    /// Of occurrences.
    pub(super) fn occurrences(&mut self) -> Vec<Occurrence> {
        std::mem::take(&mut self.occurrences)
    }

    /// Of outcomes.
    pub(super) fn outcomes(&mut self) -> Vec<Outcome> {
        self.outcomes.pop().unwrap_or_default()
    }

    /// Of happenings.
    pub(super) fn happenings(&mut self) -> Vec<Happening> {
        std::mem::take(&mut self.happenings)
    }

    /// Takes back a list of happenings.
    pub(super) fn keep(&mut self, mut happenings: Vec<Happening>) {
        happenings.clear();
        self.happenings = happenings;
    }

    /// Takes back the lists of a journey.
    pub(super) fn take_back(&mut self, mut verdicts: JourneyVerdicts) {
        for occurrence in verdicts.occurrences.drain(..) {
            if self.outcomes.len() < MOST {
                let mut outcomes = occurrence.outcomes;
                outcomes.clear();
                self.outcomes.push(outcomes);
            }
        }
        self.occurrences = verdicts.occurrences;
    }
}
