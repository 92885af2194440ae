//! Dates, local times and calendars that cannot be kept.

use crate::diagnostic::{Entry, Severity, Wording};

/// Business time without a calendar.
pub static NO_CALENDAR: Entry = Entry {
    code: 313,
    slug: "no-calendar",
    severity: Severity::Error,
    en: Wording {
        message: "business time by which calendar?",
        label: "no calendar is named",
        labels: &[],
        help: &[("", "write `in NAME`, or `calendar NAME` in `service`")],
        explain: "Business hours are the open hours of a calendar. Neither this limit nor the \
                  service names one.\n\nDeclare a calendar and name it here, or once for all in \
                  `service`.",
    },
    zh: Wording {
        message: "按哪个日历的工作时间？",
        label: "没有写日历",
        labels: &[],
        help: &[("", "请写 `按 名称`，或在 `服务` 中写 `日历 名称`")],
        explain: "工作时间是日历上开放的时段。这个限时和服务都没有写明日历。\n\n请声明一个日历，并在此写出，或在 `服务` 中统一写出。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: \"solved\" within 8 business hours\n}\n",
};

/// Business time by a calendar that is never open.
pub static NEVER_OPEN: Entry = Entry {
    code: 314,
    slug: "never-open",
    severity: Severity::Error,
    en: Wording {
        message: "the calendar `{calendar}` is never open",
        label: "no business time ever passes",
        labels: &[("calendar", "it has no hours")],
        help: &[("", "add open hours to it, such as `mon..fri 09:00-18:00`")],
        explain: "A limit in business time runs while its calendar is open. This one has no open \
                  hours, so the limit would never end. Such a calendar can only lend its days to \
                  others, by `holidays`.\n\nAdd its open hours, or name another calendar.",
    },
    zh: Wording {
        message: "日历 `{calendar}` 从不开放",
        label: "工作时间永远不走",
        labels: &[("calendar", "没有开放时段")],
        help: &[("", "请加上开放时段，如 `周一..周五 09:00-18:00`")],
        explain: "工作时间的限时只在日历开放时计时。这个日历没有开放时段，限时永远不会到期。这样的日历只能通过 `节假日` 把日子借给别的日历。\n\n请加上开放时段，或改用别的日历。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\ncalendar national {\n  closed 2026-10-01..2026-10-07\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: \"solved\" within 8 business hours in national\n}\n",
};

/// Open hours that overlap.
pub static HOURS_OVERLAP: Entry = Entry {
    code: 315,
    slug: "hours-overlap",
    severity: Severity::Error,
    en: Wording {
        message: "these hours overlap",
        label: "open twice at once",
        labels: &[("earlier", "and these")],
        help: &[("", "join them, or move one of the two")],
        explain: "Two stretches of open hours share time on the same day, also where one runs \
                  past midnight. Open time would be counted twice.\n\nJoin them into one, or \
                  mend their ends.",
    },
    zh: Wording {
        message: "这些时段重叠",
        label: "同时开放了两次",
        labels: &[("earlier", "与此处")],
        help: &[("", "请合并，或移动其中一段")],
        explain: "同一天的两段开放时间有重叠，包括跨过午夜的情形。开放时间会被计算两次。\n\n请合并为一段，或改正起止。",
    },
    example: "calendar office {\n  mon..fri 09:00-18:00\n  fri 17:00-20:00\n}\n",
};

/// Days that one line opens and another closes.
pub static OPEN_AND_CLOSED: Entry = Entry {
    code: 316,
    slug: "open-and-closed",
    severity: Severity::Error,
    en: Wording {
        message: "this takes back all of `{dates}`",
        label: "the later line wins",
        labels: &[("earlier", "nothing is left of this")],
        help: &[("", "take one of the two away")],
        explain: "Of two lines about the same day the later one wins. Here nothing is left of \
                  the earlier one: all its days are open by one line and closed by another, so \
                  one of them is a mistake.\n\nTake one of the two away, or mend its days.",
    },
    zh: Wording {
        message: "这一行完全收回了 `{dates}`",
        label: "以后写的一行为准",
        labels: &[("earlier", "此行所剩无几")],
        help: &[("", "请去掉其中一行")],
        explain: "对同一天，以后写的一行为准。这里前一行已经一天不剩：它的每一天都是一行开放、另一行关闭，其中必有一处写错。\n\n请去掉其中一行，或改正日期。",
    },
    example: "calendar office {\n  mon..fri 09:00-18:00\n  open 2026-10-01 09:00-12:00\n  closed 2026-10-01..2026-10-07\n}\n",
};

/// A day or time that does not exist.
pub static NO_SUCH_DATE: Entry = Entry {
    code: 317,
    slug: "impossible-date",
    severity: Severity::Error,
    en: Wording {
        message: "`{date}`: there is no such day or time",
        label: "does not exist",
        labels: &[],
        help: &[("", "mend the day or the time")],
        explain: "The calendar has no such day, or the clock no such time.\n\nMend it: days are \
                  written `2026-11-02`, times `09:00` to `24:00`.",
    },
    zh: Wording {
        message: "`{date}`：没有这样的日期或时间",
        label: "不存在",
        labels: &[],
        help: &[("", "请改正日期或时间")],
        explain: "日历上没有这一天，或钟面上没有这个时间。\n\n请改正：日期写作 `2026-11-02`，时间写作 `09:00` 到 `24:00`。",
    },
    example: "let end = 2026-11-02 24:00:00\n",
};

/// A local time that is no single instant.
pub static LOCAL_TIME: Entry = Entry {
    code: 318,
    slug: "local-time",
    severity: Severity::Error,
    en: Wording {
        message: "`{time}` is no single instant in {zone}",
        label: "the clocks are changed then",
        labels: &[],
        help: &[
            ("gap", "the clock skips it: write the offset, `{before}` or `{after}`"),
            ("fold", "the clock shows it twice: write the offset, `{before}` or `{after}`"),
            ("", "write the offset"),
        ],
        explain: "When clocks are set forward, an hour of local times does not exist; when they \
                  are set back, an hour exists twice. A rule file says which instant is meant by \
                  the offset from UTC.\n\nWrite the offset after the time, as in `2026-10-25 \
                  02:30:00+02:00`.",
    },
    zh: Wording {
        message: "在 {zone}，`{time}` 不是唯一的时刻",
        label: "此时正在调钟",
        labels: &[],
        help: &[
            ("gap", "钟面跳过了它：请写出偏移，`{before}` 或 `{after}`"),
            ("fold", "钟面出现两次：请写出偏移，`{before}` 或 `{after}`"),
            ("", "请写出偏移"),
        ],
        explain: "拨快时有一小时的当地时间不存在，拨慢时有一小时出现两次。规则文件用相对 UTC 的偏移说明所指的时刻。\n\n请在时间之后写出偏移，如 `2026-10-25 02:30:00+02:00`。",
    },
    example: "service \"Care\" {\n  timezone \"Europe/Rome\"\n}\nlet day = 2026-03-29 02:30:00\n",
};

/// Records of a case out of order.
pub static CASE_ORDER: Entry = Entry {
    code: 326,
    slug: "case-order",
    severity: Severity::Warning,
    en: Wording {
        message: "this record comes before the one above it",
        label: "earlier than the record above",
        labels: &[("earlier", "the record above")],
        help: &[("", "put the records in the order of their times")],
        explain: "The records of a case are judged in the order of their times, whatever order \
                  they are written in. Out of order they are hard to read, and often a date is \
                  mistyped.\n\nPut the records in order, or mend the time.",
    },
    zh: Wording {
        message: "这条记录早于上一条",
        label: "早于上一条记录",
        labels: &[("earlier", "上一条记录")],
        help: &[("", "请按时间先后排列记录")],
        explain: "案例的记录无论怎么写，都按时间先后评判。次序颠倒难以读懂，往往是日期写错了。\n\n请按时间排列，或改正时间。",
    },
    example: "record {\n  journey <- id\n  time <- at\n}\ncase \"Two records\" {\n  given {\n    2026-11-02 09:00:15\n    2026-11-02 09:00:00\n  }\n  then no recovery\n}\n",
};

/// A score that is not on its scale.
pub static OFF_SCALE: Entry = Entry {
    code: 327,
    slug: "value-off-scale",
    severity: Severity::Error,
    en: Wording {
        message: "{number} is not on the scale from {low} to {high}",
        label: "no record can say this",
        labels: &[],
        help: &[("", "write a number from {low} to {high}")],
        explain: "In a log, a score outside its field's scale is a data finding and is missing. \
                  A case gives values as a sound log would.\n\nWrite a number on the scale.",
    },
    zh: Wording {
        message: "{number} 不在 {low} 到 {high} 的量表上",
        label: "没有记录会是这个值",
        labels: &[],
        help: &[("", "请写 {low} 到 {high} 之间的数")],
        explain: "日志中超出量表的分值会记为数据问题，并视为缺失。案例中的值应如同正常的日志。\n\n请写量表之内的数。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  csat : 1..5\n}\ncase \"Six of five\" {\n  given {\n    2026-11-02 09:00:00 csat=6\n  }\n  then no recovery\n}\n",
};
