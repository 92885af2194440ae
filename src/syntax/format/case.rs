//! `case`.

use super::list::pad;
use super::scribe::{Scribe, lead_beside, quoted, timestamp, titled};
use super::sheet::Sheet;
use crate::source::Span;
use crate::syntax::ast::{Case, Given, OwedSo, Path, ThenKind, VerdictWord};
use crate::syntax::words::Word;

impl Scribe {
    /// `case`: its records, the time it is judged at, and what must come out.
    pub(super) fn case(self, sheet: &mut Sheet<'_>, span: Span, it: &Case) {
        let head = format!("{} {}", self.word(Word::Case), quoted(&it.title.value));
        sheet.block(span, &head, it.title.span.end, |sheet| {
            if let Some(span) = it.given_span {
                self.given(sheet, span, &it.given);
            }
            let mut parts: Vec<(Span, String)> = (it.then.iter())
                .map(|then| {
                    (then.span, format!("{} {}", self.word(Word::Then), self.then(&then.kind)))
                })
                .collect();
            if let Some(time) = &it.as_of {
                let line = format!("{} {}", self.word(Word::AsOf), timestamp(time));
                parts.push((time.span, line));
            }
            parts.sort_by_key(|(span, _)| span.start);
            for (span, line) in &parts {
                sheet.put(*span, line);
            }
        });
    }

    fn given(self, sheet: &mut Sheet<'_>, span: Span, records: &[Given]) {
        sheet.block(span, self.word(Word::Given), span.start, |sheet| {
            let mut firsts: Vec<String> = (records.iter())
                .map(|it| timestamp(&it.time) + &*titled(it.event.as_ref()))
                .collect();
            pad(&mut firsts, |at| sheet.apart(records[at - 1].span, records[at].span));
            for (record, first) in records.iter().zip(firsts) {
                let mut line = first;
                for (name, value) in &record.values {
                    line += &format!(" {}={}", self.name(name), self.plain_value(value));
                }
                sheet.put(record.span, line.trim_end());
            }
        });
    }

    fn then(self, kind: &ThenKind) -> String {
        let no =
            |yes: &bool| if *yes { String::new() } else { format!("{} ", self.word(Word::No)) };
        match kind {
            ThenKind::Verdict { target, occurrence, verdict } => {
                let line = self.target(target) + &*self.occurrence(*occurrence);
                format!("{line} {}", self.verdict(*verdict))
            }
            ThenKind::Recovery(so) => self.owed_so(so),
            ThenKind::NoRecovery(name) => {
                let name = name.as_ref().map(|name| self.name_beside(name, &[Word::Then]));
                let recovery = self.word(Word::Recovery);
                let name = name.map(|name| format!(" {name}")).unwrap_or_default();
                format!("{}{recovery}{name}", no(&false))
            }
            ThenKind::Fact { holds, name } => {
                format!("{}{} {}", no(holds), self.word(Word::Fact), self.name(name))
            }
        }
    }

    fn owed_so(self, so: &OwedSo) -> String {
        let mut line = format!("{} {}", self.word(Word::Recovery), self.name(&so.name));
        line += &self.occurrence(so.occurrence);
        if let Some(action) = &so.action {
            line += &format!(" {} {}", self.word(Word::Do), self.name(&action.name));
            if let Some(amount) = &action.amount {
                line += &format!(" {}", self.money_literal(amount));
            }
            if let Some(by) = &action.by {
                line += &format!(" {} {}", self.word(Word::ByWhom), self.name(by));
            }
        }
        if let Some(verdict) = so.verdict {
            line += &format!(" {}", self.verdict(verdict));
        }
        line
    }

    fn occurrence(self, number: Option<u32>) -> String {
        let word = self.word(Word::Occurrence);
        number.map_or_else(String::new, |number| format!(" {word} {number}{}", self.times()))
    }

    fn target(self, path: &Path) -> String {
        lead_beside(self.path(path), &[Word::Recovery, Word::Fact])
    }

    fn verdict(self, verdict: VerdictWord) -> String {
        let (word, detail) = match verdict {
            VerdictWord::Met => (Word::Met, None),
            VerdictWord::Failed => (Word::Failed, None),
            VerdictWord::FailedLate => (Word::Failed, Some(Word::Late)),
            VerdictWord::FailedMissing => (Word::Failed, Some(Word::Missing)),
            VerdictWord::FailedBroken => (Word::Failed, Some(Word::Broken)),
            VerdictWord::Open => (Word::Open, None),
            VerdictWord::OpenRunning => (Word::Open, Some(Word::Running)),
            VerdictWord::OpenPaused => (Word::Open, Some(Word::Paused)),
            VerdictWord::Unknown => (Word::Unknown, None),
            VerdictWord::Exempt => (Word::Exempt, None),
            VerdictWord::NotApplicable => (Word::NotApplicable, None),
        };
        match detail {
            Some(detail) => format!("{} {}", self.word(word), self.word(detail)),
            None => self.word(word).to_owned(),
        }
    }
}
