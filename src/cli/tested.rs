//! What came of cases, as a table and as data.

use crate::cases::{Seen, Tested};
use crate::check::program::{Owner, Program};
use crate::diagnostic::render::{self, Look, Report};
use crate::diagnostic::{Diagnostic, Lang};
use crate::source::Sources;
use serde::Serialize;
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// One file.
#[derive(Debug, Serialize)]
pub(super) struct FileReport {
    file: String,
    pub(super) cases: Vec<CaseReport>,
    expectations: Vec<Shown>,
    /// Why its cases could not run, and doubts about the rules.
    diagnostics: Vec<Report>,
}

/// One case.
#[derive(Debug, Serialize)]
pub(super) struct CaseReport {
    title: String,
    passed: bool,
    failures: Vec<Report>,
}

/// How often the cases of a file have shown an expectation in each state.
#[derive(Debug, Serialize)]
struct Shown {
    expectation: String,
    met: u32,
    failed: u32,
    open: u32,
    unknown: u32,
    /// Absent where there is no limit to be hit exactly.
    #[serde(skip_serializing_if = "Option::is_none")]
    at_the_limit: Option<u32>,
}

/// All files.
#[derive(Debug, Serialize)]
struct All {
    version: u32,
    cases: usize,
    passed: usize,
    files: Vec<FileReport>,
}

impl FileReport {
    pub(super) fn new(
        name: &str,
        sources: &Sources,
        diagnostics: &[Diagnostic],
        program: &Program,
        tested: &Tested,
        look: &Look,
    ) -> Self {
        let data = |faults: &[Diagnostic]| render::data(sources, faults, look.lang).diagnostics;
        let case = |case: &crate::cases::CaseResult| CaseReport {
            title: case.title.clone(),
            passed: case.failures.is_empty(),
            failures: data(&case.failures),
        };
        Self {
            file: name.to_owned(),
            cases: tested.cases.iter().map(case).collect(),
            expectations: shown(program, tested),
            diagnostics: data(diagnostics),
        }
    }

    /// Of a file without cases that could run.
    pub(super) fn refused(
        name: &str,
        sources: &Sources,
        diagnostics: &[Diagnostic],
        look: &Look,
    ) -> Self {
        let diagnostics = render::data(sources, diagnostics, look.lang).diagnostics;
        Self { file: name.to_owned(), cases: Vec::new(), expectations: Vec::new(), diagnostics }
    }

    fn passed(&self) -> usize {
        self.cases.iter().filter(|case| case.passed).count()
    }
}

fn shown(program: &Program, tested: &Tested) -> Vec<Shown> {
    let name = |owner| match owner {
        Owner::Touchpoint(id) => &program.touchpoints[id.index()].label.name,
        Owner::Moment(id) => &program.moments[id.index()].label.name,
    };
    (program.expectations.iter().zip(&tested.coverage.seen))
        .map(|(expectation, seen)| {
            let Seen { met, failed, open, unknown, limit } = *seen;
            let expectation = format!("{}.{}", name(expectation.owner), expectation.label.name);
            Shown { expectation, met, failed, open, unknown, at_the_limit: limit }
        })
        .collect()
}

/// What the cases of a file have shown. A dot is what no case has shown yet.
pub(super) fn table(file: &FileReport, look: &Look) -> String {
    let (title, heads) = match look.lang {
        Lang::En => ("seen in the cases", ["met", "failed", "open", "unknown", "at the limit"]),
        Lang::Zh => ("用例中出现过", ["达标", "未达标", "待定", "未知", "恰好到限"]),
    };
    let (passed, cases) = (file.passed(), file.cases.len());
    let mut text = match look.lang {
        Lang::En => format!("{}: {passed} of {cases} cases passed\n\n", file.file),
        Lang::Zh => format!("{}：{cases} 个用例，通过 {passed} 个\n\n", file.file),
    };
    let names = file.expectations.iter().map(|shown| shown.expectation.width());
    let width = names.chain([title.width()]).max().unwrap_or(0);
    let mut row = |name: &str, cells: [String; 5]| {
        let mut line = format!("  {name}{}", " ".repeat(width - name.width()));
        for (cell, head) in cells.iter().zip(heads) {
            let blanks = (head.width() + 2).saturating_sub(cell.width());
            let _ = write!(line, "{}{cell}", " ".repeat(blanks));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    };
    row(title, heads.map(str::to_owned));
    for shown in &file.expectations {
        let count = |count: u32| if count == 0 { ".".to_owned() } else { count.to_string() };
        let limit = shown.at_the_limit.map_or_else(String::new, count);
        let [met, failed, open, unknown] =
            [shown.met, shown.failed, shown.open, shown.unknown].map(count);
        row(&shown.expectation, [met, failed, open, unknown, limit]);
    }
    text.push('\n');
    text
}

/// The last line.
pub(super) fn total(files: &[FileReport], lang: Lang) -> String {
    let passed: usize = files.iter().map(FileReport::passed).sum();
    let cases: usize = files.iter().map(|file| file.cases.len()).sum();
    let failed = cases - passed;
    match lang {
        Lang::En => format!("{passed} cases passed, {failed} failed\n"),
        Lang::Zh => format!("通过 {passed} 个用例，未通过 {failed} 个\n"),
    }
}

/// All files as one JSON object.
pub(super) fn json(files: Vec<FileReport>) -> String {
    let passed = files.iter().map(FileReport::passed).sum();
    let cases = files.iter().map(|file| file.cases.len()).sum();
    let text = serde_json::to_string_pretty(&All { version: 1, cases, passed, files });
    text.expect("texts and numbers always have a JSON form") + "\n"
}
