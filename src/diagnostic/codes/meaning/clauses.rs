//! Clauses that are missing, or stand where they mean nothing.

use crate::diagnostic::{Entry, Severity, Wording};

/// A declaration without what it needs.
pub static MISSING_CLAUSE: Entry = Entry {
    code: 308,
    slug: "missing-clause",
    severity: Severity::Error,
    en: Wording {
        message: "`{name}` needs {clause}",
        label: "says nothing yet",
        labels: &[],
        help: &[
            ("", "add {clause}"),
            ("when", "add `when CONDITION`: which records are this contact"),
            ("scope", "add `from P to Q`, `at P` or `each journey`: when it happens"),
            ("do", "add `do ACTION`: what is done about it"),
            ("require", "add `require MEASURE >= TARGET`"),
        ],
        explain: "A touchpoint says by `when` which records it is; a moment says by `from`, `at` \
                  or `each journey` when it happens; a recovery does something; a standard \
                  requires something; a protocol has steps.\n\nAdd what is missing.",
    },
    zh: Wording {
        message: "`{name}` 需要{clause}",
        label: "还没有说明",
        labels: &[],
        help: &[
            ("", "请加上{clause}"),
            ("when", "请加上 `当 条件`：哪些记录是这次接触"),
            ("scope", "请加上 `从 P 到 Q`、`在 P` 或 `每次旅程`：何时发生"),
            ("do", "请加上 `执行 措施`：做什么来补救"),
            ("require", "请加上 `要求 指标 >= 目标`"),
        ],
        explain: "触点用 `当` 说明它是哪些记录；关键时刻用 `从`、`在` 或 `每次旅程` 说明何时发生；补救要做些什么；标准要有要求；流程要有步骤。\n\n请补上缺少的内容。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n  wait : duration in s\n}\ntouchpoint answer {\n  expect must quick: wait <= 20s\n}\n",
};

/// A clause of moments in a touchpoint.
pub static NOT_IN_TOUCHPOINT: Entry = Entry {
    code: 309,
    slug: "not-in-touchpoint",
    severity: Severity::Error,
    en: Wording {
        message: "{clause} belongs to a moment, not to a touchpoint",
        label: "a touchpoint is a single record",
        labels: &[],
        help: &[("", "take it away, or declare a `moment`")],
        explain: "A touchpoint happens at each record of which its `when` is true, and is judged \
                  by that record. Episodes, stakes and what happens after their end belong to a \
                  `moment`.\n\nTake the clause away, or declare a moment.",
    },
    zh: Wording {
        message: "{clause}属于关键时刻，不属于触点",
        label: "触点是单条记录",
        labels: &[],
        help: &[("", "请去掉它，或声明为 `关键时刻`")],
        explain: "凡使 `当` 成立的记录就是一次触点，按那条记录评判。一段经历、其利害以及结束之后如何，都属于 `关键时刻`。\n\n请去掉这一项，或声明为关键时刻。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n  wait : duration in s\n  fee : money in CNY\n}\ntouchpoint answer {\n  when event == \"answered\"\n  stake fee\n  expect must quick: wait <= 20s\n}\n",
};

/// `reopens` without an end to come after.
pub static REOPENS_NOTHING: Entry = Entry {
    code: 310,
    slug: "reopens-nothing",
    severity: Severity::Warning,
    en: Wording {
        message: "nothing ends here that could be reopened",
        label: "changes nothing",
        labels: &[],
        help: &[("", "take it away, or say what ends the episode: `from P to Q`")],
        explain: "`reopens` says what a new start does after an episode has ended. `at`, `each \
                  journey` and `from` without `to` have no end.\n\nSay what ends the episode, or \
                  take the clause away.",
    },
    zh: Wording {
        message: "这里没有会结束、可重开的经历",
        label: "不起作用",
        labels: &[],
        help: &[("", "请去掉它，或说明经历在何时结束：`从 P 到 Q`")],
        explain: "`重开` 说明一段经历结束之后，新的开始意味着什么。`在`、`每次旅程` 以及没有 `到` 的 `从` 都没有结束。\n\n请说明经历何时结束，或去掉这一项。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nmoment complaint {\n  at \"complaint\"\n  reopens resume\n  expect must solved: \"solved\" within 1d\n}\n",
};

/// A waiver without a reason, an approval or an end.
pub static WAIVER_LACKS: Entry = Entry {
    code: 320,
    slug: "waiver-lacks",
    severity: Severity::Error,
    en: Wording {
        message: "a waiver needs {clause}",
        label: "not said",
        labels: &[],
        help: &[
            ("`because`", "add `because \"REASON\"`"),
            ("`approved by`", "add `approved by \"WHO\"`"),
            ("`until`", "add `until 2026-12-31`: the last day it holds"),
            ("", "add {clause}"),
        ],
        explain: "A waiver takes an expectation back. Whoever reads a report must be able to see \
                  why, on whose word and for how long; exemptions without these are how \
                  standards quietly cease to hold.\n\nAdd the reason, who approved it, and the \
                  last day it holds.",
    },
    zh: Wording {
        message: "豁免需要{clause}",
        label: "没有写明",
        labels: &[],
        help: &[
            ("`because`", "请加上 `因为 \"理由\"`"),
            ("`approved by`", "请加上 `批准人 \"姓名\"`"),
            ("`until`", "请加上 `直到 2026-12-31`：最后有效日"),
            ("", "请加上{clause}"),
        ],
        explain: "豁免收回了一项期望。读报告的人应当看得到为什么、谁批准、到何时为止；没有这些的例外，正是标准悄悄失效的原因。\n\n请写明理由、批准人和最后有效日。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: \"solved\" within 1d\n}\nwaive complaint.solved because \"the line was down\" approved by \"head of care\"\n",
};

/// Something declared that nothing uses.
pub static UNUSED: Entry = Entry {
    code: 323,
    slug: "unused",
    severity: Severity::Warning,
    en: Wording {
        message: "the {kind} `{name}` is never used",
        label: "nothing asks for it",
        labels: &[],
        help: &[("", "use it, or take it away")],
        explain: "A segment, step or value that no rule asks for changes nothing. Often the rule \
                  that was to use it has another name in it.\n\nUse it, or take it away.",
    },
    zh: Wording {
        message: "{kind} `{name}` 从未使用",
        label: "没有规则用到它",
        labels: &[],
        help: &[("", "请使用它，或删去它")],
        explain: "没有规则用到的客群、步骤或取值不起任何作用。往往是本该用它的规则写了别的名称。\n\n请使用它，或删去它。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n  wait : duration in s\n}\nlet patience = 20s\ntouchpoint answer {\n  when event == \"answered\"\n  expect must quick: wait <= 30s\n}\n",
};

/// A level that may spend less than one below it.
pub static AUTHORITY_ORDER: Entry = Entry {
    code: 330,
    slug: "authority-order",
    severity: Severity::Error,
    en: Wording {
        message: "`{level}` may spend less than `{lower}`, which comes before it",
        label: "less than the level before",
        labels: &[("lower", "the level before it")],
        help: &[("", "list the levels from the lowest to the highest")],
        explain: "An amount beyond the limit of its owner goes to the lowest level that may \
                  spend it, so the levels are listed from the lowest to the highest.\n\nPut the \
                  levels in order, or mend a limit.",
    },
    zh: Wording {
        message: "`{level}` 的额度低于排在前面的 `{lower}`",
        label: "低于前一级",
        labels: &[("lower", "前一级")],
        help: &[("", "请从最低级到最高级依次列出")],
        explain: "超出负责人额度的金额，交给有此额度的最低一级，因此各级要从低到高列出。\n\n请调整次序，或改正额度。",
    },
    example: "authority {\n  manager up to 500 CNY\n  frontline up to 50 CNY\n}\n",
};

/// A bound without an amount.
pub static BOUND_WITHOUT_AMOUNT: Entry = Entry {
    code: 331,
    slug: "bound-without-amount",
    severity: Severity::Error,
    en: Wording {
        message: "there is no amount to bound",
        label: "bounds nothing",
        labels: &[],
        help: &[("", "write the amount before it, as in `10% of order_value, at most 200 CNY`")],
        explain: "`at most` and `at least` bound the amount that an action costs.\n\nWrite the \
                  amount, or take the bound away.",
    },
    zh: Wording {
        message: "没有可限制的金额",
        label: "无所限制",
        labels: &[],
        help: &[("", "请先写金额，如 `10% 的 订单金额，至多 200 CNY`")],
        explain: "`至多` 和 `至少` 限制的是措施所花的金额。\n\n请写出金额，或去掉限制。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: \"solved\" within 1d\n}\nrecovery make_good for complaint {\n  do apologise at most 20 CNY\n}\n",
};

/// Something may come again for ever.
pub static AFTERWARDS_WITHOUT_END: Entry = Entry {
    code: 365,
    slug: "afterwards-without-end",
    severity: Severity::Error,
    en: Wording {
        message: "nothing says for how long after the recovery `{pattern}` is watched for",
        label: "for how long?",
        labels: &[],
        help: &[("", "write `afterwards {pattern} within 30d`")],
        explain: "Whether something came again can only be said once a window has passed; without \
                  one, a customer who comes back after three years would count like one who comes \
                  back the next day.\n\nWrite `within` and a length. A field on 0..10, as in \
                  `afterwards nps`, needs none: the next answer counts, whenever it comes.",
    },
    zh: Wording {
        message: "没有说明补救之后在多长时间内观察 `{pattern}`",
        label: "多长时间？",
        labels: &[],
        help: &[("", "请写作 `此后 {pattern} 限时 30天`")],
        explain: "是否再次发生，要等一段时间过去才能断定；不设期限，三年后再来的客户就会与次日再来的一样计数。\n\n请写 `限时` 和时长。0..10 的字段（如 `此后 nps`）不需要期限：下一次回答何时来都算。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: \"solved\" within 1d\n}\nrecovery make_good for complaint {\n  do apologise\n  done when \"apology\"\n  afterwards \"complaint\"\n}\n",
};

/// What was paid, but not by whom.
pub static PAYING_WITHOUT_BY: Entry = Entry {
    code: 345,
    slug: "paying-without-by",
    severity: Severity::Error,
    en: Wording {
        message: "nothing says whose authority the amount is held against",
        label: "paid by whom?",
        labels: &[],
        help: &[("", "write the field that says who did it: `done when … by handler paying …`")],
        explain: "What was paid is held against what the one who paid may spend. That takes a field \
                  whose texts are names of levels of `authority`.\n\nWrite `by` and that field \
                  before `paying`, or take `paying` away.",
    },
    zh: Wording {
        message: "没有说明这笔金额按谁的授权来衡量",
        label: "由谁支付？",
        labels: &[],
        help: &[("", "请写明经办人字段：`完成标志 … 由 经办 支付 …`")],
        explain: "支付的金额要按经办人的授权来衡量，这需要一个字段，其文本是 `授权` 中各级的名称。\n\n请在 `支付` 之前写 `由` 和该字段，或去掉 `支付`。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n  paid : money in EUR\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: \"solved\" within 1d\n}\nrecovery make_good for complaint {\n  do compensate 20 EUR\n  done when \"compensated\" paying paid\n}\n",
};

/// A field that names no level of authority.
pub static NO_SUCH_LEVEL: Entry = Entry {
    code: 346,
    slug: "no-such-level",
    severity: Severity::Error,
    en: Wording {
        message: "no text of `{field}` is a level of `authority`",
        label: "names no level",
        labels: &[],
        help: &[("", "declare `authority { … }` with the names that stand in the data")],
        explain: "Whoever did a recovery is held against `authority` by the name of a level. The field \
                  can hold none of these names, so everyone would be without authority.\n\nDeclare the \
                  levels by the names that stand in the data, or name the field that holds them.",
    },
    zh: Wording {
        message: "`{field}` 的文本都不是 `授权` 中的级别",
        label: "不是任何级别",
        labels: &[],
        help: &[("", "请声明 `授权 { … }`，级别名称与数据中的一致")],
        explain: "补救由谁经办，要按级别名称与 `授权` 对照。该字段不可能是其中任何一个名称，于是谁都没有授权。\n\n请按数据中的名称声明各级，或写存有级别名称的字段。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n  handler : text\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: \"solved\" within 1d\n}\nrecovery make_good for complaint {\n  do apologise\n  done when \"apologised\" by handler\n}\n",
};

/// A recovery that waits for one of another moment.
pub static OTHER_MOMENT: Entry = Entry {
    code: 347,
    slug: "other-moment",
    severity: Severity::Error,
    en: Wording {
        message: "`{other}` is never owed for the same failure as `{name}`",
        label: "could never hold",
        labels: &[("other", "for other moments")],
        help: &[("", "name a recovery for the same moment or touchpoint")],
        explain: "In a recovery, `failed(…)` and its like may ask what became of another recovery of the \
                  same occurrence: a second try after a first. The two are for different moments, so \
                  they never meet.\n\nName a recovery that is `for` the same moment or touchpoint.",
    },
    zh: Wording {
        message: "`{other}` 与 `{name}` 不会针对同一次未达标",
        label: "不可能成立",
        labels: &[("other", "针对别的关键时刻")],
        help: &[("", "请写针对同一关键时刻或触点的补救")],
        explain: "在补救中，`未达标(…)` 等可以询问针对同一次发生的另一个补救结果如何：一次不成，再来一次。这两个补救针对不同的关键时刻，永远碰不到一起。\n\n请写针对同一关键时刻或触点的补救。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: \"solved\" within 1d\n}\nmoment refund {\n  at \"refund asked\"\n  expect must paid: \"paid\" within 7d\n}\nrecovery first for complaint {\n  do call\n}\nrecovery second for refund {\n  when failed(first)\n  do visit\n}\n",
};
