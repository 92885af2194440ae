//! Intervals of a confidence, computed the plain way: sums of whole terms and halving.

/// Lower and upper end.
pub type Ends = (f64, f64);

/// The interval of a share: exact up to 40 cases, else the score interval.
pub fn share(hits: u64, cases: u64, confidence: f64) -> Ends {
    if cases > 40 {
        score_interval(hits, cases, confidence)
    } else {
        exact(hits, cases, confidence)
    }
}

fn exact(hits: u64, cases: u64, confidence: f64) -> Ends {
    let rare = (1.0 - confidence) / 2.0;
    let at_least = |p: f64| (hits..=cases).map(|k| term(k, cases, p)).sum::<f64>();
    let at_most = |p: f64| (0..=hits).map(|k| term(k, cases, p)).sum::<f64>();
    let low = if hits == 0 { 0.0 } else { halve(|p| at_least(p) < rare) };
    let high = if hits == cases { 1.0 } else { halve(|p| at_most(p) > rare) };
    (low, high)
}

fn term(k: u64, n: u64, p: f64) -> f64 {
    let ways = (1..=k).fold(1.0, |ways, i| ways * (n - k + i) as f64 / i as f64);
    ways * p.powf(k as f64) * (1.0 - p).powf((n - k) as f64)
}

/// Where a condition that holds at 0 ceases to hold.
fn halve(holds: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (0.0_f64, 1.0_f64);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if holds(middle) { low = middle } else { high = middle }
    }
    low
}

fn score_interval(hits: u64, cases: u64, confidence: f64) -> Ends {
    let (n, p) = (cases as f64, hits as f64 / cases as f64);
    // The z beyond which so much lies: ten times a share below 1, by halving.
    let z = 10.0 * halve(|tenth| central(10.0 * tenth) < confidence);
    let z2 = z * z;
    let half = z * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    ((p + z2 / (2.0 * n) - half) / (1.0 + z2 / n), (p + z2 / (2.0 * n) + half) / (1.0 + z2 / n))
}

/// How much of the standard normal distribution lies within z of its middle, by its series.
fn central(z: f64) -> f64 {
    let (mut sum, mut term) = (0.0, z);
    for k in 0..400 {
        sum += term / f64::from(2 * k + 1);
        term *= -z * z / (2.0 * f64::from(k + 1));
    }
    sum * 2.0 / std::f64::consts::TAU.sqrt()
}

/// A difference of two shares with their intervals and correlation, by square-and-add.
pub fn difference(p: f64, a: Ends, q: f64, b: Ends, correlation: f64) -> Ends {
    let add = |x: f64, y: f64| (x.powi(2) + y.powi(2) - 2.0 * correlation * x * y).max(0.0).sqrt();
    ((p - q - add(p - a.0, b.1 - q)).max(-1.0), (p - q + add(a.1 - p, q - b.0)).min(1.0))
}
