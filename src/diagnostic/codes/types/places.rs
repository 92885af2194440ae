//! What may be said in one place and not in another.

use crate::diagnostic::{Entry, Severity, Wording};

/// Too many or too few arguments.
pub static ARGUMENTS: Entry = Entry {
    code: 209,
    slug: "arguments",
    severity: Severity::Error,
    en: Wording {
        message: "`{function}` takes {expected}, not {found}",
        label: "this many arguments are given: {found}",
        labels: &[],
        help: &[("", "give as many arguments as it takes")],
        explain: "The function takes another number of arguments. `elapsed` takes two instants \
                  and may take a calendar; the other functions of the language take one; a \
                  script's function takes those it declares.\n\nGive as many arguments as the \
                  function takes.",
    },
    zh: Wording {
        message: "`{function}` 需要 {expected} 个参数，写了 {found} 个",
        label: "参数个数不对",
        labels: &[],
        help: &[("", "请写正确个数的参数")],
        explain: "函数的参数个数不对。`历时` 需要两个时刻，还可以加一个日历；语言自带的其他函数只要一个；脚本函数以其声明为准。\n\n请写正确个数的参数。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  wait : duration in s\n}\nsegment slow = seconds(wait, wait) > 20\n",
};

/// A cost that is not an amount of money.
pub static AMOUNT: Entry = Entry {
    code: 211,
    slug: "amount-not-money",
    severity: Severity::Error,
    en: Wording {
        message: "an action costs an amount of money, this is {found}",
        label: "not an amount",
        labels: &[],
        help: &[
            ("", "write an amount, such as `50 CNY` or `10% of order_value`"),
            ("currency", "write `{suggestion}`"),
        ],
        explain: "What an action costs is held against what people may spend, so it must be an \
                  amount in a currency. A percentage alone is a share of nothing.\n\nWrite an \
                  amount with its currency, or a percentage of a field that holds one.",
    },
    zh: Wording {
        message: "措施的费用应是金额，这里是{found}",
        label: "不是金额",
        labels: &[],
        help: &[
            ("", "请写金额，如 `50 CNY` 或 `10% 的 订单金额`"),
            ("currency", "请写 `{suggestion}`"),
        ],
        explain: "措施的费用要与授权额度比较，因此必须是带币种的金额。单独一个百分比并不知道是谁的百分之几。\n\n请写带币种的金额，或某个金额字段的百分比。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: \"solved\" within 1d\n}\nrecovery make_good for complaint {\n  do compensate 10%\n}\n",
};

/// A verdict or fact asked of a record.
pub static VERDICT_IN_RECORD: Entry = Entry {
    code: 215,
    slug: "verdict-in-record",
    severity: Severity::Error,
    en: Wording {
        message: "`{what}` cannot be asked of a record",
        label: "a verdict is known only after judging",
        labels: &[],
        help: &[
            ("", "say it in a `conclude` or a `recovery`"),
            ("fact", "facts can be used in a `conclude` or a `recovery`"),
        ],
        explain: "Records, segments, expectations and waivers decide what the verdicts are, so \
                  they cannot ask for verdicts, nor for the facts concluded from them.\n\nSay it \
                  in `conclude` or `recovery`, which come after judging.",
    },
    zh: Wording {
        message: "不能对记录询问 `{what}`",
        label: "评判之后才知道",
        labels: &[],
        help: &[("", "请写在 `推断` 或 `补救` 中"), ("fact", "事实可以用在 `推断` 或 `补救` 中")],
        explain: "评判由记录、客群、期望和豁免决定，因此它们不能反过来询问评判，也不能询问由评判得出的事实。\n\n请写在 `推断` 或 `补救` 中，它们在评判之后。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: \"solved\" within 1d\n}\nsegment unlucky = failed(complaint)\n",
};

/// `start.` outside `where`.
pub static START_OUTSIDE_WHERE: Entry = Entry {
    code: 216,
    slug: "start-outside-where",
    severity: Severity::Error,
    en: Wording {
        message: "`start` can be spoken of only in `where`",
        label: "there is no record that started anything here",
        labels: &[],
        help: &[
            ("", "write `(PATTERN where agent == start.agent)` in an expectation of a moment"),
            ("step", "the step says `start` in its `where`: name one without it here"),
        ],
        explain: "`P where C` is a pattern of two records: C compares the record with the one \
                  that started the occurrence, as `start.FIELD`. Elsewhere, and in what itself \
                  starts an occurrence, there is no such second record; so a step whose `where` \
                  speaks of `start` cannot start a moment, be a touchpoint, or stand in a segment, \
                  a pause, a fact or a recovery.\n\nUse it in the `where` of a pattern that an \
                  expectation waits for. To tie episodes to one agent or customer, say `per agent` \
                  or `per customer` in the moment.",
    },
    zh: Wording {
        message: "`起始` 只能用在 `其中` 里",
        label: "这里没有作为起始的记录",
        labels: &[],
        help: &[
            ("", "请在关键时刻的期望中写 `(模式 其中 坐席 == 起始.坐席)`"),
            ("step", "这个步骤的 `其中` 提到了 `起始`：请在此处改用不提它的步骤"),
        ],
        explain: "`P 其中 C` 是涉及两条记录的模式：C 用 `起始.字段` 把当前记录与作为起始的那条相比。在别处，以及在决定起始的条件本身里，并没有这第二条记录；因此 `其中` 提到 `起始` 的步骤不能作为关键时刻的起点，也不能用作触点，或用在客群、暂停、结论和补救里。\n\n请用在期望所等待的模式的 `其中` 里。要让片段只属于同一坐席或客户，请在关键时刻里写 `每 坐席` 或 `每 客户`。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  agent\n}\nsegment same = agent == start.agent\n",
};

/// `count` asked of a record.
pub static COUNT_IN_RECORD: Entry = Entry {
    code: 217,
    slug: "count-in-record",
    severity: Severity::Error,
    en: Wording {
        message: "`count` cannot be asked of a record",
        label: "it counts the records of a journey",
        labels: &[],
        help: &[("", "use it in `conclude` or `recovery`, or expect `at most N`")],
        explain: "`count(P)` is how many records of the whole journey match P. A record, segment \
                  or threshold is asked while the journey goes on, when that is not \
                  known.\n\nUse `at most N P` in an expectation, or `count(P)` in a fact or a \
                  recovery.",
    },
    zh: Wording {
        message: "不能对记录询问 `次数`",
        label: "它数的是整个旅程的记录",
        labels: &[],
        help: &[("", "请用在 `推断` 或 `补救` 中，或写期望 `至多 N`")],
        explain: "`次数(P)` 是整个旅程中符合 P 的记录数。记录、客群和阈值是在旅程进行中询问的，那时还不知道。\n\n请在期望中写 `至多 N P`，或在事实、补救中用 `次数(P)`。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nsegment again = count(\"contact\") > 1\n",
};

/// A calendar for a length that needs none.
pub static CALENDAR_NOT_NEEDED: Entry = Entry {
    code: 219,
    slug: "calendar-not-needed",
    severity: Severity::Error,
    en: Wording {
        message: "only business time is measured by a calendar",
        label: "this calendar changes nothing",
        labels: &[("length", "this is no business time")],
        help: &[("", "write business hours or business days, or take the calendar away")],
        explain: "`in NAME` says by which calendar business time is measured. Elapsed time and \
                  calendar days pass alike under every calendar.\n\nWrite `8 business hours in \
                  NAME`, or take `in NAME` away.",
    },
    zh: Wording {
        message: "只有工作时间才按日历计算",
        label: "这个日历不起作用",
        labels: &[("length", "这不是工作时间")],
        help: &[("", "请写工作小时或工作日，或去掉日历")],
        explain: "`按 名称` 说明工作时间按哪个日历计算。自然时长和自然日与日历无关。\n\n请写 `8工作小时 按 名称`，或去掉 `按 名称`。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\ncalendar office {\n  mon..fri 09:00-18:00\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: \"solved\" within 8h in office\n}\n",
};

/// A rolling window of business time.
pub static BUSINESS_WINDOW: Entry = Entry {
    code: 220,
    slug: "business-window",
    severity: Severity::Error,
    en: Wording {
        message: "a rolling window is elapsed time or calendar days",
        label: "business time",
        labels: &[],
        help: &[("", "write days, such as `30d` or `30 calendar days`")],
        explain: "Limits on how often or how much hold in a window that moves along with time, \
                  over many journeys. It is measured in elapsed time or calendar days.\n\nWrite \
                  the window in one of these.",
    },
    zh: Wording {
        message: "滚动窗口只能用自然时长或自然日",
        label: "这是工作时间",
        labels: &[],
        help: &[("", "请写天数，如 `30天` 或 `30个自然日`")],
        explain: "次数或金额的限制，以随时间移动、跨多个旅程的窗口计算，单位是自然时长或自然日。\n\n请用其中之一来写窗口。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n  customer\n}\ncalendar office {\n  mon..fri 09:00-18:00\n}\nservice \"Care\" {\n  calendar office\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: \"solved\" within 1d\n}\nrecovery make_good for complaint {\n  do call\n  once per customer per 30 business days\n}\n",
};

/// `where` outside a pattern.
pub static WHERE_OUTSIDE_PATTERN: Entry = Entry {
    code: 223,
    slug: "where-outside-pattern",
    severity: Severity::Error,
    en: Wording {
        message: "`where` belongs to a pattern",
        label: "no pattern is asked for here",
        labels: &[],
        help: &[("", "join conditions by `and`")],
        explain: "`P where C` narrows a pattern of records, in an expectation, a step or the \
                  clauses of a moment. A condition is narrowed by `and`.\n\nWrite `and`.",
    },
    zh: Wording {
        message: "`其中` 只用于模式",
        label: "这里需要的不是模式",
        labels: &[],
        help: &[("", "请用 `且` 连接条件")],
        explain: "`P 其中 C` 缩小记录的模式，用在期望、步骤和关键时刻的子句里。条件则用 `且` 来缩小。\n\n请写 `且`。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nsegment odd = (event == \"a\" where event == \"b\")\n",
};

/// Something without a verdict.
pub static TARGET_NEEDED: Entry = Entry {
    code: 228,
    slug: "target-needed",
    severity: Severity::Error,
    en: Wording {
        message: "a touchpoint, a moment or an expectation is asked for",
        label: "this has no verdict",
        labels: &[],
        help: &[("", "name one, as in `failed(complaint)` or `failed(complaint.solved)`")],
        explain: "Only touchpoints, moments and expectations are judged, and so only they have \
                  failed, been met, are open or unknown.\n\nName one of these.",
    },
    zh: Wording {
        message: "这里需要触点、关键时刻或期望",
        label: "它没有评判",
        labels: &[],
        help: &[("", "请写名称，如 `未达标(投诉)` 或 `未达标(投诉.解决)`")],
        explain: "只有触点、关键时刻和期望会被评判，才有达标、未达标、待定、未知可言。\n\n请写其中之一的名称。",
    },
    example: "record {\n  journey <- id\n  time <- at\n}\nconclude odd when failed(\"complaint\")\n",
};

/// The overrun of something without a deadline.
pub static OVERRUN: Entry = Entry {
    code: 229,
    slug: "overrun-without-deadline",
    severity: Severity::Error,
    en: Wording {
        message: "only an expectation with a deadline can be overrun",
        label: "no deadline to overrun",
        labels: &[],
        help: &[
            ("", "name an expectation that says `within`, `by` or `every`"),
            ("own", "name one expectation of the moment that the recovery is for"),
        ],
        explain: "`overrun(x)` is by how much the deadline of x was passed, for the failure that \
                  a recovery answers. A threshold, a count or an order has no deadline, and \
                  other moments may have failed several times or not at all.\n\nName one \
                  expectation of the recovery's own moment that has a deadline.",
    },
    zh: Wording {
        message: "只有有期限的期望才谈得上超出",
        label: "没有可以超出的期限",
        labels: &[],
        help: &[
            ("", "请写含 `限时`、`不晚于` 或 `每隔` 的期望"),
            ("own", "请写该补救所针对的关键时刻的某一个期望"),
        ],
        explain: "`超出(x)` 是补救所针对的那次未达标中，x 的期限被超过了多少。阈值、次数和先后没有期限，其他关键时刻则可能多次未达标，也可能一次也没有。\n\n请写补救自己的关键时刻中有期限的一个期望。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nmoment complaint {\n  at \"complaint\"\n  expect must once: at most 1 \"update\"\n}\nrecovery make_good for complaint {\n  do compensate 5 CNY * days(overrun(once))\n}\n",
};

/// A negative amount.
pub static NEGATIVE_AMOUNT: Entry = Entry {
    code: 230,
    slug: "negative-amount",
    severity: Severity::Error,
    en: Wording {
        message: "an amount cannot be negative here",
        label: "less than nothing",
        labels: &[],
        help: &[("", "write the amount without its sign")],
        explain: "What may be spent, or is paid to make good, is nothing or more.\n\nWrite a \
                  positive amount.",
    },
    zh: Wording {
        message: "这里的金额不能为负",
        label: "小于零",
        labels: &[],
        help: &[("", "请去掉负号")],
        explain: "可以花费的、用来补偿的金额，至少为零。\n\n请写正的金额。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: \"solved\" within 1d\n}\nrecovery make_good for complaint {\n  do compensate -5 CNY\n}\n",
};
