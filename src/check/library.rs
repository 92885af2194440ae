//! The standard rules, carried in the binary: `use "std/clear"` reads `rules/std/clear.mot`.

/// Every standard rule file: the path that `use` names, and its text.
pub static LIBRARY: &[(&str, &str)] = &[];

/// The text of a standard rule file.
pub fn find(path: &str) -> Option<&'static str> {
    let path = path.strip_suffix(".mot").unwrap_or(path);
    LIBRARY.iter().find(|(name, _)| *name == path).map(|(_, text)| *text)
}
