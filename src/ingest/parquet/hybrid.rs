//! Numbers of few bits as column files pack them: runs of one number, and groups of eight packed bit by bit ("RLE/bit-packing
//! hybrid" in the Parquet format specification, `Encodings.md`).

use bytes::Bytes;
use parquet::errors::{ParquetError, Result};

/// Such numbers, read in order.
pub(super) struct Hybrid {
    data: Bytes,
    /// How many bits a number takes, up to 32.
    width: u32,
    /// Where the next run begins.
    at: usize,
    run: Run,
    /// How many numbers of the run are left.
    left: usize,
}

#[derive(Clone, Copy)]
enum Run {
    /// All the same.
    Repeated(u32),
    /// Packed from this bit on.
    Packed(usize),
}

impl Hybrid {
    /// Numbers of so many bits.
    pub(super) fn new(data: Bytes, width: u32) -> Result<Self> {
        if width > 32 {
            return Err(broken("a number takes more than 32 bits"));
        }
        Ok(Self { data, width, at: 0, run: Run::Repeated(0), left: 0 })
    }

    /// Adds the next so many.
    pub(super) fn read(&mut self, count: usize, into: &mut Vec<u32>) -> Result<()> {
        let width = self.width;
        self.runs(count, |data, run, these| match run {
            Run::Repeated(number) => into.resize(into.len() + these, number),
            Run::Packed(bit) => unpack(data, bit, width, these, into),
        })
    }

    /// Passes over the next so many.
    pub(super) fn skip(&mut self, count: usize) -> Result<()> {
        self.runs(count, |_, _, _| {})
    }

    /// Passes over the next so many, which are of one bit; how many of them are 1.
    pub(super) fn skip_flags(&mut self, count: usize) -> Result<usize> {
        let mut set = 0;
        self.runs(count, |data, run, these| match run {
            Run::Repeated(flag) => set += if flag == 1 { these } else { 0 },
            Run::Packed(bit) => set += ones(data, bit, these),
        })?;
        Ok(set)
    }

    /// Passes over the next so many, and gives how many are of which run.
    fn runs(&mut self, mut count: usize, mut each: impl FnMut(&[u8], Run, usize)) -> Result<()> {
        while count > 0 {
            if self.left == 0 {
                self.begin()?;
            }
            let these = count.min(self.left);
            let run = self.run;
            if let Run::Packed(bit) = &mut self.run {
                *bit += these * self.width as usize;
                if *bit > self.data.len() * 8 {
                    return Err(broken("packed numbers end too soon"));
                }
            }
            each(&self.data, run, these);
            self.left -= these;
            count -= these;
        }
        Ok(())
    }

    fn begin(&mut self) -> Result<()> {
        let header = self.length()?;
        let many = usize::try_from(header >> 1).map_err(|_| broken("a run is too long"))?;
        if many == 0 {
            return Err(broken("a run is empty"));
        }
        if header & 1 == 1 {
            let bytes = many.checked_mul(self.width as usize);
            let next = bytes.and_then(|bytes| self.at.checked_add(bytes));
            self.left = many.checked_mul(8).ok_or_else(|| broken("a run is too long"))?;
            self.run = Run::Packed(self.at * 8);
            // The last group may be cut off behind the last number that is there.
            self.at = next.map_or(self.data.len(), |next| next.min(self.data.len()));
        } else {
            let bytes = self.width.div_ceil(8) as usize;
            let stored = self.data.get(self.at..self.at + bytes);
            let stored = stored.ok_or_else(|| broken("a run ends too soon"))?;
            let number = stored.iter().rev().fold(0, |sum, byte| sum << 8 | u32::from(*byte));
            (self.run, self.left) = (Run::Repeated(number), many);
            self.at += bytes;
        }
        Ok(())
    }

    /// A number seven bits a byte, the lowest first.
    fn length(&mut self) -> Result<u64> {
        let mut sum = 0;
        for shift in (0..64).step_by(7) {
            let byte = *self.data.get(self.at).ok_or_else(|| broken("runs end too soon"))?;
            self.at += 1;
            sum |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Ok(sum);
            }
        }
        Err(broken("a run is too long"))
    }
}

/// Adds so many numbers of a width, from a bit on; their bits are there.
fn unpack(data: &[u8], bit: usize, width: u32, count: usize, into: &mut Vec<u32>) {
    let mask = (1_u64 << width) - 1;
    let numbers = (0..count).map(|number| {
        let bit = bit + number * width as usize;
        let rest = data.get(bit / 8..).unwrap_or_default();
        let eight = rest.first_chunk().copied().unwrap_or_else(|| {
            let mut eight = [0; 8];
            eight[..rest.len()].copy_from_slice(rest);
            eight
        });
        (u64::from_le_bytes(eight) >> (bit % 8) & mask) as u32
    });
    into.extend(numbers);
}

/// How many of some bits, which are there, are set.
fn ones(data: &[u8], bit: usize, count: usize) -> usize {
    let bytes = &data[bit / 8..(bit + count).div_ceil(8)];
    let all: usize = bytes.iter().map(|byte| byte.count_ones() as usize).sum();
    let outside = |byte: Option<&u8>, mask: u8| byte.map_or(0, |byte| (byte & mask).count_ones());
    let before = outside(bytes.first(), !(u8::MAX << (bit % 8)));
    let behind = match (bit + count) % 8 {
        0 => 0,
        within => outside(bytes.last(), u8::MAX << within),
    };
    all - before as usize - behind as usize
}

pub(super) fn broken(reason: &str) -> ParquetError {
    ParquetError::General(reason.to_owned())
}

#[cfg(test)]
mod tests {
    use super::Hybrid;
    use bytes::Bytes;
    use proptest::prelude::*;

    /// Written as the specification says, run by run.
    fn written(runs: &[(bool, Vec<u32>)], width: u32) -> (Vec<u8>, Vec<u32>) {
        let (mut bytes, mut numbers) = (Vec::new(), Vec::new());
        for (packed, run) in runs {
            let length = run.len() as u64;
            let mut header = if *packed { length / 8 * 2 + 1 } else { length * 2 };
            while header > 0x7F {
                bytes.push(header as u8 | 0x80);
                header >>= 7;
            }
            bytes.push(header as u8);
            if *packed {
                let bits: Vec<bool> = run
                    .iter()
                    .flat_map(|number| (0..width).map(move |bit| number >> bit & 1 == 1))
                    .collect();
                bytes.extend(bits.chunks(8).map(|eight| {
                    (0..).zip(eight).fold(0, |byte, (at, bit)| byte | u8::from(*bit) << at)
                }));
                numbers.extend(run);
            } else {
                bytes.extend(&run[0].to_le_bytes()[..width.div_ceil(8) as usize]);
                numbers.extend(std::iter::repeat_n(run[0], run.len()));
            }
        }
        (bytes, numbers)
    }

    proptest! {
        #[test]
        fn numbers_come_back_however_many_are_read_at_once(
            width in prop_oneof![3 => 0_u32..=32, 1 => Just(1)],
            runs in prop::collection::vec((any::<bool>(), 1_usize..30, prop::collection::vec(any::<u32>(), 240)), 0..6),
            steps in prop::collection::vec(0_usize..100, 1..20),
        ) {
            let runs: Vec<(bool, Vec<u32>)> = runs
                .into_iter()
                .map(|(packed, length, numbers)| {
                    let length = if packed { length * 8 } else { length };
                    let numbers = numbers.into_iter().take(length);
                    (packed, numbers.map(|number| (u64::from(number) & ((1 << width) - 1)) as u32).collect())
                })
                .collect();
            let (bytes, want) = written(&runs, width);
            let mut hybrid = Hybrid::new(Bytes::from(bytes.clone()), width).unwrap();
            let mut found = Vec::new();
            for step in steps.iter().cycle().take(500) {
                let step = (*step).min(want.len() - found.len());
                hybrid.read(step, &mut found).unwrap();
            }
            prop_assert_eq!(&found[..], &want[..found.len()]);
            if found.len() == want.len() {
                prop_assert!(hybrid.read(1, &mut found).is_err());
            }
            // What is passed over is as if it had been read.
            let mut hybrid = Hybrid::new(Bytes::from(bytes), width).unwrap();
            let (mut at, mut few) = (0, Vec::new());
            for steps in steps.chunks(2).cycle().take(500) {
                let skipped = steps[0].min(want.len() - at);
                let these = &want[at..at + skipped];
                if width == 1 {
                    let set = these.iter().filter(|flag| **flag == 1).count();
                    prop_assert_eq!(hybrid.skip_flags(skipped).unwrap(), set);
                } else {
                    hybrid.skip(skipped).unwrap();
                }
                at += skipped;
                let step = steps.last().map_or(0, |step| *step % 20).min(want.len() - at);
                few.clear();
                hybrid.read(step, &mut few).unwrap();
                prop_assert_eq!(&few[..], &want[at..at + step]);
                at += step;
            }
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..60), width in 0_u32..40, count in 0_usize..2_000) {
            if let Ok(mut hybrid) = Hybrid::new(Bytes::from(bytes), width) {
                let mut found = Vec::new();
                if hybrid.read(count, &mut found).is_ok() {
                    prop_assert_eq!(found.len(), count);
                }
            }
        }
    }
}
