//! `record`, and types.

use super::item::choices;
use super::list::pad;
use super::scribe::{Scribe, bare_or_quoted, own_name, quoted};
use super::sheet::Sheet;
use crate::diagnostic::Lang;
use crate::source::Span;
use crate::syntax::ast::{
    Ambiguous, EpochUnit, Field, TimeFormat, TimeFormatKind, TypeExpr, TypeKind,
};
use crate::syntax::words::{NAMES, Word, to_chinese};

impl Scribe {
    /// `record`, its names in a column as far as neighbours are of a kind.
    pub(super) fn record(self, sheet: &mut Sheet<'_>, span: Span, fields: &[Field]) {
        let head = self.word(Word::Record);
        sheet.block(span, head, span.start, |sheet| {
            let mut names: Vec<String> = fields.iter().map(|it| self.name(&it.name)).collect();
            pad(&mut names, |at| {
                let (before, here) = (&fields[at - 1], &fields[at]);
                before.ty.is_some() != here.ty.is_some() || sheet.apart(before.span, here.span)
            });
            for (field, name) in fields.iter().zip(names) {
                sheet.put(field.span, (name + &*self.reading(field)).trim_end());
            }
        });
    }

    /// Type, column and format.
    fn reading(self, field: &Field) -> String {
        let mut line = String::new();
        if let Some(ty) = &field.ty {
            line += &format!(" : {}", self.type_expr(ty));
        }
        let name = field.name.text.as_str();
        match &field.column {
            Some(column) => line += &format!(" <- {}", bare_or_quoted(&column.value)),
            // A role always shows its column. Where its name is written in Chinese it must: the
            // column is still called what it is.
            None if field.ty.is_none() || self.known_to_chinese(name) => {
                line += &format!(" <- {name}");
            }
            None => {}
        }
        if let Some(format) = &field.format {
            line += &self.time_format(format);
        }
        line
    }

    fn known_to_chinese(self, name: &str) -> bool {
        self.lang == Lang::Zh && to_chinese(NAMES, name) != name
    }

    fn time_format(self, format: &TimeFormat) -> String {
        let mut line = match &format.kind {
            TimeFormatKind::Rfc3339 => String::new(),
            TimeFormatKind::Format(text) => {
                format!(" {} {}", self.word(Word::Format), quoted(&text.value))
            }
            TimeFormatKind::Epoch(unit) => {
                let unit = match unit {
                    EpochUnit::Seconds => Word::Second,
                    EpochUnit::Milliseconds => Word::Millisecond,
                    EpochUnit::Microseconds => Word::Microsecond,
                    EpochUnit::Nanoseconds => Word::Nanosecond,
                };
                format!(" {} {}", self.word(Word::Epoch), self.word(unit))
            }
        };
        if let Some(zone) = &format.zone {
            line += &format!(" {} {}", self.word(Word::Zone), quoted(&zone.value));
        }
        match format.ambiguous {
            Some(Ambiguous::Earlier) => line + " " + self.word(Word::Earlier),
            Some(Ambiguous::Later) => line + " " + self.word(Word::Later),
            None => line,
        }
    }

    /// A type.
    pub(super) fn type_expr(self, ty: &TypeExpr) -> String {
        let of = |word: Word| self.word(word).to_owned();
        let in_unit = self.word(Word::InUnit);
        match &ty.kind {
            TypeKind::Text => of(Word::TypeText),
            TypeKind::Number => of(Word::TypeNumber),
            TypeKind::Flag => of(Word::TypeFlag),
            TypeKind::Time => of(Word::TypeTime),
            TypeKind::Duration(None) => of(Word::TypeDuration),
            TypeKind::Duration(Some(unit)) => {
                format!("{} {in_unit} {}", self.word(Word::TypeDuration), self.unit(*unit))
            }
            TypeKind::Money(None) => of(Word::TypeMoney),
            TypeKind::Money(Some(currency)) => {
                format!("{} {in_unit} {}", self.word(Word::TypeMoney), own_name(currency))
            }
            TypeKind::Scale { low, high } => format!("{low}..{high}"),
            TypeKind::OneOf(them) => {
                format!("{} [{}]", self.word(Word::OneOf), choices(them))
            }
        }
    }
}
