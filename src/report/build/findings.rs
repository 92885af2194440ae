//! Data findings: every one counted, the first of each kind kept.

use super::bounded::Smallest;
use crate::diagnostic::render::Worded;
use crate::diagnostic::{Entry, Finding, Place};
use crate::ingest::Findings;
use crate::report::model::{FindingExample, FindingKind};
use crate::report::scene::Scene;
use std::collections::BTreeMap;

/// By code and column.
#[derive(Clone, Debug)]
pub(super) struct FindingTally {
    examples: usize,
    kinds: BTreeMap<(u16, Option<String>), Kind>,
}

#[derive(Clone, Debug)]
struct Kind {
    entry: &'static Entry,
    count: u64,
    first: Smallest<Order, Finding>,
}

/// In the order of the logs; what stands at one place is told apart by its words.
type Order = (Place, Option<u32>, Vec<(&'static str, String)>);

impl FindingTally {
    pub(super) fn new(examples: usize) -> Self {
        Self { examples, kinds: BTreeMap::new() }
    }

    /// Adds a finding that stands for so many (0: an example of what is counted elsewhere).
    pub(super) fn add(&mut self, finding: &Finding, count: u64) {
        let kind = self
            .kinds
            .entry((finding.entry.code, finding.column.clone()))
            .or_insert_with(|| Kind::new(finding.entry, self.examples));
        kind.count += count;
        let order = (finding.place, finding.offset, finding.args.clone());
        if kind.first.wants(&order) {
            kind.first.insert(order, finding.clone());
        }
    }

    /// Adds what reading the logs found.
    pub(super) fn add_all(&mut self, findings: &Findings) {
        for finding in &findings.examples {
            self.add(finding, 0);
        }
        for (key, count) in &findings.counts {
            if let Some(kind) = self.kinds.get_mut(key) {
                kind.count += count;
            } else if let Some(entry) = crate::diagnostic::codes::find(key.0) {
                let mut kind = Kind::new(entry, self.examples);
                kind.count = *count;
                self.kinds.insert(key.clone(), kind);
            }
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        for (key, kind) in other.kinds {
            let mine =
                self.kinds.entry(key).or_insert_with(|| Kind::new(kind.entry, self.examples));
            mine.count += kind.count;
            mine.first.merge(kind.first);
        }
    }

    /// Most frequent first, then by code and column.
    pub(super) fn finish(self, scene: &Scene<'_>) -> Vec<FindingKind> {
        let example = |finding: Finding| FindingExample {
            place: scene.place(finding.place),
            offset: finding.offset,
            message: Worded::message_of(&finding, scene.lang),
        };
        let kinds = self.kinds.into_iter().map(|((_, column), kind)| FindingKind {
            code: kind.entry.id(),
            slug: kind.entry.slug.to_owned(),
            column,
            count: kind.count,
            examples: kind.first.into_values().into_iter().map(example).collect(),
        });
        let mut kinds: Vec<FindingKind> = kinds.collect();
        kinds.sort_by_key(|kind| std::cmp::Reverse(kind.count));
        kinds
    }
}

impl Kind {
    fn new(entry: &'static Entry, examples: usize) -> Self {
        Self { entry, count: 0, first: Smallest::new(examples) }
    }
}
