//! Models whose weights do not add up, and measures of them.

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
