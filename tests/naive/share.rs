//! How often each verdict of each form was seen: a generator that never gets there shows nothing.

use super::actions::Authority;
use super::afterwards::Became;
use super::courses::Course;
use super::forms::{Class, Outcome};
use super::occurrences::Kind;
use super::recoveries::Status;
use super::{Journey, Judged};
use crate::generate::Case;
use crate::generate::json::shown;
use crate::generate::rules::TimeStyle;
use jiff::tz::AmbiguousOffset;
use mot::check::program::{Expectation, Program, RequirementKind, Scope, Subject};
use mot::judge::verdict::Failure;
use mot::syntax::ast::Reopens;
use mot::unit::{Instant, Length};
use mot::value::Truth;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Counts by what was seen.
#[derive(Default)]
pub struct Share {
    outcomes: u64,
    verdicts: BTreeMap<String, u64>,
    forms: BTreeMap<(&'static str, String), u64>,
    others: BTreeMap<&'static str, u64>,
}

impl Share {
    /// Counts what was told of a case.
    pub fn add(&mut self, program: &Program, judged: &Judged) {
        for journey in &judged.journeys {
            self.records(program, journey);
            for told in &journey.told {
                if told.occurrence.kind == (Kind::Episode { ends: true }) {
                    self.other(match told.occurrence.end {
                        Some(_) => "ended episode",
                        None => "unfinished episode",
                    });
                }
                if !told.occurrence.undone.is_empty() {
                    self.other("continued episode");
                }
                if told.end_in_doubt {
                    self.other("end in doubt");
                }
                for ways in &told.outcomes {
                    let expectation = &program.expectations[ways.expectation.index()];
                    let failure = ways.possible[0].outcome.failure;
                    let verdict = match (ways.class, failure) {
                        (Class::Failed, Some(Failure::Late)) => "failed late".to_owned(),
                        (Class::Failed, Some(Failure::Missing)) => "failed missing".to_owned(),
                        (class, _) => format!("{class:?}").to_lowercase(),
                    };
                    let form = form(&expectation.requirement.kind);
                    self.clock(program, journey, expectation, &ways.possible[0].outcome);
                    for name in ways.course.iter().flat_map(Course::seen) {
                        self.other(name);
                    }
                    self.outcomes += 1;
                    *self.verdicts.entry(verdict.clone()).or_default() += 1;
                    *self.forms.entry((form, verdict)).or_default() += 1;
                    if ways.possible.len() > 1 && ways.class != Class::Unknown {
                        self.other("all worlds agree");
                    }
                    if ways.possible.iter().any(|way| way.exception.is_some()) {
                        self.other("exception");
                    }
                }
            }
            for (_, _) in &journey.undecided {
                self.other("undecided occurrence");
            }
            for truth in &journey.followed.facts {
                self.other(match truth {
                    Truth::True => "fact holds",
                    Truth::Unknown => "fact unknown",
                    Truth::False => "fact does not hold",
                });
            }
            for owed in &journey.followed.owed {
                self.other("owed");
                for action in &owed.actions {
                    self.other(match action.authority {
                        Authority::NotAsked => "authority not asked",
                        Authority::Within => "authority within",
                        Authority::Raised => "authority raised",
                        Authority::BeyondAll => "beyond all authority",
                    });
                }
                if !owed.instead_of.is_empty() {
                    self.other("owed instead");
                }
                self.other(match owed.status {
                    Status::Due => "due",
                    Status::Done(_) => "done",
                    Status::Late(_) => "done late",
                    Status::Missed => "missed",
                    Status::Unauthorised(_) => "unauthorised",
                    Status::Unknown => "status unknown",
                });
                if journey.per.is_some() {
                    self.other("owed per field");
                }
                for became in &owed.afterwards {
                    self.other(match became {
                        Became::NotOver => "afterwards: not over",
                        Became::Unknown => "afterwards: unknown",
                        Became::Again(_) => "afterwards: again",
                        Became::NotAgain => "afterwards: not again",
                        Became::Open => "afterwards: open",
                        Became::NoDetractor => "afterwards: no detractor",
                        Became::Turned(_) => "afterwards: turned",
                        Became::Stayed(_) => "afterwards: stayed",
                        Became::Unanswered => "afterwards: unanswered",
                    });
                }
            }
        }
        for moment in &program.moments {
            self.other(match moment.scope {
                Scope::At(_) => "scope at",
                Scope::Episode { end: Some(_), .. } => "scope from to",
                Scope::Episode { end: None, .. } => "scope from",
                Scope::Journey => "scope each journey",
            });
            if moment.per.is_some() {
                self.other("moment per field");
            }
            if let Scope::Episode { reopens, .. } = moment.scope {
                self.other(match reopens {
                    Reopens::New => "starts again: new",
                    Reopens::Resume => "starts again: resume",
                    Reopens::Ignore => "starts again: ignore",
                });
            }
        }
        for measured in judged.standards.iter().flat_map(BTreeMap::values) {
            self.other(match measured.attained {
                Some(true) => "standard met",
                Some(false) => "standard failed",
                None => "standard inconclusive",
            });
        }
    }

    /// What the records of a journey are like.
    fn records(&mut self, program: &Program, journey: &Journey) {
        let story = &journey.story;
        let times = (0..story.len()).map(|at| story.time(at)).collect::<Vec<_>>();
        if times.windows(2).any(|pair| pair[0] == pair[1]) {
            self.other("records at one instant");
        }
        let event = program.roles.event.expect("generated rules have events");
        if story.records.iter().any(|record| !record.known.contains_key(&event)) {
            self.other("missing event");
        }
        let (first, last) = (times[0], times[times.len() - 1]);
        if changes(&program.service.zone, first, last) {
            self.other("clock change inside a journey");
        }
    }

    /// What the clock of an outcome went through.
    fn clock(
        &mut self,
        program: &Program,
        journey: &Journey,
        expectation: &Expectation,
        outcome: &Outcome,
    ) {
        let (RequirementKind::Within { limit, .. } | RequirementKind::Every { limit, .. }) =
            &expectation.requirement.kind
        else {
            return;
        };
        self.other(match limit.length {
            Length::Elapsed(_) => "elapsed limit",
            Length::Business(_) => "business limit",
            Length::CalendarDays(_) => "limit in calendar days",
            Length::BusinessDays(_) => "limit in business days",
        });
        if expectation.requirement.paused.is_some() {
            self.other("paused limit");
        }
        let paces: BTreeSet<String> = expectation
            .exceptions
            .iter()
            .map(|exception| &exception.requirement)
            .chain([&expectation.requirement])
            .filter_map(|requirement| match &requirement.kind {
                RequirementKind::Within { limit, .. } => Some(format!(
                    "{:?} {:?}",
                    std::mem::discriminant(&limit.length),
                    limit.calendar
                )),
                _ => None,
            })
            .collect();
        if paces.len() > 1 {
            self.other("exception at another pace");
        }
        let Some(anchor) = outcome.anchor else { return };
        let (story, zone) = (&journey.story, &program.service.zone);
        let stop = outcome.came.unwrap_or(story.as_of);
        if changes(zone, story.time(anchor), stop) {
            self.other("clock change while a clock runs");
        }
        if outcome.settled > outcome.deadline && outcome.class == Class::Failed {
            self.other("limit in force after its deadline");
        }
    }

    /// Adds what was counted elsewhere.
    pub fn merge(&mut self, other: &Self) {
        self.outcomes += other.outcomes;
        for (name, seen) in &other.verdicts {
            *self.verdicts.entry(name.clone()).or_default() += seen;
        }
        for (name, seen) in &other.forms {
            *self.forms.entry(name.clone()).or_default() += seen;
        }
        for (name, seen) in &other.others {
            *self.others.entry(name).or_default() += seen;
        }
    }

    /// Counts local times that say no one instant.
    pub fn add_times(&mut self, case: &Case) {
        let TimeStyle::Local(zone, _) = case.rules.columns.time else { return };
        let zone_of = jiff::tz::TimeZone::get(zone).unwrap();
        for row in &case.rows {
            let Some(time) = row.time() else { continue };
            match zone_of.to_ambiguous_timestamp(shown(time, zone, row.skipped)).offset() {
                AmbiguousOffset::Unambiguous { .. } => {}
                AmbiguousOffset::Fold { .. } => self.other("local time shown twice"),
                AmbiguousOffset::Gap { .. } => self.other("local time never shown"),
            }
        }
    }

    fn other(&mut self, name: &'static str) {
        *self.others.entry(name).or_default() += 1;
    }

    /// Every verdict in a meaningful share, every form with the verdicts it can have, and all else.
    pub fn assert_all_are_seen(&self) {
        let verdicts = [
            ("met", 100),
            ("failed", 100),
            ("failed late", 10),
            ("failed missing", 20),
            ("open", 20),
            ("unknown", 20),
            ("exempt", 5),
            ("notapplicable", 20),
        ];
        for (verdict, in_a_thousand) in verdicts {
            let seen = self.verdicts.get(verdict).copied().unwrap_or_default();
            assert!(seen * 1000 >= self.outcomes * in_a_thousand, "{verdict} is seen {seen} times");
        }
        let clock = ["met", "failed late", "failed missing", "open", "unknown"];
        let window = ["met", "failed", "open", "unknown"];
        let late = ["met", "failed", "failed late", "failed missing", "open", "unknown"];
        let forms: [(&str, &[&str]); 28] = [
            ("threshold", &window),
            ("within", &clock),
            ("field within", &["met", "failed late", "failed missing", "open"]),
            ("by", &clock),
            ("field by", &clock),
            ("no", &window),
            ("at most", &window),
            ("at least", &window),
            ("exactly", &window),
            ("before", &window),
            ("after", &window),
            ("every", &clock),
            ("follows", &late),
            ("after within", &clock),
            ("before within", &window),
            ("right after", &window),
            ("right after within", &window),
            ("right before", &window),
            ("alternates with", &window),
            ("alternates before", &window),
            ("if", &window),
            ("no if", &window),
            ("no right after", &window),
            ("no right before", &window),
            ("comes first", &["met", "failed", "unknown"]),
            ("comes last", &window),
            ("any has", &window),
            ("each has", &window),
        ];
        for (form, verdicts) in forms {
            for verdict in verdicts {
                let seen = self.forms.get(&(form, (*verdict).to_owned()));
                assert!(
                    seen.is_some_and(|seen| *seen >= 5),
                    "{form}: {verdict} is seen {seen:?} times"
                );
            }
        }
        let others = [
            "owed per field",
            "afterwards: not over",
            "afterwards: unknown",
            "afterwards: again",
            "afterwards: not again",
            "afterwards: open",
            "afterwards: no detractor",
            "afterwards: turned",
            "afterwards: stayed",
            "afterwards: unanswered",
            "all worlds agree",
            "end in doubt",
            "exception",
            "undecided occurrence",
            "fact holds",
            "fact unknown",
            "fact does not hold",
            "owed",
            "owed instead",
            "due",
            "done",
            "done late",
            "missed",
            "status unknown",
            "scope at",
            "scope from to",
            "scope from",
            "scope each journey",
            "moment per field",
            "ended episode",
            "unfinished episode",
            "continued episode",
            "starts again: new",
            "starts again: resume",
            "starts again: ignore",
            "records at one instant",
            "missing event",
            "clock change inside a journey",
            "clock change while a clock runs",
            "elapsed limit",
            "business limit",
            "limit in calendar days",
            "limit in business days",
            "paused limit",
            "exception at another pace",
            "limit in force after its deadline",
            "clock drawn",
            "clock drawn paused",
            "clock drawn out of hours",
            "clock drawn under several requirements",
            "clock drawn to its stop",
            "local time shown twice",
            "local time never shown",
            "standard met",
            "standard failed",
            "standard inconclusive",
        ];
        for name in others {
            assert!(self.others.get(name).is_some_and(|seen| *seen >= 3), "{name} is not seen");
        }
    }
}

fn form(kind: &RequirementKind) -> &'static str {
    use mot::syntax::ast::{Bound, Order};
    match kind {
        RequirementKind::Holds(_) => "threshold",
        RequirementKind::Within { subject: Subject::Pattern(_), .. } => "within",
        RequirementKind::Within { subject: Subject::Time(_), .. } => "field within",
        RequirementKind::By { subject: Subject::Pattern(_), .. } => "by",
        RequirementKind::By { subject: Subject::Time(_), .. } => "field by",
        RequirementKind::No { .. } => "no",
        RequirementKind::Count { bound: Bound::AtMost, .. } => "at most",
        RequirementKind::Count { bound: Bound::AtLeast, .. } => "at least",
        RequirementKind::Count { bound: Bound::Exactly, .. } => "exactly",
        RequirementKind::Every { .. } => "every",
        RequirementKind::Quantified { any: true, .. } => "any has",
        RequirementKind::Quantified { any: false, .. } => "each has",
        RequirementKind::Follows { .. } => "follows",
        RequirementKind::Order { order, limit, .. } => match (order, limit) {
            (Order::Before, None) => "before",
            (Order::Before, Some(_)) => "before within",
            (Order::After, None) => "after",
            (Order::After, Some(_)) => "after within",
            (Order::RightAfter, None) => "right after",
            (Order::RightAfter, Some(_)) => "right after within",
            (Order::RightBefore, _) => "right before",
            (Order::Alternates, _) => "alternates with",
            (Order::AlternatesBefore, _) => "alternates before",
            (Order::Together, _) => "if",
            (Order::NeverTogether, _) => "no if",
            (Order::NeverRightAfter, _) => "no right after",
            (Order::NeverRightBefore, _) => "no right before",
            (Order::First, _) => "comes first",
            (Order::Last, _) => "comes last",
        },
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (verdict, seen) in &self.verdicts {
            let percent = *seen as f64 * 100.0 / self.outcomes.max(1) as f64;
            writeln!(f, "{seen:>9} {percent:>5.1}% {verdict}")?;
        }
        for ((form, verdict), seen) in &self.forms {
            writeln!(f, "{seen:>9} {form}: {verdict}")?;
        }
        self.others.iter().try_for_each(|(name, seen)| writeln!(f, "{seen:>9} {name}"))
    }
}

/// Whether the clocks of a zone change between two instants.
fn changes(zone: &str, from: Instant, to: Instant) -> bool {
    let zone = jiff::tz::TimeZone::get(zone).unwrap();
    let offset = |at: Instant| zone.to_offset(jiff::Timestamp::from_microsecond(at.0).unwrap());
    from < to && offset(from) != offset(to)
}
