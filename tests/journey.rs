//! Records in, journeys out.

use mot::diagnostic::Place;
use mot::ingest::{Batch, Column, MISSING};
use mot::journey::group;
use mot::plan::ColumnId;
use mot::unit::Instant;
use mot::value::Word;
use proptest::prelude::*;
use std::num::NonZero;

const KEY: ColumnId = ColumnId(0);
const TIME: ColumnId = ColumnId(1);

fn batch(records: &[(Option<u32>, i64)]) -> Batch {
    Batch {
        places: records.iter().map(|_| Place::default()).collect(),
        columns: vec![
            Column::Text(
                records.iter().map(|(key, _)| key.map(|key: u32| Word::at(key as usize))).collect(),
            ),
            Column::Time(records.iter().map(|(_, at)| *at).collect()),
        ],
    }
}

/// Each journey's key and rows.
fn rows(batch: &Batch, as_of: Option<i64>) -> Vec<(u32, Vec<u32>)> {
    let journeys = group(NonZero::<usize>::MIN, batch, KEY, TIME, as_of.map(Instant));
    journeys.iter().map(|(key, rows)| (key.index() as u32, rows.to_vec())).collect()
}

#[test]
fn journeys_come_as_they_appear_and_records_by_time() {
    let batch = batch(&[(Some(9), 5), (Some(2), 1), (Some(9), 3), (Some(2), 2), (Some(9), 4)]);
    assert_eq!(rows(&batch, None), [(9, vec![2, 4, 0]), (2, vec![1, 3])]);
}

#[test]
fn equal_times_keep_their_input_order() {
    let batch = batch(&[(Some(1), 5), (Some(1), 7), (Some(1), 5), (Some(1), 3), (Some(1), 5)]);
    assert_eq!(rows(&batch, None), [(1, vec![3, 0, 2, 4, 1])]);
}

#[test]
fn records_after_as_of_do_not_exist() {
    let batch = batch(&[(Some(1), 5), (Some(2), 6), (Some(1), 7), (Some(1), 6)]);
    assert_eq!(rows(&batch, Some(6)), [(1, vec![0, 3]), (2, vec![1])]);
    let early = group(NonZero::<usize>::MIN, &batch, KEY, TIME, Some(Instant(5)));
    assert_eq!((early.ahead, early.latest), (3, Some(Instant(5))));
    assert_eq!(batch.latest(TIME), Some(Instant(7)));
}

#[test]
fn rows_without_a_key_are_left_out_and_counted() {
    let batch = batch(&[(None, 5), (Some(2), 6), (None, 7), (Some(2), MISSING)]);
    assert_eq!(rows(&batch, None), [(2, vec![1])]);
    let all = group(NonZero::<usize>::MIN, &batch, KEY, TIME, None);
    assert_eq!((all.left_out, all.latest), (3, Some(Instant(7))));
    assert_eq!(batch.latest(TIME), Some(Instant(7)));
}

#[test]
fn nothing_makes_no_journeys() {
    let batch = batch(&[]);
    assert!(group(NonZero::<usize>::MIN, &batch, KEY, TIME, None).is_empty());
    assert_eq!(batch.latest(TIME), None);
}

#[test]
fn threads_make_no_difference() {
    let mut state = 7_u64;
    let mut draw = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 33) % below
    };
    // By key, in time, in some order; with rows of none, and keys that come up first in any stretch.
    for shuffle in 0..3 {
        let mut records: Vec<(Option<u32>, i64)> = (0..150_000)
            .map(|at| {
                let key = if draw(50) == 0 { None } else { Some((at / 8 + draw(300)) as u32) };
                let time = match shuffle {
                    0 => at as i64 / 3,
                    1 => (at as i64) ^ 1,
                    _ => draw(1000) as i64,
                };
                (key, if draw(90) == 0 { MISSING } else { time })
            })
            .collect();
        if shuffle == 2 {
            records.sort_by_key(|(key, _)| *key);
        }
        let batch = batch(&records);
        for as_of in [None, Some(Instant(40_000)), Some(Instant(500))] {
            let on = |threads| group(NonZero::new(threads).unwrap(), &batch, KEY, TIME, as_of);
            let one = on(1);
            assert!(one.ahead + one.left_out > 0 && one.len() > 9);
            assert!(one == on(2) && one == on(3) && one == on(7), "{shuffle} {as_of:?}");
        }
    }
}

proptest! {
    #[test]
    fn agrees_with_a_plain_sort(
        records in prop::collection::vec((prop::option::of(0_u32..6), 0_i64..8), 0..40),
        as_of in prop::option::of(0_i64..8),
    ) {
        let mut expected: Vec<(u32, Vec<u32>)> = Vec::new();
        for (row, (key, at)) in records.iter().enumerate() {
            let (Some(key), true) = (key, as_of.is_none_or(|end| *at <= end)) else { continue };
            match expected.iter_mut().find(|(known, _)| known == key) {
                Some((_, rows)) => rows.push(row as u32),
                None => expected.push((*key, vec![row as u32])),
            }
        }
        for (_, rows) in &mut expected {
            rows.sort_by_key(|row| (records[*row as usize].1, *row));
        }
        prop_assert_eq!(rows(&batch(&records), as_of), expected);
    }
}
