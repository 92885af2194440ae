//! The standard rules, carried in the binary: `use "std/clear"` reads `rules/std/clear.mot`.

/// One line a file: its name below `rules/std`.
macro_rules! library {
    ($($name:literal),* $(,)?) => {
        &[$((
            concat!("std/", $name),
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/rules/std/", $name, ".mot")),
        )),*]
    };
}

/// Every standard rule file: the path that `use` names, and its text.
pub static LIBRARY: &[(&str, &str)] = library![
    "calendars/china",
    "calendars/england_and_wales",
    "calendars/germany",
    "calendars/united_states",
    "clear",
    "complaint_principles",
    "eoac",
    "expectation_kinds",
    "expectation_sources",
    "five_c",
    "sentiment",
    "servqual",
    "values_and_costs",
];

/// Every script of the standard rules: the path that `from` names, and its text.
pub static SCRIPTS: &[(&str, &str)] = &[(
    "std/sentiment.rhai",
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/rules/std/sentiment.rhai")),
)];

/// The text of a standard script.
pub(super) fn script(path: &str) -> Option<&'static str> {
    SCRIPTS.iter().find(|(name, _)| *name == path).map(|(_, text)| *text)
}

/// The text of a standard rule file.
pub(super) fn find(path: &str) -> Option<&'static str> {
    LIBRARY.iter().find(|(name, _)| *name == path).map(|(_, text)| *text)
}
