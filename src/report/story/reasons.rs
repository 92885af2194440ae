//! The chain of reasons behind facts and recoveries, from what was decided: nothing is decided here.

use super::model::Occurrence;
use super::reason::{Conclusion, Decision, Holds, Reason, ReasonKind, Reasoned};
use super::say;
use crate::check::program::{
    Expr, ExprKind, FactId, FieldId, Key, Owner, Recovery, RecoveryId, SegmentId, Target,
};
use crate::diagnostic::Lang;
use crate::judge::verdict;
use crate::measure::{Asked, Sight};
use crate::recover::{Subject, WhyNot};
use crate::report::convert;
use crate::report::model::RulePlace;
use crate::report::say::{gap, money, tr, value};
use crate::report::scene::{Journey, Scene};
use crate::value::Truth;
use crate::whatif::Sway;

/// How far down facts that rest on facts are followed.
const DEEPEST: u32 = 6;

pub(super) struct Reasons<'a, S> {
    pub(super) scene: &'a Scene<'a>,
    pub(super) journey: &'a Journey<'a, S>,
    pub(super) sways: &'a [Sway],
}

impl<S: Sight> Reasons<'_, S> {
    /// Every fact that is declared of such records.
    pub(super) fn facts(&self, key: Key) -> Vec<Conclusion> {
        let facts = self.scene.program.facts.iter().enumerate();
        let facts = facts.filter(|(_, fact)| fact.key.unwrap_or(Key::Journey) == key);
        let told = facts.map(|(at, fact)| {
            let mut because = Vec::new();
            self.because(&fact.when, None, 0, &mut because);
            Conclusion {
                name: fact.label.name.clone(),
                title: fact.label.title.clone(),
                holds: self.holds(FactId(at as u16)),
                rule: self.scene.rule(fact.when.span),
                because,
            }
        });
        told.collect()
    }

    /// Every recovery that is declared for something that happened, where there is something to tell.
    pub(super) fn recoveries(&self, told: &[Occurrence]) -> Vec<Reasoned> {
        let mut reasoned = Vec::new();
        let occurrences = &self.journey.verdicts.occurrences;
        for one in told {
            let same = |other: &&verdict::Occurrence| {
                other.number == one.number && self.scene.owner(other.owner).0 == one.name
            };
            let Some(position) = occurrences.iter().position(|other| same(&other)) else {
                continue;
            };
            for (at, recovery) in self.scene.program.recoveries.iter().enumerate() {
                let occurrence = &occurrences[position];
                if recovery.targets.iter().any(|target| self.owner_of(*target) == occurrence.owner)
                {
                    reasoned.extend(self.recovery(RecoveryId(at as u16), recovery, position));
                }
            }
        }
        reasoned
    }

    fn recovery(&self, id: RecoveryId, recovery: &Recovery, position: usize) -> Option<Reasoned> {
        let occurrence = &self.journey.verdicts.occurrences[position];
        let of = position as u32;
        let found = self.journey.recoveries;
        let own = found.owed.iter().find(|owed| owed.recovery == id && owed.occurrence == of);
        let mut not_owed = found.not_owed.iter();
        let not_owed = not_owed.find(|one| one.recovery == id && one.occurrence == of);
        let undecided = found.undecided.iter().any(|one| one.subject == Subject::Recovery(id, of));
        let (decision, others) = match (own, not_owed) {
            (Some(own), _) => (Decision::Owed, own.instead_of.clone()),
            (None, _) if undecided => (Decision::Undecided, Vec::new()),
            (None, None) => return None,
            (None, Some(one)) => match &one.why {
                WhyNot::Replaced(by) => (Decision::GaveWay, vec![*by]),
                WhyNot::Once { .. } | WhyNot::Budget { .. } => (Decision::HeldBack, Vec::new()),
                WhyNot::ConditionFalse | WhyNot::NotFailed | WhyNot::NothingToReplace => {
                    (Decision::NotCalledFor, Vec::new())
                }
            },
        };
        let why = not_owed.map(|one| self.why_not(&one.why));
        let mut because = Vec::new();
        let conditions: Vec<&Expr> = recovery
            .when
            .iter()
            .chain(recovery.instead_of.iter().filter_map(|(_, when)| when.as_ref()))
            .collect();
        for condition in &conditions {
            self.because(condition, Some(position), 0, &mut because);
        }
        if conditions.is_empty() {
            let target = match occurrence.owner {
                Owner::Touchpoint(id) => Target::Touchpoint(id),
                Owner::Moment(id) => Target::Moment(id),
            };
            self.verdicts(target, Some(position), 0, &mut because);
        }
        because.dedup();
        let name = |id: &RecoveryId| self.scene.program.recoveries[id.index()].label.title.clone();
        Some(Reasoned {
            name: recovery.label.name.clone(),
            title: recovery.label.title.clone(),
            subject: self.scene.owner(occurrence.owner).0.to_owned(),
            number: occurrence.number,
            decision,
            why,
            rule: conditions.first().map(|condition| self.rule(condition)),
            others: others.iter().map(name).collect(),
            because,
            changes: super::turned::swayed(self.scene, self.journey, self.sways, (id, of)),
        })
    }

    fn titled(&self, id: RecoveryId) -> String {
        self.scene.program.recoveries[id.index()].label.title.clone()
    }

    /// Why it is not owed.
    fn why_not(&self, why: &WhyNot) -> String {
        let lang = self.scene.lang;
        let text = |en: &str, zh: &str| tr(lang, en, zh).to_owned();
        let word = |word| self.journey.words.text(word);
        match why {
            WhyNot::ConditionFalse => text("its condition does not hold", "条件不成立"),
            WhyNot::NotFailed => text("nothing failed", "没有未达标"),
            WhyNot::NothingToReplace => {
                text("there is nothing for it to take the place of", "没有可取代的补救")
            }
            WhyNot::Replaced(by) => {
                let by = self.titled(*by);
                match lang {
                    Lang::En => format!("{by} is, in its place"),
                    Lang::Zh => format!("由“{by}”取代"),
                }
            }
            WhyNot::Once { field, value, journey, at } => {
                let (field, value) = (self.scene.field_word(*field), word(*value));
                let (journey, at) = (word(*journey), self.scene.local(*at).readable());
                match lang {
                    Lang::En => format!("{field} {value} had it on {at} ({journey})"),
                    Lang::Zh => format!("{field} {value} 已于 {at} 得到（{journey}）"),
                }
            }
            WhyNot::Budget { spent, cost } => {
                let (spent, cost) = (money(&(*spent).into()), money(&(*cost).into()));
                match lang {
                    Lang::En => {
                        format!("of its budget {spent} are spent, and it would cost {cost}")
                    }
                    Lang::Zh => format!("预算已用 {spent}，此项需 {cost}"),
                }
            }
        }
    }

    fn rule(&self, condition: &Expr) -> RulePlace {
        self.scene.rule(condition.span)
    }

    /// Everything that a condition names, in its order.
    fn because(&self, of: &Expr, own: Option<usize>, depth: u32, into: &mut Vec<Reason>) {
        let mut parts = Vec::new();
        leaves(of, &mut parts);
        for part in parts {
            match part {
                Leaf::Verdict(target) => self.verdicts(target, own, depth, into),
                Leaf::Fact(fact) => self.fact(fact, depth, into),
                Leaf::Segment(segment) => into.push(self.segment(segment, depth)),
                Leaf::Field(field) => into.push(self.field(field, depth)),
            }
        }
    }

    /// The verdicts on a target: of the occurrence in question, else of all.
    fn verdicts(&self, target: Target, own: Option<usize>, depth: u32, into: &mut Vec<Reason>) {
        let owner = self.owner_of(target);
        let occurrences = self.journey.verdicts.occurrences.iter().enumerate();
        let own = own.filter(|own| self.journey.verdicts.occurrences[*own].owner == owner);
        let mut any = false;
        for (at, occurrence) in occurrences {
            if occurrence.owner != owner || own.is_some_and(|own| own != at) {
                continue;
            }
            any = true;
            into.push(self.verdict(target, occurrence, depth));
        }
        if !any {
            let (name, title) = self.scene.owner(owner);
            let text = match self.scene.lang {
                Lang::En => format!("{title}: did not happen"),
                Lang::Zh => format!("{title}：没有发生"),
            };
            let kind = ReasonKind::Verdict;
            into.push(Reason { depth, kind, name: name.to_owned(), holds: None, text });
        }
    }

    fn verdict(&self, target: Target, occurrence: &verdict::Occurrence, depth: u32) -> Reason {
        let (owner, title) = self.scene.owner(occurrence.owner);
        let outcome = match target {
            Target::Expectation(id) => {
                occurrence.outcomes.iter().find(|outcome| outcome.expectation == id)
            }
            Target::Touchpoint(_) | Target::Moment(_) => None,
        };
        let number =
            if occurrence.number > 1 { format!(" #{}", occurrence.number) } else { String::new() };
        let colon = tr(self.scene.lang, ": ", "：");
        let (name, text) = match (outcome, target) {
            (Some(outcome), _) => {
                let judged = self.scene.judged(self.journey, occurrence, outcome);
                let word = say::verdict(judged.verdict, self.scene.lang);
                let semicolon = tr(self.scene.lang, "; ", "；");
                let text =
                    format!("{}{number}{colon}{word}{semicolon}{}", judged.title, judged.text);
                (judged.expectation, text)
            }
            // Left out of what is told.
            (None, Target::Expectation(id)) => {
                let label = &self.scene.program.expectations[id.index()].label;
                (format!("{owner}.{}", label.name), label.title.clone())
            }
            (None, Target::Touchpoint(_) | Target::Moment(_)) => {
                let word = say::verdict(convert::words(occurrence.verdict).0, self.scene.lang);
                (owner.to_owned(), format!("{title}{number}{colon}{word}"))
            }
        };
        Reason { depth, kind: ReasonKind::Verdict, name, holds: None, text }
    }

    fn fact(&self, id: FactId, depth: u32, into: &mut Vec<Reason>) {
        let fact = &self.scene.program.facts[id.index()];
        let holds = self.holds(id);
        let word = match holds {
            Holds::Yes => tr(self.scene.lang, "holds", "成立"),
            Holds::No => tr(self.scene.lang, "does not hold", "不成立"),
            Holds::Unknown => tr(self.scene.lang, "cannot be known", "无法得知"),
        };
        let rule = self.scene.rule(fact.when.span).text;
        let text = match self.scene.lang {
            Lang::En => format!("{}: {word} ({rule})", fact.label.title),
            Lang::Zh => format!("{}：{word}（{rule}）", fact.label.title),
        };
        let (kind, name) = (ReasonKind::Fact, fact.label.name.clone());
        into.push(Reason { depth, kind, name, holds: Some(holds), text });
        if depth < DEEPEST {
            self.because(&fact.when, None, depth + 1, into);
        }
    }

    fn holds(&self, fact: FactId) -> Holds {
        let recoveries = self.journey.recoveries;
        if recoveries.facts.iter().any(|concluded| concluded.fact == fact) {
            return Holds::Yes;
        }
        let mut undecided = recoveries.undecided.iter();
        if undecided.any(|one| one.subject == Subject::Fact(fact)) {
            Holds::Unknown
        } else {
            Holds::No
        }
    }

    fn segment(&self, id: SegmentId, depth: u32) -> Reason {
        let segment = &self.scene.program.segments[id.index()];
        let last = self.journey.sight.rows().last();
        let truth = last.map(|row| self.journey.sight.segment(id, Asked::State(*row)));
        let (holds, word) = match truth {
            Some(Truth::True) => (Holds::Yes, tr(self.scene.lang, "yes", "是")),
            Some(Truth::False) => (Holds::No, tr(self.scene.lang, "no", "否")),
            Some(Truth::Unknown) | None => {
                (Holds::Unknown, tr(self.scene.lang, "cannot be known", "无法得知"))
            }
        };
        let rule = self.scene.rule(segment.condition.span).text;
        let text = match self.scene.lang {
            Lang::En => format!("{}: {word} ({rule})", segment.label.title),
            Lang::Zh => format!("{}：{word}（{rule}）", segment.label.title),
        };
        let (kind, name) = (ReasonKind::Segment, segment.label.name.clone());
        Reason { depth, kind, name, holds: Some(holds), text }
    }

    /// What a field is known as now, and the record that says so.
    fn field(&self, field: FieldId, depth: u32) -> Reason {
        let sight = self.journey.sight;
        let name = self.scene.field_word(field).to_owned();
        let rows = sight.rows().iter().rev();
        let mut known =
            rows.filter_map(|row| Some((*row, sight.field(field, Asked::Record(*row))?)));
        let text = match (known.next(), self.scene.lang) {
            (Some((row, found)), lang) => {
                let shown = value(&self.scene.value(&found), lang);
                let line = self.scene.place(self.journey.place(row)).line;
                match lang {
                    Lang::En => format!("{name} {shown} on line {line}"),
                    Lang::Zh => format!("第{line}行{}{name} {shown}", gap(&name)),
                }
            }
            (None, Lang::En) => format!("{name} is missing"),
            (None, Lang::Zh) => format!("缺少{}{name}", gap(&name)),
        };
        Reason { depth, kind: ReasonKind::Value, name, holds: None, text }
    }

    fn owner_of(&self, target: Target) -> Owner {
        match target {
            Target::Touchpoint(id) => Owner::Touchpoint(id),
            Target::Moment(id) => Owner::Moment(id),
            Target::Expectation(id) => self.scene.program.expectations[id.index()].owner,
        }
    }
}

/// What a condition names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Leaf {
    Verdict(Target),
    Fact(FactId),
    Segment(SegmentId),
    Field(FieldId),
}

fn leaves(expr: &Expr, into: &mut Vec<Leaf>) {
    let leaf = match &expr.kind {
        ExprKind::Verdict(_, target) => Some(Leaf::Verdict(*target)),
        ExprKind::Overrun(expectation) => Some(Leaf::Verdict(Target::Expectation(*expectation))),
        ExprKind::Fact(fact) => Some(Leaf::Fact(*fact)),
        ExprKind::Segment(segment) => Some(Leaf::Segment(*segment)),
        ExprKind::Field(field) => Some(Leaf::Field(*field)),
        _ => {
            expr.children().into_iter().for_each(|part| leaves(part, into));
            None
        }
    };
    into.extend(leaf.filter(|leaf| !into.contains(leaf)));
}
