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
    "clear",
    "complaint_principles",
    "eoac",
    "expectation_kinds",
    "expectation_sources",
    "five_c",
    "servqual",
    "values_and_costs",
];

/// The text of a standard rule file.
pub(super) fn find(path: &str) -> Option<&'static str> {
    LIBRARY.iter().find(|(name, _)| *name == path).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use super::LIBRARY;

    #[test]
    fn every_file_of_the_folder_is_in_the_table() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/rules/std");
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter_map(|name| Some(format!("std/{}", name.strip_suffix(".mot")?)))
            .collect();
        names.sort();
        let table: Vec<&str> = LIBRARY.iter().map(|(name, _)| *name).collect();
        assert_eq!(table, names);
    }
}
