//! Reads the entry file and all that it uses, each once, and sees that no file uses itself by a detour.

use super::{graph, library};
use crate::diagnostic::codes::{meaning, names, text};
use crate::diagnostic::{Checked, Diagnostic};
use crate::source::{FileId, Sources, Span};
use crate::syntax;
use crate::syntax::ast::{File, ItemKind, Text};
use rustc_hash::FxHashMap;

/// Finds the text of a used file. `check` itself touches no files.
pub trait Loader {
    /// The name to show for the file (the same file has the same name, however it is reached), and
    /// its text. `path` is what `use` says, `from` the shown name of the file that says it.
    ///
    /// # Errors
    /// Why there is no such text.
    fn load(&mut self, path: &str, from: &str) -> Result<(String, String), LoadError>;
}

/// Why a used file could not be read, in a few words of [`terms`](crate::diagnostic::codes::terms).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LoadError(pub String);

/// A loader for rules that stand alone: there is no file but the standard rules.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoFiles;

impl Loader for NoFiles {
    fn load(&mut self, _path: &str, _from: &str) -> Result<(String, String), LoadError> {
        Err(LoadError("no such file".to_owned()))
    }
}

/// No program needs more rule files than this.
const MOST_FILES: usize = 1_000;

/// All files, each after those it uses; and what was wrong with reading them.
pub(super) fn load(
    sources: &mut Sources,
    entry: FileId,
    loader: &mut dyn Loader,
) -> Checked<Vec<File>> {
    let mut diagnostics = Vec::new();
    let mut files = vec![parse(sources, entry, &mut diagnostics)];
    let mut positions: FxHashMap<String, usize> = FxHashMap::default();
    positions.insert(shown(sources, entry), 0);
    let mut edges: Vec<Vec<usize>> = Vec::new();
    let mut uses: FxHashMap<(usize, usize), Text> = FxHashMap::default();
    while let Some(file) = files.get(edges.len()) {
        let at = edges.len();
        let from = sources.file(file.id).name.clone();
        let used: Vec<Text> = file
            .items
            .iter()
            .filter_map(|item| if let ItemKind::Use(path) = &item.kind { Some(path) } else { None })
            .cloned()
            .collect();
        let mut targets = Vec::new();
        for path in used {
            let (name, text) = match read(loader, &path.value, &from) {
                Ok(found) => found,
                Err(LoadError(reason)) => {
                    diagnostics.push(unreadable(&path, reason));
                    continue;
                }
            };
            let target = match positions.get(&name) {
                Some(&target) => target,
                None if files.len() >= MOST_FILES => {
                    let most = MOST_FILES.to_string();
                    diagnostics.push(
                        Diagnostic::new(&meaning::TOO_MANY, path.span)
                            .arg("what", "files")
                            .arg("most", most),
                    );
                    continue;
                }
                None => {
                    let id = sources.add(name.clone(), text);
                    files.push(parse(sources, id, &mut diagnostics));
                    positions.insert(name, files.len() - 1);
                    files.len() - 1
                }
            };
            uses.entry((at, target)).or_insert(path);
            targets.push(target);
        }
        edges.push(targets);
    }
    let ordered = graph::order(&edges);
    for members in &ordered.loops {
        diagnostics.extend(cycle(sources, &files, &uses, members));
    }
    let mut slots: Vec<Option<File>> = files.into_iter().map(Some).collect();
    let value = ordered.order.iter().filter_map(|&at| slots[at].take()).collect();
    Checked { value, diagnostics }
}

fn parse(sources: &Sources, id: FileId, diagnostics: &mut Vec<Diagnostic>) -> File {
    let parsed = syntax::parse(id, &sources.file(id).text);
    if parsed.value.items.is_empty() && parsed.diagnostics.is_empty() {
        diagnostics.push(Diagnostic::new(&text::NOTHING_DECLARED, Span::new(id, 0, 0)));
    }
    diagnostics.extend(parsed.diagnostics);
    parsed.value
}

/// The name under which a file is known: a standard rule file opened by itself is not one of `std/`.
fn shown(sources: &Sources, id: FileId) -> String {
    sources.file(id).name.clone()
}

fn read(loader: &mut dyn Loader, path: &str, from: &str) -> Result<(String, String), LoadError> {
    if path.starts_with("std/") {
        let path = path.strip_suffix(".mot").unwrap_or(path);
        return library::find(path)
            .map(|text| (path.to_owned(), text.to_owned()))
            .ok_or_else(|| LoadError("no such standard rules".to_owned()));
    }
    loader.load(path, from)
}

fn unreadable(path: &Text, reason: String) -> Diagnostic {
    let fault = Diagnostic::new(&names::UNREADABLE_USE, path.span)
        .arg("path", path.value.clone())
        .arg("reason", reason);
    if !path.value.starts_with("std/") {
        return fault;
    }
    let known: Vec<&str> = library::LIBRARY.iter().map(|(name, _)| *name).collect();
    fault.arg("known", known.join(", ")).help("std")
}

/// The loop as the files' names, shown at the `use` that closes it.
fn cycle(
    sources: &Sources,
    files: &[File],
    uses: &FxHashMap<(usize, usize), Text>,
    members: &[usize],
) -> Option<Diagnostic> {
    let (&first, &last) = (members.first()?, members.last()?);
    let closing = uses.get(&(last, first))?;
    let name = |at: usize| sources.file(files[at].id).name.as_str();
    let path: Vec<&str> =
        members.iter().map(|&at| name(at)).chain(std::iter::once(name(first))).collect();
    let mut fault = Diagnostic::new(&names::USE_CYCLE, closing.span).arg("loop", path.join(" → "));
    for pair in members.windows(2) {
        if let Some(path) = uses.get(&(pair[0], pair[1])) {
            fault = fault.label(path.span, "use");
        }
    }
    Some(fault)
}
