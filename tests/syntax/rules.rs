//! The rule files of the project.

use std::fs;
use std::path::PathBuf;

/// Each with its path, sorted.
pub(crate) fn rule_files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut folders = vec![PathBuf::from("rules")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("rules can be listed") {
            let path = entry.expect("rules can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "mot") {
                let text = fs::read_to_string(&path).expect("a rule file is UTF-8");
                files.push((path.display().to_string(), text));
            }
        }
    }
    files.sort();
    assert!(!files.is_empty());
    files
}
