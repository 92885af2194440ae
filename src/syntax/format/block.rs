//! `touchpoint`, `moment` and `standard`.

use super::WIDTH;
use super::expression::compare;
use super::item::head_end;
use super::scribe::{Scribe, tick_lead, titled};
use super::sheet::Sheet;
use crate::source::Span;
use crate::syntax::ast::{
    Block, Clause, ClauseKind, Exception, Expect, Lane, Level, Per, Phase, Reopens, Require,
    RequirementKind, Standard, Toward,
};
use crate::syntax::words::Word;
use crate::unit::Period;
use unicode_width::UnicodeWidthStr;

impl Scribe {
    /// `touchpoint` or `moment`
    pub(super) fn block(self, sheet: &mut Sheet<'_>, span: Span, word: Word, it: &Block) {
        let head = self.head(word, &it.name, it.title.as_ref());
        sheet.block(span, &head, head_end(&it.name, it.title.as_ref()), |sheet| {
            let mut clauses = it.clauses.iter().peekable();
            while let Some(clause) = clauses.next() {
                // `phase service  lane front` are often told in one breath.
                if let Some(next) = clauses.peek()
                    && is_place(clause)
                    && is_place(next)
                    && sheet.share_line(clause.span, next.span)
                {
                    let line = format!("{}  {}", self.clause(clause, 0), self.clause(next, 0));
                    sheet.put(clause.span.to(next.span), &line);
                    clauses.next();
                } else if let ClauseKind::Expect(expect) = &clause.kind {
                    self.expect(sheet, clause.span, expect);
                } else {
                    sheet.put(clause.span, &self.clause(clause, sheet.margin()));
                }
            }
        });
    }

    fn clause(self, clause: &Clause, margin: usize) -> String {
        match &clause.kind {
            ClauseKind::Phase(phase) => {
                let phase = match phase {
                    Phase::Awareness => Word::Awareness,
                    Phase::Decision => Word::Decision,
                    Phase::Service => Word::InService,
                    Phase::Aftercare => Word::Aftercare,
                };
                self.two(Word::Phase, phase)
            }
            ClauseKind::Lane(lane) => {
                let lane = match lane {
                    Lane::Customer => Word::CustomerLane,
                    Lane::Front => Word::Front,
                    Lane::Back => Word::Back,
                    Lane::Support => Word::Support,
                };
                self.two(Word::Lane, lane)
            }
            ClauseKind::When(condition) => self.fill(self.word(Word::When), condition, margin),
            ClauseKind::From { start, end } => {
                let end = self.part(Word::To, end.as_ref());
                format!("{} {}{end}", self.word(Word::From), self.expr(start))
            }
            ClauseKind::At(pattern) => {
                // `at most` would begin a count.
                let most = |first: &str| matches!(first, "most" | "least");
                let pattern = tick_lead(self.expr(pattern), most);
                format!("{} {pattern}", self.word(Word::At))
            }
            ClauseKind::EachJourney => self.word(Word::EachJourney).to_owned(),
            ClauseKind::Per(name) => format!("{} {}", self.word(Word::Per), self.name(name)),
            ClauseKind::Stake(stake) => {
                format!("{} {}", self.word(Word::Stake), self.expr(stake))
            }
            ClauseKind::Reopens(how) => {
                let how = match how {
                    Reopens::New => Word::New,
                    Reopens::Resume => Word::Resume,
                    Reopens::Ignore => Word::Ignore,
                };
                self.two(Word::Reopens, how)
            }
            ClauseKind::Expect(_) => String::new(),
        }
    }

    fn two(self, first: Word, second: Word) -> String {
        format!("{} {}", self.word(first), self.word(second))
    }

    fn expect(self, sheet: &mut Sheet<'_>, span: Span, it: &Expect) {
        let requirement = &it.requirement;
        let end = requirement.paused.as_ref().map_or(requirement.span.end, |it| it.span.end);
        sheet.put(Span { end, ..span }, &self.expect_head(it, sheet.margin()));
        let mut parts: Vec<(Span, String)> = Vec::new();
        parts.extend(it.exceptions.iter().map(|it| (it.span, self.exception(it))));
        parts.extend(it.toward.iter().map(|it| (it.span, self.toward(it))));
        parts.sort_by_key(|(span, _)| span.start);
        sheet.indented(|sheet| {
            for (span, line) in &parts {
                sheet.put(*span, line);
            }
        });
    }

    /// In one line if it fits; else the pause stands in the next, and the requirement too if it must.
    fn expect_head(self, it: &Expect, margin: usize) -> String {
        let level = match it.level {
            Level::Must => Word::Must,
            Level::Should => Word::Should,
            Level::Delight => Word::Delight,
        };
        let (name, title) = (self.name(&it.name), titled(it.title.as_ref()));
        let head = format!("{} {name}{title}:", self.two(Word::Expect, level));
        let requirement = self.requirement(&it.requirement.kind);
        let pause = self.pause(&it.requirement);
        let fits = |line: &str| margin + line.width() <= WIDTH;
        let whole = format!("{head} {requirement}{pause}");
        if fits(&whole) {
            return whole;
        }
        let indent = format!("\n{}", " ".repeat(margin + 6));
        let pause = match pause.strip_prefix(", ") {
            Some(pause) => format!(",{indent}{pause}"),
            None => String::new(),
        };
        let line = format!("{head} {requirement}");
        if fits(&line) {
            return line + &*pause;
        }
        match &it.requirement.kind {
            RequirementKind::Holds(condition) => self.fill(&head, condition, margin) + &*pause,
            _ => format!("{head}{indent}{requirement}{pause}"),
        }
    }

    fn exception(self, it: &Exception) -> String {
        let mut line = format!("{} {}", self.word(Word::For), self.name(&it.segment));
        if !it.instead_of.is_empty() {
            line += &format!(" {} {}", self.word(Word::InsteadOf), self.names(&it.instead_of));
        }
        format!("{line}: {}", self.change(&it.change))
    }

    fn toward(self, it: &Toward) -> String {
        let line = format!("{} {}", self.word(Word::Toward), self.path(&it.facet));
        match it.weight {
            Some(weight) => format!("{line} {} {weight}", self.word(Word::Weight)),
            None => line,
        }
    }

    /// `standard`
    pub(super) fn standard(self, sheet: &mut Sheet<'_>, span: Span, it: &Standard) {
        let head = self.head(Word::Standard, &it.name, it.title.as_ref());
        sheet.block(span, &head, head_end(&it.name, it.title.as_ref()), |sheet| {
            for require in &it.requires {
                sheet.put(require.span, &self.require(require));
            }
        });
    }

    fn require(self, it: &Require) -> String {
        let (metric, op) = (self.call(&it.metric), compare(it.op));
        let mut line =
            format!("{} {metric} {op} {}", self.word(Word::Require), self.expr(&it.target));
        for per in &it.per {
            let per = match per {
                Per::Name(name) => self.name_beside(name, PERIODS),
                Per::Period(period, _) => self.word(period_word(*period)).to_owned(),
            };
            line += &format!(", {} {per}", self.word(Word::Per));
        }
        if let Some(count) = it.at_least {
            let (least, cases) = (self.word(Word::AtLeast), self.word(Word::Cases));
            line += &format!(", {least} {count} {cases}");
        }
        if let Some(share) = it.confidence {
            let (with, confidence) = (self.word(Word::With), self.word(Word::Confidence));
            line += &format!(", {with} {share}% {confidence}");
        }
        line
    }
}

const PERIODS: &[Word] =
    &[Word::EachDay, Word::EachWeek, Word::EachMonth, Word::EachQuarter, Word::EachYear];

/// The word for a period.
pub(super) fn period_word(period: Period) -> Word {
    match period {
        Period::Day => Word::EachDay,
        Period::Week => Word::EachWeek,
        Period::Month => Word::EachMonth,
        Period::Quarter => Word::EachQuarter,
        Period::Year => Word::EachYear,
    }
}

fn is_place(clause: &Clause) -> bool {
    matches!(clause.kind, ClauseKind::Phase(_) | ClauseKind::Lane(_))
}
