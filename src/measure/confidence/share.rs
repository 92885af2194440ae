//! How sure a share is, seen in so many cases.

use super::normal_quantile;

/// A confidence interval: of a share both ends lie in 0..=1, of a difference in -1..=1.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// The most cases for which the interval of a share is the exact one. Brown, Cai and `DasGupta` (2001,
/// "Interval estimation for a binomial proportion", Statistical Science 16:101–133) draw the line
/// between few and many cases there.
pub const FEW: u64 = 40;

/// The two-sided interval of a share `hits / cases`: [`exact`] for [`FEW`] cases, so that no more is
/// claimed than the confidence asked for, else [`wilson`]. `None` as they say.
pub fn share(hits: u64, cases: u64, confidence: f64) -> Option<Interval> {
    if cases <= FEW { exact(hits, cases, confidence) } else { wilson(hits, cases, confidence) }
}

/// The exact interval of a share (Clopper and Pearson 1934, "The use of confidence or fiducial limits
/// illustrated in the case of the binomial", Biometrika 26:404–413): the shares at which neither so
/// many hits or more, nor so many or fewer, is rarer than half of what the confidence leaves. Its
/// confidence is never less than asked for. Meant for few cases: the work grows with their number.
/// `None` as [`wilson`].
pub fn exact(hits: u64, cases: u64, confidence: f64) -> Option<Interval> {
    if cases == 0 || hits > cases || !(confidence > 0.0 && confidence < 1.0) {
        return None;
    }
    let rare = (1.0 - confidence) / 2.0;
    let lower = |hits: u64| if hits == 0 { 0.0 } else { root(hits, cases, rare) };
    Some(Interval { low: lower(hits), high: 1.0 - lower(cases - hits) })
}

/// The share at which `hits` or more of `cases` are as rare as that, by halving: additions and
/// multiplications only, so the same on every machine.
fn root(hits: u64, cases: u64, rare: f64) -> f64 {
    let (mut low, mut high) = (0.0_f64, 1.0_f64);
    loop {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            return middle;
        }
        if at_least(hits, cases, middle) < rare {
            low = middle;
        } else {
            high = middle;
        }
    }
}

/// How likely `hits` or more of `cases` are where each is one with the probability `p`: terms of the
/// binomial distribution, each from the one before it, begun at the most likely one, which is set to
/// 1, and divided by their sum at the end.
fn at_least(hits: u64, cases: u64, p: f64) -> f64 {
    let odds = p / (1.0 - p);
    let n = cases as f64;
    let peak = ((n + 1.0) * p).floor().min(n);
    let (mut above, mut below) = (0.0, 0.0);
    let mut put = |k: f64, term: f64| {
        if k >= hits as f64 {
            above += term;
        } else {
            below += term;
        }
    };
    put(peak, 1.0);
    let (mut k, mut term) = (peak, 1.0);
    while k < n && term > 0.0 {
        term *= (n - k) / (k + 1.0) * odds;
        k += 1.0;
        put(k, term);
    }
    (k, term) = (peak, 1.0);
    while k > 0.0 && term > 0.0 {
        term *= k / (n - k + 1.0) / odds;
        k -= 1.0;
        put(k, term);
    }
    above / (above + below)
}

/// The score interval of a share `hits / cases` (Wilson 1927, "Probable inference, the law of
/// succession, and statistical inference", JASA 22:209–212), two-sided, without continuity
/// correction. `confidence` is a share, such as 0.95. Holds for small numbers too, and never
/// leaves 0..=1. `None` without cases, with more hits than cases, or a confidence not between
/// 0 and 1.
pub fn wilson(hits: u64, cases: u64, confidence: f64) -> Option<Interval> {
    if cases == 0 || hits > cases || !(confidence > 0.0 && confidence < 1.0) {
        return None;
    }
    let n = cases as f64;
    let share = hits as f64 / n;
    let z = normal_quantile(0.5 + confidence / 2.0);
    let z2 = z * z;
    let centre = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = z / (1.0 + z2 / n) * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
    let low = if hits == 0 { 0.0 } else { (centre - half).max(0.0) };
    let high = if hits == cases { 1.0 } else { (centre + half).min(1.0) };
    Some(Interval { low, high })
}
