//! The work list: which tasks come first, and how many there are.

use super::bounded::Smallest;
use crate::check::program::{Owner, Program};
use crate::diagnostic::Place;
use crate::judge::verdict::{Occurrence, Verdict};
use crate::measure::Sight;
use crate::report::model::{Gain, Task, Urgency, Work, WorkCounts};
use crate::report::scene::{Journey, Scene};
use crate::report::task::{self, Todo};
use crate::unit::{Currency, Decimal, Instant};
use crate::value::Value;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// First things first: how soon; what it is good for; the highest stake, those in the service's currency first and unknown
/// ones last; the earliest due time, or the least left where the clock stands; as the logs have it; as declared.
type WorkKey = (Urgency, Gain, Weight, (bool, i64), Place, Owner, u32, u32);

/// What a stake weighs against others of its kind.
type Weight = (Kind, Reverse<Decimal>);

/// What a stake is counted in, in the order in which tasks are ranked.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Kind {
    Own(Currency),
    Other(Currency),
    Number,
    Duration,
    Flag,
    Unknown,
}

/// All tasks counted, the first of them kept.
#[derive(Clone, Debug)]
pub(super) struct WorkTally {
    counts: WorkCounts,
    kinds: BTreeSet<Kind>,
    most: usize,
    kept: Smallest<WorkKey, Task>,
    owed: Smallest<WorkKey, Task>,
}

impl WorkTally {
    /// Keeps so many tasks, among them so many actions of recoveries.
    pub(super) fn new(most: usize, actions: usize) -> Self {
        Self {
            counts: WorkCounts::default(),
            kinds: BTreeSet::new(),
            most,
            kept: Smallest::new(most),
            owed: Smallest::new(actions),
        }
    }

    pub(super) fn add<S: Sight>(&mut self, scene: &Scene<'_>, journey: &Journey<'_, S>) {
        for occurrence in &journey.verdicts.occurrences {
            let mut saves = false;
            for (position, outcome) in (0..).zip(&occurrence.outcomes) {
                if !matches!(outcome.verdict, Verdict::Open(_)) {
                    continue;
                }
                match task::of_expectation(scene, occurrence, outcome) {
                    Some(todo) => {
                        saves |= todo.gain == Gain::SavesMoment;
                        self.put(scene, journey, occurrence, position, &todo);
                    }
                    None => self.counts.watched += 1,
                }
            }
            self.counts.savable += u64::from(saves);
        }
        let declared = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        for owed in &journey.recoveries.owed {
            let occurrence = journey.verdicts.occurrences.get(owed.occurrence as usize);
            let Some(occurrence) = occurrence else { continue };
            // Behind the expectations of the occurrence, of which there are less than 2^16.
            let recovery = (u32::from(owed.recovery.0) + 1) << 16;
            for (at, action) in owed.actions.iter().enumerate() {
                if let Some(todo) = task::of_action(scene, owed, action) {
                    self.put(
                        scene,
                        journey,
                        occurrence,
                        recovery.saturating_add(declared(at)),
                        &todo,
                    );
                }
            }
        }
    }

    fn put<S: Sight>(
        &mut self,
        scene: &Scene<'_>,
        journey: &Journey<'_, S>,
        occurrence: &Occurrence,
        position: u32,
        todo: &Todo<'_>,
    ) {
        let counts = &mut self.counts;
        counts.tasks += 1;
        *match todo.urgency {
            Urgency::WithinHour => &mut counts.within_hour,
            Urgency::Today => &mut counts.today,
            Urgency::Overdue => &mut counts.overdue,
            Urgency::Later => &mut counts.later,
            Urgency::Standing => &mut counts.standing,
            Urgency::Undated => &mut counts.undated,
        } += 1;
        let weight = weight(occurrence.stake.as_ref(), scene.program);
        if weight.0 == Kind::Unknown {
            counts.without_stake += 1;
        } else {
            self.kinds.insert(weight.0);
        }
        let key = (
            todo.urgency,
            todo.gain,
            weight,
            when(todo),
            journey.place(occurrence.start),
            occurrence.owner,
            occurrence.number,
            position,
        );
        let first = match todo.gain {
            Gain::Recovers => {
                counts.owed += 1;
                &mut self.owed
            }
            Gain::SavesMoment | Gain::KeepsMust | Gain::KeepsShould => &mut self.kept,
        };
        if first.wants(&key) {
            first.insert(key, task::full(scene, journey, occurrence, todo));
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        let (mine, theirs) = (&mut self.counts, other.counts);
        mine.tasks += theirs.tasks;
        mine.owed += theirs.owed;
        mine.savable += theirs.savable;
        mine.within_hour += theirs.within_hour;
        mine.today += theirs.today;
        mine.overdue += theirs.overdue;
        mine.later += theirs.later;
        mine.standing += theirs.standing;
        mine.undated += theirs.undated;
        mine.without_stake += theirs.without_stake;
        mine.watched += theirs.watched;
        self.kinds.extend(other.kinds);
        self.kept.merge(other.kept);
        self.owed.merge(other.owed);
    }

    pub(super) fn finish(self) -> Work {
        let mut first = Smallest::new(self.most);
        first.merge(self.kept);
        first.merge(self.owed);
        let ranked = |(task, rank)| Task { rank, ..task };
        Work {
            counts: self.counts,
            stakes: self.kinds.into_iter().map(Kind::name).collect(),
            tasks: first.into_values().into_iter().zip(1..).map(ranked).collect(),
        }
    }
}

impl Kind {
    fn name(self) -> String {
        match self {
            Self::Own(currency) | Self::Other(currency) => currency.to_string(),
            Self::Number => "number".to_owned(),
            Self::Duration => "duration".to_owned(),
            Self::Flag => "flag".to_owned(),
            Self::Unknown => String::new(),
        }
    }
}

/// What has a due time by it; then what has not, by what is left.
fn when(todo: &Todo<'_>) -> (bool, i64) {
    match todo.due {
        Some(Instant(due)) => (false, due),
        None => (true, todo.left.map_or(i64::MAX, |left| left.0)),
    }
}

fn weight(stake: Option<&Value>, program: &Program) -> Weight {
    let (kind, size) = match stake {
        Some(Value::Money(money)) if program.service.currency == Some(money.currency) => {
            (Kind::Own(money.currency), money.amount)
        }
        Some(Value::Money(money)) => (Kind::Other(money.currency), money.amount),
        Some(Value::Number(number)) => (Kind::Number, *number),
        Some(Value::Duration(length)) => (Kind::Duration, length.0.into()),
        Some(Value::Bool(flag)) => (Kind::Flag, u8::from(*flag).into()),
        Some(Value::Text(_) | Value::Length(_) | Value::Time(_)) | None => {
            (Kind::Unknown, Decimal::ZERO)
        }
    };
    (kind, Reverse(size))
}
