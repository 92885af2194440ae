//! One journey of a log, explained.

use super::{Run, Sum};
use crate::check::program::ExpectationId;
use crate::judge::verdict::{JourneyVerdicts, Row, Whose};
use crate::judge::{Scratch, View, segments};
use crate::plan::KeyId;
use crate::recover::{Recoveries, Settled};
use crate::report::story::{Beyond, Found, Story, beyond, story};
use crate::report::{Journey, Scene};
use crate::whatif::{Replica, Turns, WhatIf};
use std::num::NonZero;

impl Run<'_> {
    /// The names of all journeys, in the order of their first records.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.groups[0].iter().map(|(key, _)| self.log.words.text(key))
    }

    /// The journey of a name; else what is judged together under it for moments `per` a field.
    pub fn find(&self, name: &str) -> Option<(KeyId, usize)> {
        let named = |word| self.log.words.text(word) == name;
        self.groups().find_map(|(groups, key)| {
            groups.iter().position(|(value, _)| named(value)).map(|index| (key, index))
        })
    }

    /// Judges what was [found](Self::find), looks for what would turn each verdict, and tells it all; only of some
    /// expectations, if they are named. Limits that reach beyond a journey take all of them, on so many threads.
    pub fn story(
        &self,
        (key, index): (KeyId, usize),
        scene: &Scene<'_>,
        only: &[ExpectationId],
        threads: NonZero<usize>,
    ) -> Story {
        let settled = self.settle(threads);
        let (value, rows) = self.groups[key.index()].get(index);
        let whose = Whose { key, value };
        let mut scratch = Scratch::default();
        let (mut verdicts, recoveries) =
            self.judged(&mut scratch, (value, rows), key, &settled, None);
        if !only.is_empty() {
            for occurrence in &mut verdicts.occurrences {
                occurrence.outcomes.retain(|outcome| only.contains(&outcome.expectation));
            }
        }
        let replica = Replica::new(&self.judge, whose, rows);
        let sight = View::new(&self.judge, rows);
        let journey = Journey {
            verdicts: &verdicts,
            recoveries: &recoveries,
            batch: &self.log.batch,
            words: &self.log.words,
            sight: &sight,
            counted: key == KeyId::JOURNEY,
            values: key == KeyId::JOURNEY,
        };
        let found = self.found(&replica, &verdicts, &recoveries);
        let mut told = story(scene, &journey, &found);
        if key == KeyId::JOURNEY && only.is_empty() {
            told.beyond = self.beyond(sight.rows(), scene, &settled);
        }
        if !only.is_empty() {
            told.keep_asked();
        }
        told
    }

    /// What is judged together under the values that some records have of other keys, as far as it rests on those records.
    fn beyond(&self, rows: &[Row], scene: &Scene<'_>, settled: &Settled) -> Vec<Beyond> {
        let mut told = Vec::new();
        for (groups, key) in self.groups().filter(|(_, key)| *key != KeyId::JOURNEY) {
            let theirs =
                groups.iter().filter(|(_, those)| those.iter().any(|row| rows.contains(row)));
            for group in theirs {
                let mut sum = Under { scene, rows, told: &mut told };
                self.one(&mut Scratch::default(), (group, key), settled, &mut sum);
            }
        }
        told
    }

    fn found(
        &self,
        replica: &Replica<'_>,
        verdicts: &JourneyVerdicts,
        recoveries: &Recoveries,
    ) -> Found {
        let plan = self.judge.plan;
        let mut what_if = WhatIf::new(replica);
        let (mut turns, mut courses) = (Vec::new(), Vec::new());
        for occurrence in &verdicts.occurrences {
            let outcomes = occurrence.outcomes.iter();
            let turned: Vec<Turns> =
                outcomes.map(|outcome| what_if.turns(occurrence, outcome)).collect();
            turns.push(turned);
            courses.push(occurrence.outcomes.iter().map(|o| segments(plan, o)).collect());
        }
        let event = plan.program.roles.event;
        let fields = plan.columns.iter().enumerate().filter(|(at, column)| {
            *at != plan.journey.index() && *at != plan.time.index() && Some(column.field) != event
        });
        let fields = fields.map(|(_, column)| column.field).collect();
        let key = plan.keys[verdicts.whose.key.index()].key;
        let sways = what_if.sways(verdicts, recoveries, &turns);
        Found { key, turns, sways, courses, fields }
    }
}

/// What is told of verdicts that rest on some of the records.
struct Under<'s> {
    scene: &'s Scene<'s>,
    rows: &'s [Row],
    told: &'s mut Vec<Beyond>,
}

impl Sum for Under<'_> {
    fn add(&mut self, under: &Journey<'_, View<'_>>) {
        self.told.extend(beyond(self.scene, under, self.rows));
    }
}
