//! Weights, counts, lengths, targets and other numbers that cannot be meant.

use crate::diagnostic::{Entry, Severity, Wording};

/// Weights that do not total 100%.
pub static WEIGHTS_TOTAL: Entry = Entry {
    code: 301,
    slug: "weights-total",
    severity: Severity::Error,
    en: Wording {
        message: "the weights of `{model}` total {total}%, not 100%",
        label: "its facets do not add up",
        labels: &[],
        help: &[
            ("more", "take {off}% away"),
            ("less", "{off}% are missing"),
            ("", "mend the weights"),
        ],
        explain: "The weights of a model's facets share out the whole, so they total exactly \
                  100%. In a model with costs, whose weights are negative, the weights without \
                  their signs total 100%.\n\nMend the weights, or leave them all out if the \
                  model only classes things.",
    },
    zh: Wording {
        message: "`{model}` 的权重合计 {total}%，不是 100%",
        label: "各维度合计不对",
        labels: &[],
        help: &[("more", "请减去 {off}%"), ("less", "还差 {off}%"), ("", "请改正权重")],
        explain: "模型各维度的权重是对整体的分配，因此合计必须正好是 100%。若模型含有成本（权重为负），则按绝对值合计为 100%。\n\n请改正权重；若模型只用于分类，可以都不写权重。",
    },
    example: "model care {\n  speed 60%\n  warmth 30%\n}\n",
};

/// A facet without a weight among others with one.
pub static MISSING_WEIGHT: Entry = Entry {
    code: 302,
    slug: "missing-weight",
    severity: Severity::Error,
    en: Wording {
        message: "the facet `{facet}` has no weight",
        label: "the other facets have one",
        labels: &[],
        help: &[("", "write its weight, or take the weights of the others away")],
        explain: "Either every facet of a model has a weight, or none has.\n\nWrite the missing \
                  weight.",
    },
    zh: Wording {
        message: "维度 `{facet}` 没有权重",
        label: "其他维度都有",
        labels: &[],
        help: &[("", "请写出它的权重，或去掉其他维度的权重")],
        explain: "一个模型要么每个维度都有权重，要么都没有。\n\n请写出缺少的权重。",
    },
    example: "model care {\n  speed 100%\n  warmth\n}\n",
};

/// A length of nothing or less.
pub static NO_LENGTH: Entry = Entry {
    code: 311,
    slug: "no-length",
    severity: Severity::Error,
    en: Wording {
        message: "a limit must be longer than nothing",
        label: "no time at all",
        labels: &[],
        help: &[("", "write a positive length, such as `15m`")],
        explain: "A limit of no length, or a negative one, could never be kept.\n\nWrite a \
                  positive length. To forbid something altogether say `no P`.",
    },
    zh: Wording {
        message: "限时必须大于零",
        label: "没有时间",
        labels: &[],
        help: &[("", "请写正的时长，如 `15分钟`")],
        explain: "零或负的限时永远无法做到。\n\n请写正的时长。若要完全禁止，请写 `无 P`。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: \"solved\" within 0s\n}\n",
};

/// A count of none.
pub static COUNT_OF_NONE: Entry = Entry {
    code: 312,
    slug: "count-of-none",
    severity: Severity::Error,
    en: Wording {
        message: "a count begins at 1",
        label: "counts nothing",
        labels: &[],
        help: &[
            ("", "for none at all say `no P`"),
            ("cases", "write how many cases there must be at least"),
            ("occurrence", "the first occurrence is 1"),
        ],
        explain: "`at least 0` is always so, and `at most 0` or `exactly 0` is better said as \
                  `no P`, which also says which record broke it.\n\nWrite a number from 1 on, or \
                  `no P`.",
    },
    zh: Wording {
        message: "计数从 1 开始",
        label: "什么也没有数",
        labels: &[],
        help: &[
            ("", "若一个也不许有，请写 `无 P`"),
            ("cases", "请写至少需要多少个案例"),
            ("occurrence", "第一次是 1"),
        ],
        explain: "`至少 0` 总是成立；`至多 0` 和 `恰好 0` 不如写成 `无 P`，它还会指出是哪条记录违反了。\n\n请写 1 以上的数，或写 `无 P`。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: at most 0 \"transfer\"\n}\n",
};

/// A target that the measure cannot reach, or cannot miss.
pub static TARGET_BEYOND: Entry = Entry {
    code: 321,
    slug: "target-beyond",
    severity: Severity::Error,
    en: Wording {
        message: "this measure runs from {low} to {high}",
        label: "beyond what it can be",
        labels: &[],
        help: &[("", "write a target from {low} to {high}, so that it can be met and missed")],
        explain: "A rate lies between 0% and 100%, NPS between -100 and 100, a mean on its \
                  field's scale. A target beyond that could never be met, or never \
                  missed.\n\nWrite a target within the range.",
    },
    zh: Wording {
        message: "这个指标在 {low} 到 {high} 之间",
        label: "超出可能的范围",
        labels: &[],
        help: &[("", "请写 {low} 到 {high} 之间的目标，使它既可能达到也可能达不到")],
        explain: "达标率在 0% 到 100% 之间，净推荐值在 -100 到 100 之间，平均值在字段的量表之内。超出的目标永远达不到，或永远不会落空。\n\n请写范围之内的目标。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: \"solved\" within 1d\n}\nstandard quarter {\n  require rate(complaint) >= 120%\n}\n",
};

/// A confidence of none, or of certainty.
pub static CONFIDENCE: Entry = Entry {
    code: 322,
    slug: "confidence",
    severity: Severity::Error,
    en: Wording {
        message: "a confidence of {confidence}% cannot be had",
        label: "must lie between 0% and 100%",
        labels: &[],
        help: &[("", "write `with 95% confidence`")],
        explain: "The confidence says how sure an interval is to hold the true rate. No number \
                  of cases makes it certain, and 0% says nothing.\n\nWrite a percentage above 0% \
                  and below 100%.",
    },
    zh: Wording {
        message: "{confidence}% 的置信度无法得到",
        label: "必须在 0% 与 100% 之间",
        labels: &[],
        help: &[("", "请写 `以 95% 置信度`")],
        explain: "置信度说明区间包含真实比率的把握。案例再多也不能得到百分之百的把握，0% 则毫无意义。\n\n请写大于 0% 小于 100% 的百分比。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: \"solved\" within 1d\n}\nstandard quarter {\n  require rate(complaint) >= 90%, with 100% confidence\n}\n",
};

/// A score toward which nothing counts.
pub static NOTHING_TOWARD: Entry = Entry {
    code: 324,
    slug: "nothing-toward",
    severity: Severity::Warning,
    en: Wording {
        message: "nothing counts toward `{name}`",
        label: "always inconclusive",
        labels: &[],
        help: &[("", "add `toward {name}` to an expectation")],
        explain: "A score is the weighted share of expectations met that count toward a facet. \
                  No expectation of these files says `toward` this one, so the score can never \
                  be told.\n\nAdd `toward` to the expectations that count.",
    },
    zh: Wording {
        message: "没有期望计入 `{name}`",
        label: "总是无法判定",
        labels: &[],
        help: &[("", "请在期望中加上 `计入 {name}`")],
        explain: "得分是计入某维度的期望中达标者的加权比例。这些文件里没有期望写 `计入` 它，得分也就无从得出。\n\n请在相应的期望中写上 `计入`。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nmodel care {\n  speed 100%\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: \"solved\" within 1d\n}\nstandard quarter {\n  require score(care.speed) >= 80%\n}\n",
};

/// A gap of a facet without survey items.
pub static GAP_WITHOUT_ITEMS: Entry = Entry {
    code: 325,
    slug: "gap-without-items",
    severity: Severity::Error,
    en: Wording {
        message: "the facet `{facet}` has no survey items for both sides of a gap",
        label: "a gap is perceived less expected",
        labels: &[("facet", "declared here")],
        help: &[("", "add `expected […] perceived […]` to the facet")],
        explain: "The gap is what customers perceived less what they expected, from the items of \
                  a survey. The facet must name the fields of both.\n\nAdd `expected [e1] \
                  perceived [p1]` to the facet.",
    },
    zh: Wording {
        message: "维度 `{facet}` 缺少差距两侧的问卷题目",
        label: "差距是感知减去期望",
        labels: &[("facet", "在此声明")],
        help: &[("", "请在维度中加上 `期望值 […] 感知值 […]`")],
        explain: "差距是客户的感知减去期望，取自问卷题目。维度必须写出两侧的字段。\n\n请在维度中加上 `期望值 [e1] 感知值 [p1]`。",
    },
    example: "model care {\n  speed 100%\n}\nstandard quarter {\n  require gap(care) >= 0\n}\n",
};

/// More of something than can be handled.
pub static TOO_MANY: Entry = Entry {
    code: 334,
    slug: "too-many",
    severity: Severity::Error,
    en: Wording {
        message: "too many {what}: at most {most}",
        label: "beyond the limit",
        labels: &[],
        help: &[("", "split the file, or say it by a condition")],
        explain: "There is a limit to how many things of a kind one set of rules may have, so \
                  that checking always ends soon. Rules written by people do not come near \
                  it.\n\nSplit the rules, or say by a condition what is listed one by one.",
    },
    zh: Wording {
        message: "{what}太多：至多 {most}",
        label: "超出上限",
        labels: &[],
        help: &[("", "请拆分文件，或用条件来表达")],
        explain: "一套规则中每类对象的数目有上限，使检查总能很快结束。人写的规则不会接近它。\n\n请拆分规则，或用条件来表达逐一列出的内容。",
    },
    example: "calendar office {\n  mon..fri 09:00-18:00\n  closed 1990-01-01..2020-12-31\n}\n",
};

/// A definition that stands for too much.
pub static TOO_COMPLEX: Entry = Entry {
    code: 335,
    slug: "too-complex",
    severity: Severity::Error,
    en: Wording {
        message: "`{name}` stands for too large an expression",
        label: "too much, with all it rests on",
        labels: &[],
        help: &[("", "say it more simply")],
        explain: "A definition may rest on others, and these on more, until it stands for an \
                  expression that could not be judged in time. Rules written by people do not \
                  come near the limit.\n\nSay it more simply.",
    },
    zh: Wording {
        message: "`{name}` 所代表的表达式太大",
        label: "连同其所依赖的，太多了",
        labels: &[],
        help: &[("", "请写得简单些")],
        explain: "一个定义可以依赖其他定义，层层展开，直到它代表的表达式无法及时评判。人写的规则不会接近这个上限。\n\n请写得简单些。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  n : number\n}\nlet a = n + n\nlet b = a + a\nlet c = b + b\nlet d = c + c\nlet e = d + d\nlet f = e + e\nlet g = f + f\nlet h = g + g\nlet i = h + h\nlet j = i + i\nlet k = j + j\nlet l = k + k\n",
};

/// A range or list that holds nothing.
pub static EMPTY_RANGE: Entry = Entry {
    code: 336,
    slug: "empty-range",
    severity: Severity::Error,
    en: Wording {
        message: "nothing lies in it",
        label: "empty",
        labels: &[],
        help: &[("", "write the smaller end first")],
        explain: "A range runs from its smaller to its larger end, a scale from its lowest to \
                  its highest answer, and a list has at least one value.\n\nTurn the ends round, \
                  or write a value.",
    },
    zh: Wording {
        message: "其中什么也没有",
        label: "空的",
        labels: &[],
        help: &[("", "请把较小的一端写在前面")],
        explain: "范围从较小一端到较大一端，量表从最低到最高，列表至少有一个值。\n\n请调换两端，或写出取值。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  csat : 5..1\n}\n",
};

/// A length that does not come out even.
pub static UNEVEN_LENGTH: Entry = Entry {
    code: 337,
    slug: "uneven-length",
    severity: Severity::Error,
    en: Wording {
        message: "this length does not come out even",
        label: "too fine or too long",
        labels: &[],
        help: &[
            ("", "times are exact to the microsecond"),
            ("days", "days of a calendar are whole: write hours for a part of one"),
        ],
        explain: "Lengths are whole microseconds, and calendar and business days are whole days: \
                  half a business day has no fixed length.\n\nWrite a length that comes out \
                  even, such as `4 business hours`.",
    },
    zh: Wording {
        message: "这个时长除不尽",
        label: "太细或太长",
        labels: &[],
        help: &[("", "时间精确到微秒"), ("days", "日历上的天数必须是整天：不足一天请写小时")],
        explain: "时长以整微秒计，自然日和工作日以整天计：半个工作日没有固定的长度。\n\n请写整的时长，如 `4工作小时`。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: \"solved\" within 1.5 calendar days\n}\n",
};

/// Arithmetic without a result.
pub static NO_RESULT: Entry = Entry {
    code: 338,
    slug: "no-result",
    severity: Severity::Error,
    en: Wording {
        message: "this has no result",
        label: "divided by zero, or too large",
        labels: &[],
        help: &[("", "mend the numbers")],
        explain: "A constant is worked out when the file is read. This one divides by zero, is \
                  larger than any number that can be held exactly, or gives a part of a day \
                  where days are whole.\n\nMend the numbers.",
    },
    zh: Wording {
        message: "算不出结果",
        label: "除以零，或数值太大",
        labels: &[],
        help: &[("", "请改正数值")],
        explain: "常量在读取规则时算出。这里除以了零，或数值大到无法精确表示，或得出了不足一天的天数。\n\n请改正数值。",
    },
    example: "let share = 1 / 0\n",
};

/// A model where a facet is asked for.
pub static FACET_NEEDED: Entry = Entry {
    code: 339,
    slug: "facet-needed",
    severity: Severity::Error,
    en: Wording {
        message: "toward which facet of `{model}`?",
        label: "a model, not a facet",
        labels: &[],
        help: &[("", "name one of: {known}")],
        explain: "An expectation counts toward a facet of a model, and by the facet's weight \
                  toward the model.\n\nName the facet, as in `toward servqual.reliability`.",
    },
    zh: Wording {
        message: "计入 `{model}` 的哪个维度？",
        label: "这是模型，不是维度",
        labels: &[],
        help: &[("", "请写其中之一：{known}")],
        explain: "期望计入模型的某个维度，再按维度的权重计入模型。\n\n请写出维度，如 `计入 servqual.reliability`。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nmodel care {\n  speed 100%\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: \"solved\" within 1d\n    toward care\n}\n",
};

/// A weight of nothing or less.
pub static BAD_WEIGHT: Entry = Entry {
    code: 340,
    slug: "bad-weight",
    severity: Severity::Error,
    en: Wording {
        message: "a weight must be more than 0",
        label: "counts for nothing",
        labels: &[],
        help: &[("", "write a positive weight, or take `toward` away")],
        explain: "`toward … weight N` says how much an expectation counts toward a facet, \
                  against the others. With 0 it would not count, below 0 a failure would be a \
                  merit.\n\nWrite a positive number.",
    },
    zh: Wording {
        message: "权重必须大于 0",
        label: "不起作用",
        labels: &[],
        help: &[("", "请写正的权重，或去掉 `计入`")],
        explain: "`计入 … 权重 N` 说明一个期望与其他期望相比，在维度中占多大分量。0 等于不计，负数则会把未达标变成功劳。\n\n请写正数。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nmodel care {\n  speed 100%\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: \"solved\" within 1d\n    toward care.speed weight 0\n}\n",
};
