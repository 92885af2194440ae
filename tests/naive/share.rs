//! How often each verdict of each form was seen: a generator that never gets there shows nothing.

use super::Judged;
use super::forms::Class;
use super::recoveries::Status;
use mot::check::program::{Program, RequirementKind, Scope, Subject};
use mot::judge::verdict::Failure;
use mot::value::Truth;
use std::collections::BTreeMap;
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
            for told in &journey.told {
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
            }
        }
        for moment in &program.moments {
            self.other(match moment.scope {
                Scope::At(_) => "scope at",
                Scope::Episode { end: Some(_), .. } => "scope from to",
                Scope::Episode { end: None, .. } => "scope from",
                Scope::Journey => "scope each journey",
            });
        }
        for measured in judged.standards.iter().flat_map(BTreeMap::values) {
            self.other(match measured.attained {
                Some(true) => "standard met",
                Some(false) => "standard failed",
                None => "standard inconclusive",
            });
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
        let forms: [(&str, &[&str]); 11] = [
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
        RequirementKind::Order { order: Order::Before, .. } => "before",
        RequirementKind::Order { order: Order::After, .. } => "after",
        RequirementKind::Order { .. }
        | RequirementKind::Every { .. }
        | RequirementKind::Quantified { .. }
        | RequirementKind::Follows { .. } => "further forms",
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
