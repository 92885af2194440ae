//! Zones, and the instants in them at which something happens to clocks and days.

use mot::unit::Instant;

/// The service's zone, an interesting instant in it, and the local days around that instant.
#[derive(Clone, Copy, Debug)]
pub struct Zone {
    pub name: &'static str,
    /// Two minutes before it.
    pub base: Instant,
    pub days: [&'static str; 3],
}

const fn zone(name: &'static str, second: i64, days: [&'static str; 3]) -> Zone {
    Zone { name, base: Instant((second - 120) * 1_000_000), days }
}

/// Half-hour and hour changes, forward and back, at night and at midnight; midnights without a change.
pub const ZONES: [Zone; 10] = [
    zone("UTC", 1_780_308_120, ["2026-05-31", "2026-06-01", "2026-06-02"]),
    zone("Asia/Shanghai", 1_780_329_600, ["2026-05-31", "2026-06-01", "2026-06-02"]),
    zone("Europe/Rome", 1_774_746_000, ["2026-03-28", "2026-03-29", "2026-03-30"]),
    zone("Europe/Rome", 1_792_890_000, ["2026-10-24", "2026-10-25", "2026-10-26"]),
    zone("America/New_York", 1_772_953_200, ["2026-03-07", "2026-03-08", "2026-03-09"]),
    zone("America/New_York", 1_793_512_800, ["2026-10-31", "2026-11-01", "2026-11-02"]),
    zone("America/Santiago", 1_775_358_000, ["2026-04-03", "2026-04-04", "2026-04-05"]),
    zone("America/Santiago", 1_788_667_200, ["2026-09-05", "2026-09-06", "2026-09-07"]),
    zone("Australia/Lord_Howe", 1_775_314_800, ["2026-04-04", "2026-04-05", "2026-04-06"]),
    zone("Australia/Lord_Howe", 1_791_041_400, ["2026-10-03", "2026-10-04", "2026-10-05"]),
];
