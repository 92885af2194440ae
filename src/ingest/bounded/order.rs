//! Whether what has ended comes back, told without keeping all of it.

use rustc_hash::FxHashSet;
use std::cmp::Ordering;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The orders in which keys may come: texts as they are, or the shorter first, as numbers written without leading zeros are.
const ORDERS: [fn(&str, &str) -> Ordering; 2] =
    [str::cmp, |a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b))];

/// Up and down.
const WAYS: [Ordering; 2] = [Ordering::Less, Ordering::Greater];

/// The keys that have ended.
pub(super) struct Ended {
    last: Option<String>,
    /// In which of the orders, and which way, all came so far.
    holds: [[bool; 2]; 2],
    /// The first of them, by their hashes.
    first: FxHashSet<u64>,
    /// How many are remembered so.
    most: usize,
    /// Whether there were more.
    forgot: bool,
}

/// What is known of a key that ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Known {
    /// It has not ended before.
    New,
    /// It has ended before.
    Again,
    /// It may have: keys come in no order, and there were more than are remembered.
    Unsure,
}

impl Ended {
    /// None yet; so many may come in any order.
    pub(super) fn new(most: usize) -> Self {
        Self { last: None, holds: [[true; 2]; 2], first: FxHashSet::default(), most, forgot: false }
    }

    /// A key ends.
    pub(super) fn see(&mut self, key: &str) -> Known {
        if let Some(last) = &self.last {
            for (order, holds) in ORDERS.iter().zip(&mut self.holds) {
                let found = order(last, key);
                for (way, holds) in WAYS.iter().zip(holds) {
                    *holds &= found == *way;
                }
            }
        }
        let last = self.last.get_or_insert_default();
        last.clear();
        last.push_str(key);
        // Of 64 bits that are not mixed so well, two might be alike.
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        let hash = hasher.finish();
        let known = if self.holds.as_flattened().contains(&true) {
            Known::New
        } else if self.first.contains(&hash) {
            Known::Again
        } else if self.forgot {
            Known::Unsure
        } else {
            Known::New
        };
        if self.first.len() < self.most {
            self.first.insert(hash);
        } else {
            self.forgot = true;
        }
        known
    }
}

#[cfg(test)]
mod tests {
    use super::{Ended, Known};
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn seen(most: usize, keys: &[&str]) -> Vec<Known> {
        let mut ended = Ended::new(most);
        keys.iter().map(|key| ended.see(key)).collect()
    }

    #[test]
    fn keys_in_an_order_need_not_be_remembered() {
        use Known::{Again, New, Unsure};
        for keys in
            [["T08", "T09", "T10"], ["T8", "T9", "T10"], ["T10", "T9", "T8"], ["c", "b", "a"]]
        {
            assert_eq!(seen(0, &keys), [New; 3], "{keys:?}");
        }
        assert_eq!(seen(0, &["b", "c", "a"]), [New, New, Unsure]);
        assert_eq!(seen(0, &["a", "a"]), [New, Unsure]);
        assert_eq!(seen(9, &["b", "c", "a"]), [New; 3]);
        assert_eq!(seen(9, &["b", "c", "b"]), [New, New, Again]);
        assert_eq!(seen(2, &["b", "c", "d", "a", "b"]), [New, New, New, Unsure, Again]);
        assert_eq!(seen(9, &["", ""]), [New, Again]);
    }

    proptest! {
        #[test]
        fn new_is_never_said_of_what_was_there(
            keys in prop::collection::vec("[ab1]{0,3}", 0..30),
            sorted in any::<bool>(),
            most in 0_usize..20,
        ) {
            let mut keys = keys;
            if sorted {
                keys.sort();
            }
            let (mut ended, mut there) = (Ended::new(most), BTreeSet::new());
            for key in &keys {
                let known = ended.see(key);
                let is_new = there.insert(key);
                prop_assert!(is_new || known != Known::New);
                prop_assert!(!is_new || known != Known::Again);
                prop_assert!(keys.len() > most || known != Known::Unsure);
            }
        }
    }
}
