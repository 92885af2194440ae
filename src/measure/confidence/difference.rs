//! How sure a difference of two shares is.

use super::{Interval, share};

/// A share seen in some cases, and where the true one lies.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Placed {
    /// What was seen.
    pub share: f64,
    /// Its interval.
    pub interval: Interval,
}

impl Placed {
    /// `hits / cases` with the interval of [`share`]; `None` where it has none.
    pub fn of(hits: u64, cases: u64, confidence: f64) -> Option<Self> {
        let interval = share(hits, cases, confidence)?;
        Some(Self { share: hits as f64 / cases as f64, interval })
    }
}

/// The interval of `more - less` for the shares of two groups (Newcombe 1998, "Interval estimation
/// for the difference between independent proportions: comparison of eleven methods", Statistics in
/// Medicine 17:873–890, method 10), at the confidence of the two shares' intervals.
pub fn difference(more: Placed, less: Placed) -> Interval {
    square_and_add(more, less, 0.0)
}

/// The interval of the share of promoters less that of detractors among the same answers: the shares
/// of a multinomial distribution, whose correlation is `-sqrt(pd / ((1-p)(1-d)))` (Zou and Donner
/// 2008, "Construction of confidence limits about effect measures: a general approach", Statistics in
/// Medicine 27:1693–1702). `None` without answers, or with more of both than there are.
pub fn balance(promoters: u64, detractors: u64, answers: u64, confidence: f64) -> Option<Interval> {
    if promoters.checked_add(detractors)? > answers {
        return None;
    }
    let p = Placed::of(promoters, answers, confidence)?;
    let d = Placed::of(detractors, answers, confidence)?;
    let correlation = if promoters == 0 || detractors == 0 {
        0.0
    } else {
        -(p.share * d.share / ((1.0 - p.share) * (1.0 - d.share))).sqrt()
    };
    Some(square_and_add(p, d, correlation))
}

fn square_and_add(more: Placed, less: Placed, correlation: f64) -> Interval {
    let (p, a) = (more.share, more.interval);
    let (q, b) = (less.share, less.interval);
    let reach = |x: f64, y: f64| (x * x + y * y - 2.0 * correlation * x * y).max(0.0).sqrt();
    let middle = p - q;
    Interval {
        low: (middle - reach(p - a.low, b.high - q)).max(-1.0),
        high: (middle + reach(a.high - p, q - b.low)).min(1.0),
    }
}
