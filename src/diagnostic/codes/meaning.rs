//! Codes of this family; see the table in [`super`].

use crate::diagnostic::Entry;

/// All of them, in order.
pub static ALL: &[&Entry] = &[];

/// stub
pub static AUTHORITY_ORDER: Entry = Entry {
    code: 350,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static BAD_WEIGHT: Entry = Entry {
    code: 351,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static BOUND_WITHOUT_AMOUNT: Entry = Entry {
    code: 352,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static CASE_ORDER: Entry = Entry {
    code: 353,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static CERTAIN_THRESHOLD: Entry = Entry {
    code: 354,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static CHANGE_DOES_NOT_FIT: Entry = Entry {
    code: 355,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static CONFIDENCE: Entry = Entry {
    code: 356,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static COUNT_OF_NONE: Entry = Entry {
    code: 357,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static DEAD_EXCEPTION: Entry = Entry {
    code: 358,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static EMPTY_RANGE: Entry = Entry {
    code: 359,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static EXCEPTIONS_CLASH: Entry = Entry {
    code: 360,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static FACET_NEEDED: Entry = Entry {
    code: 361,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static GAP_WITHOUT_ITEMS: Entry = Entry {
    code: 362,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static HOURS_OVERLAP: Entry = Entry {
    code: 363,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static IMPOSSIBLE_THRESHOLD: Entry = Entry {
    code: 364,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static LOCAL_TIME: Entry = Entry {
    code: 365,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static MISSING_CLAUSE: Entry = Entry {
    code: 366,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static MISSING_WEIGHT: Entry = Entry {
    code: 367,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static NEVER_HOLDS: Entry = Entry {
    code: 368,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static NEVER_OPEN: Entry = Entry {
    code: 369,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static NOTHING_TOWARD: Entry = Entry {
    code: 370,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static NOT_IN_TOUCHPOINT: Entry = Entry {
    code: 371,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static NO_CALENDAR: Entry = Entry {
    code: 372,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static NO_LENGTH: Entry = Entry {
    code: 373,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static NO_RESULT: Entry = Entry {
    code: 374,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static NO_SUCH_DATE: Entry = Entry {
    code: 375,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static OFF_SCALE: Entry = Entry {
    code: 376,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static OPEN_AND_CLOSED: Entry = Entry {
    code: 377,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static ORDER_OF_WHAT: Entry = Entry {
    code: 378,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static PAUSE_WITHOUT_CLOCK: Entry = Entry {
    code: 379,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static RECOVERIES_COMPETE: Entry = Entry {
    code: 380,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static REOPENS_NOTHING: Entry = Entry {
    code: 381,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static TARGET_BEYOND: Entry = Entry {
    code: 382,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static TOO_COMPLEX: Entry = Entry {
    code: 383,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static TOO_MANY: Entry = Entry {
    code: 384,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static UNBOUND_STEPS: Entry = Entry {
    code: 385,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static UNEVEN_LENGTH: Entry = Entry {
    code: 386,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static UNUSED: Entry = Entry {
    code: 387,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static WAIVER_LACKS: Entry = Entry {
    code: 388,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

/// stub
pub static WEIGHTS_TOTAL: Entry = Entry {
    code: 389,
    slug: "stub",
    severity: crate::diagnostic::Severity::Error,
    en: W,
    zh: W,
    example: "",
};

const W: crate::diagnostic::Wording =
    crate::diagnostic::Wording { message: "", label: "", labels: &[], help: &[], explain: "" };
