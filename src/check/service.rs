//! What holds for the whole file: zone, currency, the default calendar.

use super::context::Check;
use super::lookup::MOST_HINTED;
use crate::clock::Zone;
use crate::diagnostic::codes::names;
use crate::diagnostic::{Diagnostic, suggest};
use crate::source::Span;
use crate::syntax::ast::{ItemKind, ServiceClause, Text};

impl Check<'_> {
    /// Reads every `service`; each of its lines may be said once in all files.
    pub(super) fn service(&mut self) {
        let (mut zone, mut currency) = (None, None);
        for item in self.items() {
            let ItemKind::Service(service) = &item.kind else { continue };
            if let Some(title) = &service.title
                && (item.span.file == self.entry || self.program.service.title.is_empty())
            {
                self.program.service.title.clone_from(&title.value);
            }
            for clause in &service.clauses {
                match clause {
                    ServiceClause::Timezone(text) => {
                        self.once("`timezone`", text.span, &mut zone);
                        if let Some(name) = self.zone(text) {
                            self.program.service.zone = name;
                        }
                    }
                    ServiceClause::Currency(name) => {
                        self.once("`currency`", name.span, &mut currency);
                        self.program.service.currency = self.currency(name);
                    }
                    // Calendars are not declared yet.
                    ServiceClause::Calendar(_) => {}
                }
            }
        }
    }

    /// Resolves the service's calendar, once calendars are known.
    pub(super) fn service_calendar(&mut self) {
        let mut said = None;
        for item in self.items() {
            let ItemKind::Service(service) = &item.kind else { continue };
            for clause in &service.clauses {
                if let ServiceClause::Calendar(name) = clause {
                    self.once("`calendar`", name.span, &mut said);
                    self.program.service.calendar = self.calendar(name);
                }
            }
        }
    }

    /// An IANA zone that exists.
    pub(super) fn zone(&mut self, text: &Text) -> Option<String> {
        if Zone::get(&text.value).is_some() {
            return Some(text.value.clone());
        }
        let fault =
            Diagnostic::new(&names::UNKNOWN_ZONE, text.span).arg("name", text.value.clone());
        self.hinted += 1;
        if self.hinted > MOST_HINTED {
            return self.refuse(fault);
        }
        let known: Vec<String> = jiff::tz::db().available().map(|name| name.to_string()).collect();
        let near = suggest::nearest(&text.value, known.iter().map(String::as_str));
        let fault = match near {
            Some(near) => fault.arg("suggestion", near).help("did_you_mean"),
            None => fault,
        };
        self.refuse(fault)
    }

    /// Notes a clause that was said before.
    pub(super) fn once(&mut self, clause: &'static str, span: Span, said: &mut Option<Span>) {
        if let Some(earlier) = said.replace(span) {
            self.report(
                Diagnostic::new(&names::REPEATED_CLAUSE, span)
                    .arg("clause", clause)
                    .label(earlier, "earlier"),
            );
        }
    }
}
