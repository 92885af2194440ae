//! The parts that sentences about evidence are made of.

use crate::check::program::{
    Anchor, Expectation, ExprKind, FieldId, Limit, Owner, PatternId, Requirement, RequirementKind,
    Subject, WaiverId,
};
use crate::diagnostic::Lang;
use crate::judge::verdict::{Evidence, Occurrence, Outcome, Part, Row, Verdict};
use crate::measure::Sight;
use crate::report::model::Value;
use crate::report::say;
use crate::report::scene::{Journey, Scene};
use crate::syntax::ast::CompareOp;
use crate::unit::Instant;
use crate::value;

/// How many lines or fields a sentence names before it only counts the rest.
const NAMED: usize = 4;

/// One verdict, about to be put into words.
pub(super) struct Phrase<'a, S> {
    pub(super) scene: &'a Scene<'a>,
    pub(super) journey: &'a Journey<'a, S>,
    pub(super) occurrence: &'a Occurrence,
    pub(super) verdict: Verdict,
    pub(super) evidence: &'a Evidence,
    pub(super) expectation: &'a Expectation,
    pub(super) requirement: &'a Requirement,
    /// Position of the exception that applied.
    pub(super) applied: Option<u16>,
    exception: Option<String>,
}

impl<'a, S: Sight> Phrase<'a, S> {
    pub(super) fn new(
        scene: &'a Scene<'a>,
        journey: &'a Journey<'a, S>,
        occurrence: &'a Occurrence,
        outcome: &'a Outcome,
    ) -> Self {
        Self {
            scene,
            journey,
            occurrence,
            verdict: outcome.verdict,
            evidence: &outcome.evidence,
            expectation: &scene.program.expectations[outcome.expectation.index()],
            requirement: scene.requirement(outcome),
            applied: outcome.exception,
            exception: scene.exception(outcome),
        }
    }

    /// The one of two wordings.
    pub(super) fn tr<'t>(&self, en: &'t str, zh: &'t str) -> &'t str {
        say::tr(self.scene.lang, en, zh)
    }

    pub(super) fn exempt(&self, waiver: WaiverId) -> String {
        let waiver = &self.scene.program.waivers[waiver.index()];
        let (because, by) = (&waiver.because, &waiver.approved_by);
        match self.scene.lang {
            Lang::En => format!("exempt: {because} (approved by {by})"),
            Lang::Zh => format!("豁免：{because}（批准人：{by}）"),
        }
    }

    pub(super) fn not_applicable(&self) -> String {
        let awaited = match &self.requirement.kind {
            RequirementKind::Within { after, .. } => *after,
            RequirementKind::No { anchor, .. } | RequirementKind::Count { anchor, .. } => {
                anchor.map(|anchor| anchor.pattern)
            }
            RequirementKind::Order { other, .. } => *other,
            RequirementKind::Holds(_)
            | RequirementKind::By { .. }
            | RequirementKind::Every { .. }
            | RequirementKind::Quantified { .. }
            | RequirementKind::Follows { .. } => None,
        };
        match (awaited.map(|pattern| self.pattern(pattern)), self.scene.lang) {
            (Some(pattern), Lang::En) => format!("not applicable: {pattern} never came"),
            (Some(pattern), Lang::Zh) => format!("不适用：没有出现{pattern}"),
            (None, _) => self.tr("not applicable", "不适用").to_owned(),
        }
    }

    pub(super) fn unknown(&self) -> String {
        let fields = &self.evidence.unknown;
        if fields.is_empty() {
            let reason = "unknown: the possibilities lead to different verdicts";
            return self.tr(reason, "未知：不同的可能得出不同的结论").to_owned();
        }
        let named = |(field, row): &(FieldId, Row)| match self.scene.lang {
            Lang::En => {
                format!("{} is missing on {}", self.scene.field_word(*field), self.line(*row))
            }
            Lang::Zh => {
                let field = self.scene.field_word(*field);
                format!("{}缺少{}{field}", self.line(*row), say::gap(field))
            }
        };
        let mut parts: Vec<String> = fields.iter().take(NAMED).map(named).collect();
        if fields.len() > NAMED {
            let rest = fields.len() - NAMED;
            parts.push(match self.scene.lang {
                Lang::En => format!("{rest} more"),
                Lang::Zh => format!("另有{rest}处"),
            });
        }
        format!("{}{}", self.tr("unknown: ", "未知："), parts.join(self.tr(", ", "，")))
    }

    /// The requirement in its own words, for forms without a sentence of their own.
    pub(super) fn as_written(&self) -> String {
        let text = self.scene.rule(self.requirement.span).text;
        let state = match self.verdict {
            Verdict::Failed(_) => self.tr("not kept: ", "未做到："),
            Verdict::Open(_) => self.tr("not decided yet: ", "尚未确定："),
            _ => self.tr("kept: ", "已做到："),
        };
        format!("{}{state}{text}", self.prefix(self.row_of(&[Part::Violation, Part::Stop])))
    }

    /// `line 18`, with the log's name where there are several.
    pub(super) fn line(&self, row: Row) -> String {
        let place = self.journey.place(row);
        let line = match self.scene.lang {
            Lang::En => format!("line {}", place.line),
            Lang::Zh => format!("第{}行", place.line),
        };
        if self.scene.files.len() < 2 {
            return line;
        }
        format!("{} {line}", self.scene.place(place).file)
    }

    /// `(lines 18, 20 and 3 more)`, of so many in all, in brackets; nothing without rows.
    pub(super) fn lines(&self, rows: &[Row], all: usize) -> String {
        if rows.is_empty() {
            return String::new();
        }
        let several = self.scene.files.len() > 1;
        let number = |row: &Row| {
            if several { self.line(*row) } else { self.journey.place(*row).line.to_string() }
        };
        let shown: Vec<String> = rows.iter().take(NAMED).map(number).collect();
        let all = all.max(rows.len());
        let rest = all - shown.len();
        match self.scene.lang {
            Lang::En => {
                let word = match (several, all) {
                    (true, _) => "",
                    (false, 1) => "line ",
                    (false, _) => "lines ",
                };
                let rest = if rest > 0 { format!(" and {rest} more") } else { String::new() };
                format!(" ({word}{}{rest})", shown.join(", "))
            }
            Lang::Zh => {
                let (before, after) = if several { ("", "") } else { ("第", "行") };
                let rest = if rest > 0 { format!("等{all}行") } else { after.to_owned() };
                format!("（{before}{}{rest}）", shown.join("、"))
            }
        }
    }

    /// `line 18: `; nothing without a row.
    pub(super) fn prefix(&self, row: Option<Row>) -> String {
        row.map_or_else(String::new, |row| format!("{}{}", self.line(row), self.tr(": ", "：")))
    }

    /// The first record that plays one of these parts.
    pub(super) fn row_of(&self, parts: &[Part]) -> Option<Row> {
        self.evidence.records.iter().find(|(_, part)| parts.contains(part)).map(|(row, _)| *row)
    }

    /// All records that play one of these parts.
    pub(super) fn rows_of(&self, parts: &[Part]) -> Vec<Row> {
        let records = self.evidence.records.iter();
        records.filter(|(_, part)| parts.contains(part)).map(|(row, _)| *row).collect()
    }

    /// The record that the clock or window starts with.
    pub(super) fn anchor(&self) -> Row {
        self.row_of(&[Part::Anchor]).unwrap_or(self.occurrence.start)
    }

    /// A pattern as people read it.
    pub(super) fn pattern(&self, pattern: PatternId) -> String {
        self.scene.program.patterns[pattern.index()].label.title.clone()
    }

    /// The touchpoint or moment itself, where an order has no Q of its own.
    pub(super) fn own(&self) -> String {
        let title = match self.occurrence.owner {
            Owner::Touchpoint(id) => &self.scene.program.touchpoints[id.index()].label.title,
            Owner::Moment(id) => &self.scene.program.moments[id.index()].label.title,
        };
        title.clone()
    }

    /// What a clock waits for.
    pub(super) fn subject(&self, subject: &Subject) -> String {
        match subject {
            Subject::Pattern(pattern) => self.pattern(*pattern),
            Subject::Time(expr) => match expr.kind {
                ExprKind::Field(field) => self.scene.field_word(field).to_owned(),
                _ => self.scene.rule(expr.span).text,
            },
        }
    }

    /// A value of the data.
    pub(super) fn value(&self, value: &value::Value) -> String {
        say::value(&self.scene.value(value), self.scene.lang)
    }

    /// An instant in the service's zone.
    pub(super) fn time(&self, instant: Instant) -> String {
        self.scene.local(instant).readable()
    }

    /// A length of elapsed time.
    pub(super) fn length(&self, micros: i64) -> String {
        say::length(micros, self.scene.lang)
    }

    /// ` for vip`, where an exception applied.
    pub(super) fn for_whom(&self) -> String {
        match (&self.exception, self.scene.lang) {
            (None, _) => String::new(),
            (Some(segment), Lang::En) => format!(" for {segment}"),
            (Some(segment), Lang::Zh) => format!("（{segment}）"),
        }
    }

    /// A declared length.
    pub(super) fn limit(&self, limit: &Limit) -> String {
        self.value(&value::Value::Length(limit.length))
    }

    /// ` within 7d`, ` before "resolved"`: the window of a ban or count.
    pub(super) fn window(&self, limit: Option<&Limit>, anchor: Option<&Anchor>) -> String {
        let anchor = anchor.map(|anchor| (anchor.before, self.pattern(anchor.pattern)));
        let limit = limit.map(|limit| self.limit(limit));
        match self.scene.lang {
            Lang::En => {
                let limit = limit.map(|limit| format!(" within {limit}"));
                let side = anchor.map(|(before, pattern)| {
                    format!(" {} {pattern}", if before { "before" } else { "after" })
                });
                limit.into_iter().chain(side).collect()
            }
            Lang::Zh => {
                let side = anchor.map(|(before, pattern)| {
                    format!("{pattern}{}", if before { "之前" } else { "之后" })
                });
                let limit = limit.map(|limit| format!("{limit}内"));
                side.into_iter().chain(limit).collect()
            }
        }
    }

    /// What is allowed, after its comparison: `limit 20s for vip`, `at least 3`.
    pub(super) fn allowed(&self, op: CompareOp, limit: &Value) -> String {
        let (en, zh) = match op {
            CompareOp::LessEqual => ("limit ", "上限"),
            CompareOp::Less => ("must be below ", "须低于"),
            CompareOp::GreaterEqual => ("at least ", "至少"),
            CompareOp::Greater => ("must be above ", "须高于"),
            CompareOp::Equal => ("must be ", "须为"),
            CompareOp::NotEqual => ("must not be ", "不得为"),
        };
        let limit = say::value(limit, self.scene.lang);
        let blank = match self.scene.lang {
            Lang::Zh if limit.starts_with(|c: char| c.is_ascii_alphabetic()) => " ",
            Lang::En | Lang::Zh => "",
        };
        format!("{}{blank}{limit}{}{}", self.tr(en, zh), self.for_whom(), self.changed())
    }

    /// The distance from the limit: `11s over`, `2 short`, `5s to spare`; nothing where equal
    /// or without meaning.
    pub(super) fn margin(&self, op: CompareOp, margin: Option<&Value>) -> String {
        let Some((negative, size)) = margin.and_then(size) else { return String::new() };
        let size = say::value(&size, self.scene.lang);
        let failed = matches!(self.verdict, Verdict::Failed(_));
        let (en, zh) = match (failed, op, negative) {
            (_, CompareOp::Equal | CompareOp::NotEqual, _) => return String::new(),
            (true, _, false) => ("over", "超出"),
            (true, _, true) => ("short", "还差"),
            (false, ..) => ("to spare", "余"),
        };
        match self.scene.lang {
            Lang::En => format!(", {size} {en}"),
            Lang::Zh => format!("，{zh}{size}"),
        }
    }
}

/// Whether a margin is negative, and its size; `None` for zero.
fn size(margin: &Value) -> Option<(bool, Value)> {
    match margin {
        Value::Duration(micros) if *micros != 0 => {
            Some((*micros < 0, Value::Duration(micros.saturating_abs())))
        }
        Value::Number(number) if !number.is_zero() => {
            Some((number.is_sign_negative(), Value::Number(number.abs())))
        }
        Value::Money(money) if !money.amount.is_zero() => {
            let mut size = money.clone();
            size.amount = money.amount.abs();
            Some((money.amount.is_sign_negative(), Value::Money(size)))
        }
        _ => None,
    }
}
