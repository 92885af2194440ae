//! Expectations, exceptions and recoveries that contradict each other or say nothing.

use crate::diagnostic::{Entry, Severity, Wording};

/// A score that its scale does not reach.
pub static IMPOSSIBLE_THRESHOLD: Entry = Entry {
    code: 303,
    slug: "impossible-threshold",
    severity: Severity::Error,
    en: Wording {
        message: "`{field}` can never be so: its scale is {low} to {high}",
        label: "never true",
        labels: &[("field", "declared here")],
        help: &[("", "compare with a number from {low} to {high}")],
        explain: "The field is a score on a scale, and no score on it fulfils this comparison. \
                  An expectation that says so would always fail, a segment would be \
                  empty.\n\nCompare with a number on the scale, or mend the scale in `record`.",
    },
    zh: Wording {
        message: "`{field}` 永远不会如此：它的量表是 {low} 到 {high}",
        label: "永不成立",
        labels: &[("field", "在此声明")],
        help: &[("", "请与 {low} 到 {high} 之间的数比较")],
        explain: "该字段是量表分值，量表上没有哪个分值能满足这个比较。这样的期望总会落空，这样的客群总是空的。\n\n请与量表内的数比较，或改正 `记录` 中的量表。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  csat : 1..5\n}\nsegment happy = csat >= 6\n",
};

/// A comparison that every score passes.
pub static CERTAIN_THRESHOLD: Entry = Entry {
    code: 304,
    slug: "certain-threshold",
    severity: Severity::Warning,
    en: Wording {
        message: "`{field}` is always so: its scale is {low} to {high}",
        label: "true of every score",
        labels: &[("field", "declared here")],
        help: &[(
            "",
            "compare with a number that some scores do not reach, or ask `{field} is known`",
        )],
        explain: "Every score on the field's scale fulfils this comparison, so it says no more \
                  than that there is a score.\n\nCompare with a number inside the scale. If any \
                  answer will do, say `is known`.",
    },
    zh: Wording {
        message: "`{field}` 总是如此：它的量表是 {low} 到 {high}",
        label: "任何分值都成立",
        labels: &[("field", "在此声明")],
        help: &[("", "请与并非人人都达到的数比较，或写 `{field} 已知`")],
        explain: "量表上的任何分值都满足这个比较，它只不过说明有分值而已。\n\n请与量表之内的数比较；若有回答即可，请写 `已知`。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  csat : 1..5\n}\nsegment happy = csat >= 1\n",
};

/// Two exceptions that can both hold and differ.
pub static EXCEPTIONS_CLASH: Entry = Entry {
    code: 305,
    slug: "exceptions-clash",
    severity: Severity::Error,
    en: Wording {
        message: "`{first}` and `{second}` can both hold, and their exceptions differ",
        label: "which one counts for who is both?",
        labels: &[("first", "the other exception")],
        help: &[(
            "",
            "say which one counts: `for {second} instead of {first}: …`, or make the segments exclude each other",
        )],
        explain: "Someone can belong to both segments, and the two exceptions require different \
                  things of the same expectation. There are no priorities by number or by order \
                  in the file: which exception wins is said by name.\n\nWrite `instead of` at \
                  the one that wins, or define the segments so that none can be in both (`tier \
                  == gold` and `tier == silver` are seen to exclude each other).",
    },
    zh: Wording {
        message: "`{first}` 与 `{second}` 可能同时成立，而例外内容不同",
        label: "同属两者时以哪个为准？",
        labels: &[("first", "另一个例外")],
        help: &[("", "请写明以哪个为准：`针对 {second} 取代 {first}：…`，或使两个客群互斥")],
        explain: "可能有人同属两个客群，而两个例外对同一期望的要求不同。这里没有按数字或按先后的优先级，以哪个为准要用名称说明。\n\n请在优先的一个上写 `取代`，或把客群定义成互斥的（程序能看出 `等级 == 金卡` 与 `等级 == 银卡` 互斥）。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n  wait : duration in s\n  tier : text\n  night : flag\n}\nsegment gold = tier == \"gold\"\nsegment late = night\ntouchpoint answer {\n  when event == \"answered\"\n  expect must quick: wait <= 20s\n    for gold: wait <= 10s\n    for late: wait <= 60s\n}\n",
};

/// An exception that can never count.
pub static DEAD_EXCEPTION: Entry = Entry {
    code: 306,
    slug: "dead-exception",
    severity: Severity::Warning,
    en: Wording {
        message: "the exception for `{segment}` can never count",
        label: "never reached",
        labels: &[],
        help: &[
            ("", "the segment cannot hold here: mend it, or take the exception away"),
            (
                "outranked",
                "whenever it holds, one that comes before it holds too: turn `instead of` round, or take it away",
            ),
        ],
        explain: "No record to which this expectation applies can reach this exception: either \
                  its segment excludes what the touchpoint is about, or whenever it holds, an \
                  exception that wins over it holds as well.\n\nMend the segment or the order of \
                  the exceptions, or take it away.",
    },
    zh: Wording {
        message: "针对 `{segment}` 的例外永远不会起作用",
        label: "永远到不了这里",
        labels: &[],
        help: &[
            ("", "该客群在这里不可能成立：请改正它，或删去这个例外"),
            ("outranked", "它成立时，总有更优先的例外也成立：请调换 `取代` 的方向，或删去它"),
        ],
        explain: "这个期望所适用的记录都到不了这个例外：要么它的客群与触点的条件互斥，要么它成立时总有更优先的例外也成立。\n\n请改正客群或例外的先后，或删去它。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n  wait : duration in s\n  tier : one of [standard, gold]\n}\nsegment gold = tier == \"gold\"\ntouchpoint answer {\n  when event == \"answered\" and tier == \"standard\"\n  expect must quick: wait <= 20s\n    for gold: wait <= 10s\n}\n",
};

/// Two recoveries that could both pay.
pub static RECOVERIES_COMPETE: Entry = Entry {
    code: 307,
    slug: "recoveries-compete",
    severity: Severity::Error,
    en: Wording {
        message: "`{first}` and `{second}` could both pay for the same failure",
        label: "this one pays too",
        labels: &[("first", "this one pays")],
        help: &[
            (
                "",
                "both are owed in a journey with {example}: say which one counts (`instead of {first}` in `{second}`), or make their `when` exclude each other",
            ),
            (
                "journey",
                "say which one counts (`instead of {first}` in `{second}`), or make their `when` exclude each other; in this journey both are owed:{journey}",
            ),
        ],
        explain: "Both recoveries answer the same moment or touchpoint, both cost money, and \
                  nothing keeps them from applying at once: the customer would be compensated \
                  twice. There are no priorities by number: which one gives way is said by \
                  name.\n\nWrite `instead of` in the one that wins, with `when` if it wins only \
                  sometimes, or write conditions that exclude each other. A second try, which \
                  waits for the failure of the first, may pay beside it.",
    },
    zh: Wording {
        message: "`{first}` 与 `{second}` 可能为同一次未达标重复付费",
        label: "这一个也要付费",
        labels: &[("first", "这一个要付费")],
        help: &[
            (
                "",
                "例如一次旅程中有 {example}，两个就都要做：请写明以哪个为准（在 `{second}` 中写 `取代 {first}`），或使两者的 `当` 互斥",
            ),
            (
                "journey",
                "请写明以哪个为准（在 `{second}` 中写 `取代 {first}`），或使两者的 `当` 互斥。例如在以下旅程中，两个都要做：{journey}",
            ),
        ],
        explain: "两个补救针对同一个关键时刻或触点，都要花钱，又没有什么阻止它们同时适用：客户会得到两份补偿。这里没有按数字的优先级，谁让位要用名称说明。\n\n请在优先的一个中写 `取代`（若只在某些情形优先，再加 `当`），或写成互斥的条件。等待前一次失败的再次补救，可以与前一次并列付费。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: \"solved\" within 1d\n}\nrecovery a for complaint {\n  do compensate 20 CNY\n}\nrecovery b for complaint {\n  do compensate 50 CNY\n}\n",
};

/// An order with one side only.
pub static ORDER_OF_WHAT: Entry = Entry {
    code: 319,
    slug: "order-of-what",
    severity: Severity::Error,
    en: Wording {
        message: "before or after what?",
        label: "only in a touchpoint may it be left out",
        labels: &[],
        help: &[("", "name the other pattern, as in `\"offer\" before \"contract\"`")],
        explain: "In a touchpoint, `P before` means before the contact itself. A moment is an \
                  episode of many records, so it must say what the other one is.\n\nName the \
                  other pattern.",
    },
    zh: Wording {
        message: "早于或晚于什么？",
        label: "只有触点中可以省略",
        labels: &[],
        help: &[("", "请写出另一个模式，如 `\"报价\" 早于 \"签约\"`")],
        explain: "在触点中，`P 早于` 就是早于这次接触本身。关键时刻是由许多记录组成的一段经历，必须说明另一个是什么。\n\n请写出另一个模式。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: \"offer\" before\n}\n",
};

/// An exception that changes what is not there.
pub static CHANGE_DOES_NOT_FIT: Entry = Entry {
    code: 328,
    slug: "change-does-not-fit",
    severity: Severity::Error,
    en: Wording {
        message: "the general requirement has no {word} to change",
        label: "nothing of the kind above",
        labels: &[("general", "the general requirement")],
        help: &[("", "write the whole requirement after `for SEGMENT:`")],
        explain: "An exception may say only what differs, such as another `within`. Then the \
                  general requirement must have one, of which it takes the rest.\n\nWrite the \
                  exception's requirement in full.",
    },
    zh: Wording {
        message: "一般要求中没有可改的 {word}",
        label: "上面没有这一项",
        labels: &[("general", "一般要求")],
        help: &[("", "请在 `针对 客群：` 之后写出完整的要求")],
        explain: "例外可以只写不同之处，例如另一个 `限时`，其余沿用一般要求。这要求一般要求中确有这一项。\n\n请把例外的要求写完整。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n  wait : duration in s\n  tier : text\n}\nsegment gold = tier == \"gold\"\ntouchpoint answer {\n  when event == \"answered\"\n  expect must quick: wait <= 20s\n    for gold: within 10s\n}\n",
};

/// Steps of a protocol that nothing shows.
pub static UNBOUND_STEPS: Entry = Entry {
    code: 329,
    slug: "unbound-steps",
    severity: Severity::Error,
    en: Wording {
        message: "nothing shows these steps of `{protocol}`: {steps}",
        label: "each step needs a pattern",
        labels: &[],
        help: &[("", "add `{first} = PATTERN`")],
        explain: "`follows … with` says for each step of the protocol which records show it. A \
                  step without a pattern would always be missing.\n\nBind every step to a step, \
                  a touchpoint, a quoted event or a condition in parentheses.",
    },
    zh: Wording {
        message: "`{protocol}` 的这些步骤没有对应：{steps}",
        label: "每个步骤都需要模式",
        labels: &[],
        help: &[("", "请加上 `{first} = 模式`")],
        explain: "`遵循 … 以 …` 说明流程的每个步骤由哪些记录体现。没有模式的步骤总会缺失。\n\n请给每个步骤写出步骤、触点、加引号的事件或括号里的条件。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nprotocol polite {\n  greet\n  thank\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: follows polite with greet = \"hello\"\n}\n",
};

/// A pause of something that runs no clock.
pub static PAUSE_WITHOUT_CLOCK: Entry = Entry {
    code: 332,
    slug: "pause-without-clock",
    severity: Severity::Warning,
    en: Wording {
        message: "there is no clock to pause",
        label: "changes nothing",
        labels: &[],
        help: &[
            ("", "take `paused while` away, or give the requirement a limit"),
            (
                "by",
                "a promised time is never moved by a pause: take `paused while` away, or say `within`",
            ),
        ],
        explain: "`paused while` stops the clock of a limit that counts on: `within`, `every`, \
                  or a ban, count or order with `within`. A threshold, an order or a count \
                  without a limit runs no clock, and a promised time (`by`) stands, whatever \
                  happens.\n\nTake it away, or say the limit by `within`.",
    },
    zh: Wording {
        message: "没有可以暂停的计时",
        label: "不起作用",
        labels: &[],
        help: &[
            ("", "请去掉 `暂停于`，或给要求加上限时"),
            ("by", "承诺的时间不因暂停而推后：请去掉 `暂停于`，或改用 `限时`"),
        ],
        explain: "`暂停于` 停住的是正在走的计时：`限时`、`每隔`，或带 `限时` 的禁止、次数、先后。阈值以及没有限时的先后和次数并不计时；承诺的时间（`不晚于`）则无论如何不变。\n\n请去掉它，或用 `限时` 来写期限。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n  status : text\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: at most 2 \"transfer\", paused while status == \"waiting\"\n}\n",
};

/// A condition that no record can fulfil.
pub static NEVER_HOLDS: Entry = Entry {
    code: 333,
    slug: "never-holds",
    severity: Severity::Warning,
    en: Wording {
        message: "this can never hold",
        label: "no record can be so",
        labels: &[],
        help: &[("", "did you mean `or`?")],
        explain: "The parts of this condition exclude each other, so that no record fulfils it: \
                  the segment is empty, the touchpoint never happens.\n\nMend the condition. Two \
                  values of one field are joined by `or`, or by `in [a, b]`.",
    },
    zh: Wording {
        message: "这个条件永远不会成立",
        label: "没有记录会如此",
        labels: &[],
        help: &[("", "是否想写 `或`？")],
        explain: "这个条件的各部分互相排斥，没有记录能满足：客群是空的，触点从不发生。\n\n请改正条件。同一字段的两个取值用 `或`，或用 `属于 [a, b]`。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  tier : text\n}\nsegment vip = tier == \"gold\" and tier == \"platinum\"\n",
};
