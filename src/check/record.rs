//! The `record` block: fields, their types and how their cells are read, and the roles they play.

use super::context::Check;
use super::program::{Field, FieldId, Reading, TimeReading, Type};
use super::roles::Role;
use super::ty::called;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{meaning, names, types};
use crate::source::Span;
use crate::syntax::ast::{self, ItemKind, TimeFormat, TimeFormatKind, TypeExpr, TypeKind};
use crate::unit::{Currency, TimeKind};

impl Check<'_> {
    /// Fills the program's fields and roles.
    pub(super) fn records(&mut self) {
        let mut claimed: Vec<(Role, Span)> = Vec::new();
        for item in self.items() {
            let ItemKind::Record(fields) = &item.kind else { continue };
            for field in fields {
                let id = FieldId(self.program.fields.len() as u16);
                let role = Role::named(&field.name.text);
                let ty = self.field_type(field, role);
                let reading = self.reading(field, &ty);
                let column = field.column.as_ref().map_or(&field.name.text, |text| &text.value);
                self.program.fields.push(Field {
                    name: field.name.text.clone(),
                    ty,
                    column: column.clone(),
                    reading,
                    span: field.name.span,
                });
                if let Some(role) = role {
                    self.claim(role, id, field, &mut claimed);
                }
            }
        }
    }

    /// Gives a role to its field. The same spelling twice was found before, by its name.
    fn claim(
        &mut self,
        role: Role,
        id: FieldId,
        field: &ast::Field,
        claimed: &mut Vec<(Role, Span)>,
    ) {
        let earlier = claimed.iter().find(|(taken, _)| *taken == role).map(|(_, span)| *span);
        if earlier.is_none() {
            claimed.push((role, field.name.span));
            self.program.roles.set(role, id);
            return;
        }
        let same = self.symbols.values.find(&field.name.text).map(|named| named.span);
        if same == Some(field.name.span) {
            self.duplicate(&field.name, earlier);
        }
    }

    fn field_type(&mut self, field: &ast::Field, role: Option<Role>) -> Type {
        let fallback = if role == Some(Role::Time) { Type::Time } else { Type::Text };
        let Some(written) = &field.ty else {
            if role.is_none() {
                let known: Vec<String> = Role::all_names().map(str::to_owned).collect();
                let fault = Diagnostic::new(&names::UNKNOWN_ROLE, field.name.span)
                    .arg("name", field.name.text.clone());
                // `paid : money EUR` is a field, and then what looks like another.
                let fault = match Currency::parse(&field.name.text) {
                    Some(_) => fault.help("currency"),
                    None => self.hint(fault, &field.name.text, &known),
                };
                self.report(fault);
            }
            return fallback;
        };
        let Some(ty) = self.written_type(written) else { return fallback };
        let fits = match role {
            None => true,
            Some(Role::Time) => ty == Type::Time,
            Some(Role::Journey | Role::Event | Role::Customer | Role::Agent | Role::Channel) => {
                matches!(ty, Type::Text | Type::OneOf(_))
            }
        };
        if fits {
            return ty;
        }
        let help = if role == Some(Role::Time) { "time" } else { "" };
        self.report(
            Diagnostic::new(&types::ROLE_TYPE, written.span)
                .arg("role", role.map_or("", Role::called))
                .arg("found", called(&ty))
                .help(help),
        );
        fallback
    }

    /// The type that is written.
    pub(super) fn written_type(&mut self, written: &TypeExpr) -> Option<Type> {
        match &written.kind {
            TypeKind::Text => Some(Type::Text),
            TypeKind::Number => Some(Type::Number),
            TypeKind::Flag => Some(Type::Bool),
            TypeKind::Time => Some(Type::Time),
            TypeKind::Duration(unit) => {
                if unit.is_some_and(|unit| unit.kind() != TimeKind::Elapsed) {
                    let fault = Diagnostic::new(&types::DATA_UNIT, written.span);
                    return self.refuse(fault);
                }
                Some(Type::Duration(TimeKind::Elapsed))
            }
            TypeKind::Money(None) => self.default_currency(written.span).map(Type::Money),
            TypeKind::Money(Some(name)) => self.currency(name).map(Type::Money),
            TypeKind::Scale { low, high } if low < high => {
                Some(Type::Scale { low: *low, high: *high })
            }
            TypeKind::Scale { .. } => {
                self.refuse(Diagnostic::new(&meaning::EMPTY_RANGE, written.span))
            }
            TypeKind::OneOf(texts) => {
                let mut values: Vec<String> = Vec::new();
                let mut places: rustc_hash::FxHashMap<&str, Span> =
                    rustc_hash::FxHashMap::default();
                for text in texts {
                    if let Some(&earlier) = places.get(text.value.as_str()) {
                        self.report(
                            Diagnostic::new(&names::DUPLICATE_NAME, text.span)
                                .arg("name", text.value.clone())
                                .label(earlier, "earlier"),
                        );
                    } else {
                        places.insert(&text.value, text.span);
                        values.push(text.value.clone());
                    }
                }
                Some(Type::OneOf(values))
            }
        }
    }

    fn reading(&mut self, field: &ast::Field, ty: &Type) -> Reading {
        let written = field.ty.as_ref().map(|written| &written.kind);
        if let Some(TypeKind::Duration(Some(unit))) = written
            && unit.kind() == TimeKind::Elapsed
        {
            return Reading::DurationIn(*unit);
        }
        if *ty == Type::Time {
            return self.time_reading(field.format.as_ref());
        }
        if let Some(format) = &field.format {
            self.report(
                Diagnostic::new(&types::FORMAT_WITHOUT_TIME, format.span).arg("found", called(ty)),
            );
        }
        Reading::Plain
    }

    fn time_reading(&mut self, written: Option<&TimeFormat>) -> Reading {
        let zone = written.and_then(|format| format.zone.as_ref());
        let zone = zone.and_then(|zone| self.zone(zone));
        let format = match written.map(|format| &format.kind) {
            None | Some(TimeFormatKind::Rfc3339) => TimeReading::Rfc3339,
            Some(TimeFormatKind::Format(text)) => TimeReading::Format(text.value.clone()),
            Some(TimeFormatKind::Epoch(unit)) => TimeReading::Epoch(*unit),
        };
        Reading::Time {
            format,
            zone: zone.unwrap_or_else(|| self.program.service.zone.clone()),
            ambiguous: written.and_then(|format| format.ambiguous),
        }
    }

    /// What is judged needs a journey and a time.
    pub(super) fn needed_roles(&mut self) {
        let judged = self.items().find_map(|item| match &item.kind {
            ItemKind::Touchpoint(block) | ItemKind::Moment(block) => Some(block.name.span),
            ItemKind::Case(case) => Some(case.title.span),
            _ => None,
        });
        let Some(span) = judged else { return };
        for role in [Role::Journey, Role::Time] {
            if self.program.roles.get(role).is_none() {
                self.missing_role(role, span);
            }
        }
    }

    /// Notes that no field plays a role that something rests on.
    pub(super) fn missing_role(&mut self, role: Role, span: Span) {
        if !role.names().iter().any(|name| self.may_be_lost(name)) {
            self.report(Diagnostic::new(&names::MISSING_ROLE, span).arg("role", role.called()));
        }
    }
}
