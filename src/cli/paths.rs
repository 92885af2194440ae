//! Which rule files an argument means, and what they are called in messages.
#![allow(clippy::disallowed_methods, reason = "the edge: folders are read here")]

use super::stop::{Stop, unreadable};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::usage;
use std::ffi::OsStr;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// Every rule file that the arguments mean: a folder means all `.mot` files below it, by name.
pub(super) fn rule_files(arguments: &[PathBuf]) -> Result<Vec<PathBuf>, Stop> {
    let mut files = Vec::new();
    for path in arguments {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let found = below(path, &|file| file.extension() == Some(OsStr::new("mot")))?;
        if found.is_empty() {
            let fault = Diagnostic::nowhere(&usage::NO_RULES);
            return Err(fault.arg("path", path.to_string_lossy()).into());
        }
        files.extend(found);
    }
    if files.iter().filter(|path| is_stdin(path)).count() > 1 {
        return Err(Stop::new(&usage::STDIN_TWICE));
    }
    Ok(files)
}

/// The files in a folder and below it that are wanted, by name.
pub(super) fn below(
    folder: &Path,
    wanted: &dyn Fn(&Path) -> bool,
) -> Result<Vec<PathBuf>, Diagnostic> {
    let unreadable = |error| unreadable(folder, &error);
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let kind = entry.file_type().map_err(unreadable)?;
        paths.push((entry.path(), kind.is_dir()));
    }
    paths.sort();
    let mut files = Vec::new();
    for (path, is_folder) in paths {
        if is_folder {
            files.extend(below(&path, wanted)?);
        } else if wanted(&path) {
            files.push(path);
        }
    }
    Ok(files)
}

/// Whether `-` was given.
pub(super) fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// Without `.` and without detours, so that one file has one name.
pub(super) fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(plain.components().next_back(), Some(Component::Normal(_))) =>
            {
                plain.pop();
            }
            Component::ParentDir
            | Component::Normal(_)
            | Component::RootDir
            | Component::Prefix(_) => plain.push(part),
        }
    }
    if plain.as_os_str().is_empty() { PathBuf::from(".") } else { plain }
}

#[cfg(test)]
mod tests {
    use super::plain;
    use std::path::Path;

    #[test]
    fn one_file_has_one_name() {
        for (written, name) in [
            ("./a/b.mot", "a/b.mot"),
            ("a/../b.mot", "b.mot"),
            ("../a/./b.mot", "../a/b.mot"),
            ("../../b.mot", "../../b.mot"),
            ("/a/../b.mot", "/b.mot"),
            ("./a/..", "."),
        ] {
            assert_eq!(plain(Path::new(written)), Path::new(name));
        }
    }
}
