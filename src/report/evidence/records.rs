//! Bans, counts and orders: which records came, and which should or should not have.

use super::phrase::Phrase;
use crate::check::program::{Anchor, Limit, PatternId};
use crate::diagnostic::Lang;
use crate::judge::verdict::{Part, Quantity, Verdict};
use crate::measure::Sight;
use crate::syntax::ast::{Bound, Order};

const COUNTED: &[Part] = &[Part::Witness, Part::Violation];

impl<S: Sight> Phrase<'_, S> {
    pub(super) fn ban(
        &self,
        pattern: PatternId,
        limit: Option<&Limit>,
        anchor: Option<&Anchor>,
    ) -> String {
        let name = self.pattern(pattern);
        let window = self.window(limit, anchor);
        let whom = self.for_whom();
        let since = match limit {
            Some(_) if anchor.is_none_or(|anchor| !anchor.before) => Some(self.anchor()),
            _ => None,
        };
        match self.verdict {
            Verdict::Failed(_) => {
                let row = self.row_of(&[Part::Violation]);
                let after = since.zip(row).map(|(from, row)| {
                    let sight = self.journey.sight;
                    let gap = self.length(sight.time(row).since(sight.time(from)).0);
                    match self.scene.lang {
                        Lang::En => format!(" {gap} after {}", self.line(from)),
                        Lang::Zh => format!("（{}之后{gap}）", self.line(from)),
                    }
                });
                let after = after.unwrap_or_default();
                match self.scene.lang {
                    Lang::En => {
                        format!("{}{name}{after}, none allowed{window}{whom}", self.prefix(row))
                    }
                    Lang::Zh => {
                        format!("{}出现{name}{after}，{window}不允许{whom}", self.prefix(row))
                    }
                }
            }
            Verdict::Open(_) => match self.scene.lang {
                Lang::En => format!("no {name}{window} so far; {}", self.when_decided()),
                Lang::Zh => format!("{window}目前没有{name}；{}", self.when_decided()),
            },
            _ => match self.scene.lang {
                Lang::En => format!("no {name}{window}"),
                Lang::Zh => format!("{window}没有{name}"),
            },
        }
    }

    pub(super) fn count(
        &self,
        bound: Bound,
        count: u32,
        pattern: PatternId,
        limit: Option<&Limit>,
        anchor: Option<&Anchor>,
    ) -> String {
        let rows = self.rows_of(COUNTED);
        let seen = match self.evidence.measured.as_ref().map(|measured| &measured.actual) {
            Some(Quantity::Count(seen)) => u64::from(*seen),
            _ => rows.len() as u64,
        };
        let (name, lines) = (self.pattern(pattern), self.lines(&rows, seen as usize));
        let (window, whom) = (self.window(limit, anchor), self.for_whom());
        let (en, zh) = match bound {
            Bound::AtMost => ("at most", "至多允许"),
            Bound::AtLeast => ("at least", "至少需要"),
            Bound::Exactly => ("exactly", "须恰好"),
        };
        let open = matches!(self.verdict, Verdict::Open(_));
        let (so_far, decided) = if open {
            let decided = format!("{}{}", self.tr("; ", "；"), self.when_decided());
            (self.tr(" so far", "目前"), decided)
        } else {
            ("", String::new())
        };
        match self.scene.lang {
            Lang::En => {
                let needed = match bound {
                    Bound::AtMost => "allowed",
                    Bound::AtLeast | Bound::Exactly => "required",
                };
                let limits = format!("{en} {count} {needed}{window}{whom}");
                let seen = if seen == 0 { "no".to_owned() } else { format!("{seen} ×") };
                format!("{seen} {name}{lines}{so_far}, {limits}{decided}")
            }
            Lang::Zh => {
                let seen = match seen {
                    0 => format!("没有{name}"),
                    _ => format!("{name} {seen} 次{lines}"),
                };
                format!("{so_far}{seen}，{window}{zh} {count} 次{whom}{decided}")
            }
        }
    }

    pub(super) fn order(
        &self,
        pattern: PatternId,
        order: Order,
        other: Option<PatternId>,
    ) -> String {
        let p = self.pattern(pattern);
        let q = other.map_or_else(|| self.own(), |other| self.pattern(other));
        // An order that the next record broke is told of its Q.
        let of_q = matches!(order, Order::RightAfter | Order::Alternates);
        let anchor = self.row_of(&[Part::Anchor]);
        let row = anchor.filter(|_| of_q).or_else(|| self.row_of(&[Part::Violation])).or(anchor);
        let prefix = self.prefix(row);
        let lines = self.lines(&self.rows_of(&[Part::Anchor, Part::Stop, Part::Witness]), 0);
        let lang = self.scene.lang;
        match (self.verdict, order, lang) {
            (Verdict::Failed(_), _, Lang::En) => prefix + &*broken_en(order, &p, &q),
            (Verdict::Failed(_), _, Lang::Zh) => prefix + &*broken_zh(order, &p, &q),
            (Verdict::Open(_), _, Lang::En) => {
                format!("{p} {} {q}: {}", relation(order, lang), self.when_decided())
            }
            (Verdict::Open(_), _, Lang::Zh) => {
                format!("{p}{}{q}：{}", relation(order, lang), self.when_decided())
            }
            (_, _, Lang::En) => format!("{p} {} every {q}{lines}", relation(order, lang)),
            (_, _, Lang::Zh) => format!("{p}{}每次{q}{lines}", relation(order, lang)),
        }
    }

    /// When an open verdict will be settled.
    fn when_decided(&self) -> String {
        match (self.evidence.deadline, self.scene.lang) {
            (Some(due), Lang::En) => format!("decided after {}", self.time(due)),
            (Some(due), Lang::Zh) => format!("{} 之后判定", self.time(due)),
            (None, _) => self.tr("decided when it has ended", "结束时判定").to_owned(),
        }
    }
}

fn broken_en(order: Order, p: &str, q: &str) -> String {
    match order {
        Order::Before => format!("{q} without an earlier {p}"),
        Order::After => format!("{q} without a later {p}"),
        Order::RightAfter => format!("{q} not followed at once by {p}"),
        Order::RightBefore => format!("{q} without {p} just before it"),
        Order::Alternates => format!("{q} again, or the end, before {p}"),
        Order::AlternatesBefore => format!("{q} without {p} since the {q} before it"),
        Order::Together => format!("{q} but no {p}"),
        Order::First => format!("the first record is not {p}"),
        Order::Last => format!("the last record is not {p}"),
        Order::NeverRightAfter => format!("{p} right after {q}"),
        Order::NeverRightBefore => format!("{p} right before {q}"),
        Order::NeverTogether => format!("both {p} and {q}"),
    }
}

fn broken_zh(order: Order, p: &str, q: &str) -> String {
    match order {
        Order::Before => format!("{q}之前没有{p}"),
        Order::After => format!("{q}之后没有{p}"),
        Order::RightAfter => format!("{q}之后没有紧接{p}"),
        Order::RightBefore => format!("{q}的前一条记录不是{p}"),
        Order::Alternates => format!("{p}出现之前又有{q}，或已结束"),
        Order::AlternatesBefore => format!("自上一个{q}以来没有{p}"),
        Order::Together => format!("有{q}而没有{p}"),
        Order::First => format!("第一条记录不是{p}"),
        Order::Last => format!("最后一条记录不是{p}"),
        Order::NeverRightAfter => format!("{p}紧接在{q}之后"),
        Order::NeverRightBefore => format!("{p}紧接在{q}之前"),
        Order::NeverTogether => format!("{p}与{q}同时存在"),
    }
}

fn relation(order: Order, lang: Lang) -> &'static str {
    let (en, zh) = match order {
        Order::Before => ("before", "早于"),
        Order::After => ("after", "晚于"),
        Order::RightAfter => ("right after", "紧接"),
        Order::RightBefore => ("right before", "紧先于"),
        Order::Alternates => ("alternating with", "交替于"),
        Order::AlternatesBefore => ("alternating before", "交替早于"),
        Order::Together => ("together with", "伴随"),
        Order::First => ("as the first record", "居首"),
        Order::Last => ("as the last record", "居末"),
        Order::NeverRightAfter => ("never right after", "从不紧接"),
        Order::NeverRightBefore => ("never right before", "从不紧先于"),
        Order::NeverTogether => ("never together with", "从不伴随"),
    };
    crate::report::say::tr(lang, en, zh)
}
