//! Models that cannot be measured as asked.

use crate::diagnostic::{Entry, Severity, Wording};

/// A whole of facets without weights.
pub static MODEL_WITHOUT_WEIGHTS: Entry = Entry {
    code: 361,
    slug: "model-without-weights",
    severity: Severity::Error,
    en: Wording {
        message: "`{model}` has no weights, so there is no `{measure}` of the whole",
        label: "its facets do not add up to a whole",
        labels: &[("model", "declared here")],
        help: &[("", "give its facets weights that total 100%, or name a facet: {known}")],
        explain: "A model without weights only classes things: it says nothing about how much \
                  each facet matters, so its facets cannot be summed up.\n\nGive every facet a \
                  weight, or measure a single facet.",
    },
    zh: Wording {
        message: "`{model}` 没有权重，整体没有 `{measure}`",
        label: "各维度无法合成整体",
        labels: &[("model", "在此声明")],
        help: &[("", "请给各维度写合计 100% 的权重，或写出某个维度：{known}")],
        explain: "没有权重的模型只用于分类：它没有说明各维度的轻重，也就无法汇总。\n\n请给每个维度写权重，或只测量某个维度。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n}\nmodel kinds {\n  social\n  emotional\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: \"solved\" within 1d\n    toward kinds.social\n}\nstandard quarter {\n  require score(kinds) >= 80%\n}\n",
};

/// Survey items that have no counterpart.
pub static ITEMS_UNPAIRED: Entry = Entry {
    code: 362,
    slug: "items-unpaired",
    severity: Severity::Error,
    en: Wording {
        message: "the facet `{facet}` has {expected} expected and {perceived} perceived items",
        label: "items come in pairs",
        labels: &[],
        help: &[("", "name as many expected items as perceived ones, in the same order")],
        explain: "A gap is taken item by item: what the customer perceived on an item less what \
                  they expected on the same item. The n-th name after `expected` is answered by \
                  the n-th after `perceived`.\n\nName the missing items, or leave out those \
                  without a counterpart.",
    },
    zh: Wording {
        message: "维度 `{facet}` 有 {expected} 个期望题、{perceived} 个感知题",
        label: "题目须成对",
        labels: &[],
        help: &[("", "请让期望题与感知题一样多，顺序相同")],
        explain: "差距逐题计算：客户对某题的感知减去对同一题的期望。`期望值` 后的第 n 个名称与 `感知值` 后的第 n 个名称成对。\n\n请补上缺少的题目，或去掉没有对应的题目。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  e1 : 1..7\n  e2 : 1..7\n  p1 : 1..7\n}\nmodel care {\n  speed 100% expected [e1, e2] perceived [p1]\n}\n",
};

/// Survey items whose answers do not compare.
pub static ITEMS_ON_TWO_SCALES: Entry = Entry {
    code: 363,
    slug: "items-on-two-scales",
    severity: Severity::Error,
    en: Wording {
        message: "`{item}` is on {found}, but `{other}` is on {scale}",
        label: "a gap needs all its items on one scale",
        labels: &[("field", "declared here")],
        help: &[("", "declare all survey items of the model on one scale")],
        explain: "Perceived less expected means something only where both were answered on the \
                  same scale, and facets can be weighed against each other only then.\n\nDeclare \
                  all items on the scale of the survey. If the survey has two, measure the facets \
                  one by one.",
    },
    zh: Wording {
        message: "`{item}` 是 {found}，而 `{other}` 是 {scale}",
        label: "差距的各题须在同一量表上",
        labels: &[("field", "在此声明")],
        help: &[("", "请把模型的全部问卷题目声明为同一量表")],
        explain: "只有感知与期望用同一量表作答，相减才有意义，各维度也才能加权比较。\n\n请按问卷的量表声明全部题目。问卷若有两种量表，请逐个维度测量。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  e1 : 1..7\n  p1 : 1..5\n}\nmodel care {\n  speed 100% expected [e1] perceived [p1]\n}\nstandard quarter {\n  require gap(care) >= 0\n}\n",
};

/// A spread of what grows with the size of a group.
pub static SPREAD_OF_WHAT: Entry = Entry {
    code: 364,
    slug: "spread-of-what",
    severity: Severity::Error,
    en: Wording {
        message: "`spread` compares a measure among groups",
        label: "not a measure that groups of different size can be compared by",
        labels: &[],
        help: &[("", "write `spread(rate(answer.quick), channel)`")],
        explain: "`spread(M, g)` is the highest figure of the measure M among the groups of g \
                  less the lowest: how far a promise is kept alike on every channel. Counts grow \
                  with the size of a group, so `failed` and `count` say nothing about \
                  consistency, and a spread of spreads has no meaning.\n\nName a measure such \
                  as `rate`, `csat`, `nps`, `score` or `mean`.",
    },
    zh: Wording {
        message: "`极差` 在各组之间比较某个指标",
        label: "不是能在大小不同的组之间比较的指标",
        labels: &[],
        help: &[("", "请写 `极差(达标率(接听.快速), 渠道)`")],
        explain: "`极差(M, g)` 是指标 M 在 g 的各组中的最高值减去最低值：同一承诺在各渠道是否一致。次数随组的大小增长，`未达标` 和 `次数` 说明不了一致性；极差的极差没有意义。\n\n请写 `达标率`、`满意度`、`净推荐值`、`得分`、`平均值` 之类的指标。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n  channel\n}\nmoment complaint {\n  at \"complaint\"\n  expect must solved: \"solved\" within 1d\n}\nstandard quarter {\n  require spread(failed(complaint), channel) <= 3\n}\n",
};
