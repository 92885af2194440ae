//! Why a judging that was asked for comes to nothing.

use crate::diagnostic::{Entry, Severity, Wording};

/// No occurrence of anything was judged.
pub static NOTHING_EVALUATED: Entry = Entry {
    code: 610,
    slug: "nothing-evaluated",
    severity: Severity::Error,
    en: Wording {
        message: "nothing was evaluated: no touchpoint and no moment occurred in the log (records: {records})",
        label: "",
        labels: &[],
        help: &[
            ("", "compare the events and conditions of the rules with what the log holds"),
            (
                "empty",
                "the logs hold no record: check that they are the right files, and were exported whole",
            ),
            ("later", "what could be used is later than as-of: give a later `--as-of`, or none"),
        ],
        explain: "The log was read, but none of its records is a touchpoint or starts a moment of \
                  these rules, so no expectation was ever put to the test. That is no success; the \
                  exit code is 4.\n\nUsually an event is spelled differently in the log, a column \
                  is bound to the wrong field, or the log belongs to other rules.",
    },
    zh: Wording {
        message: "没有评判任何内容：{records} 条记录中没有出现任何触点或关键时刻",
        label: "",
        labels: &[],
        help: &[
            ("", "请对照日志内容检查规则中的事件和条件"),
            ("empty", "日志中没有记录：请检查文件是否正确、导出是否完整"),
            ("later", "可用的记录都晚于截至时刻：请给出更晚的 `--as-of`，或不给"),
        ],
        explain: "日志已读取，但没有一条记录属于这些规则的触点，也没有开始任何关键时刻，因此没有检验过任何期望。这不算达标，退出码为 4。\n\n通常是事件在日志中写法不同、列绑定到了错误的字段，或者日志与规则不配套。",
    },
    example: "",
};

/// More faults in the data than `--max-bad` allows.
pub static TOO_MUCH_BAD_DATA: Entry = Entry {
    code: 611,
    slug: "too-much-bad-data",
    severity: Severity::Error,
    en: Wording {
        message: "the data cannot be trusted: {bad} of {read} records have faults, {allowed} allowed",
        label: "",
        labels: &[],
        help: &[("", "mend the data, or allow more with `--max-bad 5%` (or a number of records)")],
        explain: "Records without a journey or time are set aside, and cells that cannot be read are \
                  missing. Beyond a certain share the verdicts no longer say anything about the \
                  service, good or bad. `--max-bad` is that limit: a number of records or a \
                  percentage, 1% if not given. The report is still written, but the exit code is 3, \
                  whatever the verdicts are.\n\nThe report lists the faults with file and line.",
    },
    zh: Wording {
        message: "数据不可信：{read} 条记录中有 {bad} 条存在问题，最多允许 {allowed}",
        label: "",
        labels: &[],
        help: &[("", "请修正数据，或用 `--max-bad 5%`（或记录条数）放宽限制")],
        explain: "没有旅程或时间的记录会被搁置，无法读取的单元格按缺失处理。超过一定比例后，结论已不能说明服务的好坏。`--max-bad` 就是这个限度：记录条数或百分比，未给出时为 1%。报告照常写出，但无论结论如何，退出码都是 3。\n\n报告会列出问题所在的文件和行。",
    },
    example: "",
};

/// Standards or moments that could not be decided.
pub static UNDECIDED: Entry = Entry {
    code: 612,
    slug: "undecided",
    severity: Severity::Error,
    en: Wording {
        message: "nothing failed, but {what}",
        label: "",
        labels: &[],
        help: &[("", "the report says what was missing: more cases, a field, or time")],
        explain: "A standard with too few cases is inconclusive, and a moment whose data is not there \
                  is unknown; neither counts as met. Where nothing failed but a declared standard is \
                  inconclusive, or no standard is declared and not one moment was decided, the exit \
                  code is 4: this is neither a pass nor a failure.\n\nJudge more data, log the field \
                  that is missing, or lower `at least N cases` knowingly.",
    },
    zh: Wording {
        message: "没有不达标，但{what}",
        label: "",
        labels: &[],
        help: &[("", "报告中写明了缺少什么：更多个案、某个字段，或者时间")],
        explain: "个案太少的标准无法下结论，缺少数据的关键时刻属于未知；两者都不算达标。没有不达标、但有已声明的标准无法下结论时，或者没有声明标准且没有一个关键时刻得到判定时，退出码为 4：既不是通过，也不是失败。\n\n请评判更多数据，记录缺失的字段，或在明知的情况下降低最少个案数。",
    },
    example: "",
};

/// `check --as-of` found a waiver whose last day is over.
pub static WAIVER_EXPIRED: Entry = Entry {
    code: 620,
    slug: "waiver-expired",
    severity: Severity::Warning,
    en: Wording {
        message: "this waiver held until {until}, which is over on {day}",
        label: "it exempts nothing that starts later",
        labels: &[],
        help: &[("", "take it out, or have it approved anew until a later day")],
        explain: "An exemption has a last day, so that someone looks at it again. `mot check --as-of DAY` \
                  tells of every waiver whose last day is before that day. Without `--as-of` none is \
                  told of: what a rule file means does not depend on the day on which it is read.\n\nTake \
                  the waiver out, or have it approved anew. While old logs are still judged it may stay: \
                  it goes on exempting what started in its time.",
    },
    zh: Wording {
        message: "此豁免有效至 {until}，到 {day} 已过期",
        label: "此后开始的都不再豁免",
        labels: &[],
        help: &[("", "请删除它，或重新批准并写明新的截止日期")],
        explain: "豁免有截止日期，好让人重新审视它。`mot check --as-of 日期` 会指出截止日期早于该日的每一项豁免。不写 `--as-of` 则不指出：规则文件的含义不取决于阅读它的那一天。\n\n请删除它，或重新批准。若还要评判旧日志，可以保留：它对有效期内开始的仍然豁免。",
    },
    example: "",
};

/// mot itself failed.
pub static OWN_FAULT: Entry = Entry {
    code: 608,
    slug: "own-fault",
    severity: Severity::Error,
    en: Wording {
        message: "mot stopped on a fault of its own: {what}",
        label: "",
        labels: &[],
        help: &[(
            "",
            "please report the command and this line; nothing it printed before is a result",
        )],
        explain: "This is a bug in mot, not in your rules or your data. The run ended with exit code \
                  2 so that it cannot be taken for a pass.\n\nPlease report the command, the \
                  message, and if you can the smallest files that show it.",
    },
    zh: Wording {
        message: "mot 因自身故障而中止：{what}",
        label: "",
        labels: &[],
        help: &[("", "请报告所用命令和本行内容；此前的输出不能当作结果")],
        explain: "这是 mot 自身的缺陷，与您的规则和数据无关。运行以退出码 2 结束，以免被当作达标。\n\n请报告所用命令、消息，以及能重现问题的最小文件。",
    },
    example: "",
};
