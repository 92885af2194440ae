//! What has no meaning where it stands, found as rules are made to run. Retired, since they are judged now: 0401 (forms), 0402 (open
//! time in an expression), 0404 (moments per a field), 0405 (end of day), 0406 (script functions), 0407 (measurements).

use crate::diagnostic::{Entry, Severity, Wording};

/// All of them, in order.
pub static ALL: &[&Entry] = &[&PAUSE, &EXPRESSION, &NO_RECORDS];

/// A pause of something that no running clock measures.
pub static PAUSE: Entry = Entry {
    code: 403,
    slug: "pause-not-judged",
    severity: Severity::Error,
    en: Wording {
        message: "nothing here can be paused",
        label: "this cannot stop a clock",
        labels: &[],
        help: &[(
            "",
            "pause `within` or `every` with a limit in hours or business hours, or leave `paused while` out",
        )],
        explain: "`paused while` stops a clock that adds up time: `P within D` and `P every D`, where D is \
                  elapsed time or business hours. Days are no sum of time: `2 business days` ends at a \
                  certain hour of a certain day. A promise (`by`) is never moved by pauses. To ignore the \
                  pause in silence would give wrong verdicts, so the file is refused.\n\nWrite the limit \
                  in hours (`16 business hours` for two days of eight hours), or leave the pause out.",
    },
    zh: Wording {
        message: "这里没有可以暂停的计时",
        label: "它停不住任何计时",
        labels: &[],
        help: &[("", "请暂停以小时或工作小时计的 `限时`、`每隔`，或去掉 `暂停于`")],
        explain: "`暂停于` 停住的是累计时间的计时：`P 限时 D` 和 `P 每隔 D`，其中 D 是自然时间或工作小时。以天计的时限不是时间的累计：`2个工作日` 在某一天的某一时刻到期。承诺的时间（`不晚于`）从不因暂停而推迟。若悄悄忽略暂停，结论就会出错，因此拒绝整个文件。\n\n请把时限写成小时（每天八小时的两天写作 `16工作小时`），或去掉暂停。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n  mood : -1..1\n}\nmoment complaint {\n  from \"complaint\" to \"resolved\"\n  expect must solved: \"resolved\" within 2 calendar days, paused while mood < 0\n}\n",
};

/// An expression asked where its answer is not at hand.
pub static EXPRESSION: Entry = Entry {
    code: 409,
    slug: "expression-without-value-here",
    severity: Severity::Error,
    en: Wording {
        message: "{what} has no value",
        label: "its value is not known at this place",
        labels: &[],
        help: &[(
            "",
            "ask for it in a `conclude` or in the `when` of a `recovery`, or leave it out",
        )],
        explain: "The expression is well formed, but asks at this place for something that is only \
                  known elsewhere: a count over the journey in the condition of one record, a \
                  verdict in a waiver, the record that started an occurrence where there is none. \
                  Taking it as unknown would make rules silently empty, so the file is refused.",
    },
    zh: Wording {
        message: "此处没有{what}的值",
        label: "在这个位置还不知道它的值",
        labels: &[],
        help: &[("", "请写在结论或补救的条件里，或去掉它")],
        explain: "这个表达式本身没有错，但它在此处要的东西只有在别处才知道：单条记录的条件里要整个旅程的次数、豁免里要评判结果、没有起始记录的地方要起始记录。若当作未知，规则就会悄悄失效，因此拒绝整个文件。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nsegment repeated = count(\"contact\") > 2\ntouchpoint contact {\n  when event == \"contact\" and repeated\n}\n",
};

/// No record declared.
pub static NO_RECORDS: Entry = Entry {
    code: 410,
    slug: "no-records-declared",
    severity: Severity::Error,
    en: Wording {
        message: "the rules do not say how a record is read",
        label: "",
        labels: &[],
        help: &[(
            "",
            "add `record { journey <- COLUMN  time <- COLUMN }` with the columns of your log",
        )],
        explain: "To judge a log, the rules must say which column tells journeys apart and which \
                  holds the time. A file without a `record` block can be used by others, but not \
                  judged by itself.",
    },
    zh: Wording {
        message: "规则没有说明怎样读取记录",
        label: "",
        labels: &[],
        help: &[("", "请加上 `record { journey <- 列名  time <- 列名 }`，写明日志中的列")],
        explain: "要评判日志，规则必须说明哪一列区分旅程、哪一列是时间。没有 `record` 块的文件可以被其他文件引用，但不能单独用来评判。",
    },
    example: "service \"Desk\" { timezone \"UTC\" }\n",
};
