//! Declarations: their heads, and those that have no inside.

use super::list::{in_one_line, put_grouped};
use super::scribe::{Scribe, bare_or_quoted, date, quoted, titled};
use super::sheet::Sheet;
use crate::source::Span;
use crate::syntax::ast::{Definition, Facet, Function, Item, ItemKind, Name, Text, Waive};
use crate::syntax::words::Word;

impl Scribe {
    /// A declaration.
    pub(super) fn item(self, sheet: &mut Sheet<'_>, item: &Item) {
        let span = item.span;
        match &item.kind {
            ItemKind::Use(text) => {
                sheet.put(span, &format!("{} {}", self.word(Word::Use), quoted(&text.value)));
            }
            ItemKind::Segment(it) => self.definition(sheet, span, Word::Segment, it),
            ItemKind::Let(it) => self.definition(sheet, span, Word::Let, it),
            ItemKind::Step(it) => self.definition(sheet, span, Word::Step, it),
            ItemKind::Conclude(it) => {
                let head = self.head(Word::Conclude, &it.name, it.title.as_ref());
                let before = format!("{head} {}", self.word(Word::When));
                sheet.put(span, &self.fill(&before, &it.value, sheet.margin()));
            }
            ItemKind::Waive(it) => self.waive(sheet, span, it),
            ItemKind::Fn(it) => sheet.put(span, &self.function_item(it)),
            ItemKind::Service(it) => self.service(sheet, span, it),
            ItemKind::Calendar(it) => self.calendar(sheet, span, it),
            ItemKind::Record(fields) => self.record(sheet, span, fields),
            ItemKind::Touchpoint(it) => self.block(sheet, span, Word::Touchpoint, it),
            ItemKind::Moment(it) => self.block(sheet, span, Word::Moment, it),
            ItemKind::Model(it) => {
                let head = self.head(Word::Model, &it.name, it.title.as_ref());
                let facets: Vec<(Span, String)> =
                    it.facets.iter().map(|facet| (facet.span, self.facet(facet))).collect();
                let head_end = head_end(&it.name, it.title.as_ref());
                grouped(sheet, span, &head, head_end, &facets, "  ");
            }
            ItemKind::Protocol(it) => {
                let mut head = self.head(Word::Protocol, &it.name, it.title.as_ref());
                if it.ordered {
                    head = format!("{head} {}", self.word(Word::InOrder));
                }
                let plain = it.steps.iter().all(|it| it.title.is_none() && it.within.is_none());
                let steps: Vec<(Span, String)> = (it.steps.iter())
                    .map(|step| {
                        let within = self.within(step.within.as_ref());
                        let title = titled(step.title.as_ref());
                        (step.span, format!("{}{title}{within}", self.name(&step.name)))
                    })
                    .collect();
                let head_end = head_end(&it.name, it.title.as_ref());
                let separator = if plain { " " } else { "  " };
                grouped(sheet, span, &head, head_end, &steps, separator);
            }
            ItemKind::Authority(levels) => {
                let levels: Vec<(Span, String)> =
                    levels.iter().map(|level| (level.span, self.level(level))).collect();
                let head = self.word(Word::Authority);
                grouped(sheet, span, head, span.start, &levels, "  ");
            }
            ItemKind::Recovery(it) => self.recovery(sheet, span, it),
            ItemKind::Standard(it) => self.standard(sheet, span, it),
            ItemKind::Case(it) => self.case(sheet, span, it),
        }
    }

    /// `segment vip "title"`
    pub(super) fn head(self, word: Word, name: &Name, title: Option<&Text>) -> String {
        format!("{} {}{}", self.word(word), self.name(name), titled(title))
    }

    fn definition(self, sheet: &mut Sheet<'_>, span: Span, word: Word, it: &Definition) {
        let before = format!("{} =", self.head(word, &it.name, it.title.as_ref()));
        sheet.put(span, &self.fill(&before, &it.value, sheet.margin()));
    }

    fn facet(self, facet: &Facet) -> String {
        let mut line = self.name(&facet.name) + &*titled(facet.title.as_ref());
        if let Some(weight) = facet.weight {
            line += &*format!(" {weight}%");
        }
        for (word, items) in
            [(Word::Expected, &facet.expected), (Word::Perceived, &facet.perceived)]
        {
            if !items.is_empty() {
                line += &*format!(" {} [{}]", self.word(word), self.names(items));
            }
        }
        line
    }

    /// The reason, who approved and until when stand in a line of their own, as people read them.
    fn waive(self, sheet: &mut Sheet<'_>, span: Span, it: &Waive) {
        let mut line = format!("{} {}", self.word(Word::Waive), self.path(&it.target));
        if let Some(when) = &it.when {
            line = self.fill(&format!("{line} {}", self.word(Word::When)), when, sheet.margin());
        }
        let mut reasons = Vec::new();
        for (word, text) in [(Word::Because, &it.because), (Word::ApprovedBy, &it.approved_by)] {
            if let Some(text) = text {
                reasons.push(format!("{} {}", self.word(word), quoted(&text.value)));
            }
        }
        if let Some((day, _)) = it.until {
            reasons.push(format!("{} {}", self.word(Word::Until), date(day)));
        }
        if !reasons.is_empty() {
            line = format!("{line}\n  {}", reasons.join(" "));
        }
        sheet.put(span, &line);
    }

    fn function_item(self, it: &Function) -> String {
        let parameters: Vec<String> = it
            .parameters
            .iter()
            .map(|(name, ty)| format!("{}: {}", self.name(name), self.type_expr(ty)))
            .collect();
        format!(
            "{} {}({}) -> {} {} {}",
            self.word(Word::Fn),
            self.function(&it.name),
            parameters.join(", "),
            self.type_expr(&it.returns),
            self.word(Word::From),
            quoted(&it.from.value)
        )
    }
}

/// A block of parts that may share lines, or be all in one.
fn grouped(
    sheet: &mut Sheet<'_>,
    whole: Span,
    head: &str,
    head_end: u32,
    parts: &[(Span, String)],
    separator: &str,
) {
    match in_one_line(sheet, whole, head, parts, separator) {
        Some(line) => sheet.put(whole, &line),
        None => sheet.block(whole, head, head_end, |sheet| {
            put_grouped(sheet, parts, separator);
        }),
    }
}

/// Values of `one of`.
pub(super) fn choices(choices: &[Text]) -> String {
    let choices: Vec<String> = choices.iter().map(|it| bare_or_quoted(&it.value)).collect();
    choices.join(", ")
}

/// Where the head of a declaration with a name ends in the source.
pub(super) fn head_end(name: &Name, title: Option<&Text>) -> u32 {
    title.map_or(name.span.end, |title| title.span.end)
}
