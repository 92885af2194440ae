//! The smallest few of many, whatever the order they come in.

use std::collections::BTreeMap;

/// Keeps at most so many values, those with the smallest keys.
#[derive(Clone, Debug)]
pub(super) struct Smallest<K, V> {
    most: usize,
    kept: BTreeMap<K, V>,
}

impl<K: Ord, V> Smallest<K, V> {
    pub(super) fn new(most: usize) -> Self {
        Self { most, kept: BTreeMap::new() }
    }

    /// Whether a value of this key would be kept: ask before making the value.
    pub(super) fn wants(&self, key: &K) -> bool {
        let smaller_than_last = || self.kept.last_key_value().is_some_and(|(last, _)| key < last);
        self.kept.len() < self.most || smaller_than_last()
    }

    pub(super) fn insert(&mut self, key: K, value: V) {
        self.kept.insert(key, value);
        while self.kept.len() > self.most {
            self.kept.pop_last();
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        for (key, value) in other.kept {
            self.insert(key, value);
        }
    }

    /// In order of their keys.
    pub(super) fn into_values(self) -> Vec<V> {
        self.kept.into_values().collect()
    }
}
