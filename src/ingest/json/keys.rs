//! The JSON keys that are read, as a tree: `a.b` is the key `a.b`, or else `b` inside `a`.

use rustc_hash::FxHashMap;

/// What to do with the keys of one object.
#[derive(Default)]
pub(in crate::ingest) struct Keys(FxHashMap<String, Key>);

/// A key that is read, or leads to one.
#[derive(Default)]
pub(in crate::ingest) struct Key {
    /// The slot its value goes to.
    pub slot: Option<usize>,
    /// Keys of the object it holds.
    pub below: Keys,
}

impl Keys {
    /// Reads `path` into a slot.
    pub(in crate::ingest) fn add(&mut self, path: &str, slot: usize) {
        self.0.entry(path.to_owned()).or_default().slot = Some(slot);
        if let Some((key, below)) = path.split_once('.') {
            self.0.entry(key.to_owned()).or_default().below.add(below, slot);
        }
    }

    /// What a key is for; `None`: it is not read.
    pub(in crate::ingest) fn get(&self, key: &str) -> Option<&Key> {
        self.0.get(key)
    }

    /// Whether nothing is read.
    pub(in crate::ingest) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
