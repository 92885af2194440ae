//! Fields of a record and what they can be used for.

use crate::diagnostic::{Entry, Severity, Wording};

/// A measure of a field that has no such.
pub static CANNOT_MEASURE: Entry = Entry {
    code: 212,
    slug: "cannot-measure",
    severity: Severity::Error,
    en: Wording {
        message: "`{measure}` cannot be taken of `{field}`: it is {found}",
        label: "this field is {found}",
        labels: &[],
        help: &[
            ("", "name a field that is a number, a scale, a length or an amount"),
            ("whole", "name a field on a scale of at least three whole numbers, such as `1..5`"),
            ("scale", "name a field on a scale, such as `1..5`"),
            ("nps", "name a field on the scale `0..10`"),
            ("ces", "name a field on the scale `1..5` or `1..7`"),
        ],
        explain: "Means and percentiles need values that can be added and ordered; satisfaction \
                  and effort need a scale, since they count the best answers on it.\n\nName \
                  another field, or declare this one as the type it is.",
    },
    zh: Wording {
        message: "`{field}` 是{found}，无法计算 `{measure}`",
        label: "该字段是{found}",
        labels: &[],
        help: &[
            ("", "请写数值、量表、时长或金额字段"),
            ("whole", "请写至少三个整数的量表字段，如 `1..5`"),
            ("scale", "请写量表字段，如 `1..5`"),
            ("nps", "请写量表 `0..10` 的字段"),
            ("ces", "请写量表 `1..5` 或 `1..7` 的字段"),
        ],
        explain: "平均值和分位数需要能相加、能排序的值；满意度和费力度需要量表，因为要数其中最好的答案。\n\n请换一个字段，或把它声明成本来的类型。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  tier : text\n}\nstandard quarter {\n  require mean(tier) >= 4\n}\n",
};

/// NPS of another scale than 0..10.
pub static NPS_SCALE: Entry = Entry {
    code: 213,
    slug: "nps-scale",
    severity: Severity::Error,
    en: Wording {
        message: "NPS needs a field on `0..10`, `{field}` is on {scale}",
        label: "on another scale",
        labels: &[("field", "declared here")],
        help: &[
            ("", "declare the field as `0..10`, or measure it by `csat` or `mean`"),
            (
                "afterwards",
                "declare the field as `0..10`, or watch for an answer: `afterwards ({field} <= 2) within 30d`",
            ),
        ],
        explain: "The Net Promoter Score counts answers of 9 and 10 as promoters and of 0 to 6 \
                  as detractors, on a scale from 0 to 10 (Reichheld 2003). On another scale \
                  these words mean nothing, and converted answers are not comparable.\n\nMeasure \
                  another scale by `csat`, `ces` or `mean`.",
    },
    zh: Wording {
        message: "净推荐值需要 `0..10` 的字段，`{field}` 是 {scale}",
        label: "量表不同",
        labels: &[("field", "在此声明")],
        help: &[
            ("", "请把字段声明为 `0..10`，或改用 `满意度`、`平均值`"),
            (
                "afterwards",
                "请把字段声明为 `0..10`，或观察某种回答：`此后 ({field} <= 2) 限时 30天`",
            ),
        ],
        explain: "净推荐值在 0 到 10 的量表上，以 9、10 分为推荐者，0 到 6 分为贬损者（Reichheld 2003）。换了量表，这些说法就没有意义，换算得来的分数也不可比。\n\n其他量表请用 `满意度`、`费力度` 或 `平均值`。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  score : 1..5\n}\nstandard quarter {\n  require nps(score) >= 40\n}\n",
};

/// CES of another scale than 1..5 or 1..7.
pub static CES_SCALE: Entry = Entry {
    code: 231,
    slug: "ces-scale",
    severity: Severity::Error,
    en: Wording {
        message: "CES needs a field on `1..5` or `1..7`, `{field}` is on {scale}",
        label: "on another scale",
        labels: &[("field", "declared here")],
        help: &[("", "declare the field as `1..5` or `1..7`, or measure it by `mean`")],
        explain: "The Customer Effort Score is a mean on one of two scales. On `1..5` customers \
                  say how much effort it took, so less is better (Dixon, Freeman and Toman 2010); \
                  on `1..7` they say how far they agree that it was made easy, so more is better \
                  (2013). A mean on another scale cannot be compared with anybody's \
                  CES.\n\nMeasure another scale by `mean`.",
    },
    zh: Wording {
        message: "费力度需要 `1..5` 或 `1..7` 的字段，`{field}` 是 {scale}",
        label: "量表不同",
        labels: &[("field", "在此声明")],
        help: &[("", "请把字段声明为 `1..5` 或 `1..7`，或改用 `平均值`")],
        explain: "客户费力度是两种量表之一上的平均值。`1..5` 问客户费了多大力气，越小越好（Dixon、Freeman、Toman 2010）；`1..7` 问客户多同意“办起来很容易”，越大越好（2013）。其他量表上的平均值无法与任何费力度相比。\n\n其他量表请用 `平均值`。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  effort : 0..10\n}\nstandard quarter {\n  require ces(effort) <= 3\n}\n",
};

/// A role with a type that does not fit.
pub static ROLE_TYPE: Entry = Entry {
    code: 214,
    slug: "role-type",
    severity: Severity::Error,
    en: Wording {
        message: "the role {role} cannot be {found}",
        label: "this type does not fit the role",
        labels: &[],
        help: &[
            ("", "write `text`, `one of […]`, or no type"),
            ("time", "write `time`, or no type"),
        ],
        explain: "The role `time` is an instant; the other roles are texts that are equal or \
                  different, free or of a list.\n\nWrite a type that fits, or leave it out.",
    },
    zh: Wording {
        message: "角色{role}不能是{found}",
        label: "类型与角色不符",
        labels: &[],
        help: &[("", "请写 `文本`、`取自 […]`，或不写类型"), ("time", "请写 `时间`，或不写类型")],
        explain: "角色 `时间` 是时刻；其他角色都是文本，只有相同与不同之分，可以任意，也可以取自列表。\n\n请写合适的类型，或省去类型。",
    },
    example: "record {\n  journey : number <- id\n  time <- at\n}\n",
};

/// A field by which nothing can be grouped.
pub static CANNOT_GROUP: Entry = Entry {
    code: 224,
    slug: "cannot-group",
    severity: Severity::Error,
    en: Wording {
        message: "`{name}` is {found}: nothing can be grouped by it",
        label: "nearly every record has a value of its own",
        labels: &[],
        help: &[("", "group by a text, a `one of` field, a segment, or a period such as `month`")],
        explain: "`per` puts together what has the same value of a field. Instants, lengths and \
                  amounts hardly ever repeat, so the groups would be single records.\n\nGroup by \
                  a field whose values repeat, by a segment, or by a period.",
    },
    zh: Wording {
        message: "`{name}` 是{found}，不能据此分组",
        label: "几乎每条记录的值都不同",
        labels: &[],
        help: &[("", "请按文本、`取自` 字段、客群，或 `月` 这样的周期分组")],
        explain: "`每` 把某个字段取值相同的放在一起。时刻、时长和金额很少重复，分出来的组就只有单条记录。\n\n请按取值会重复的字段、客群或周期分组。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n  wait : duration in s\n}\nmoment complaint {\n  at \"complaint\"\n  per wait\n  expect must solved: \"solved\" within 1d\n}\n",
};

/// A time format at a field that is no time.
pub static FORMAT_WITHOUT_TIME: Entry = Entry {
    code: 225,
    slug: "format-without-time",
    severity: Severity::Error,
    en: Wording {
        message: "only a time has a format, this field is {found}",
        label: "says how a time is written",
        labels: &[],
        help: &[("", "write the type `time`, or take the format away")],
        explain: "`format`, `epoch`, `zone`, `earlier` and `later` say how instants are written \
                  in a column.\n\nDeclare the field as `time`, or take the format away.",
    },
    zh: Wording {
        message: "只有时间才有格式，这个字段是{found}",
        label: "这说明时间的写法",
        labels: &[],
        help: &[("", "请把类型写成 `时间`，或去掉格式")],
        explain: "`格式`、`纪元`、`时区`、`较早`、`较晚` 说明某一列里时刻的写法。\n\n请把字段声明为 `时间`，或去掉格式。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  note : text <- note format \"%Y\"\n}\n",
};

/// A unit that no data is measured in.
pub static DATA_UNIT: Entry = Entry {
    code: 226,
    slug: "data-unit",
    severity: Severity::Error,
    en: Wording {
        message: "data holds elapsed time only",
        label: "a business or calendar unit",
        labels: &[],
        help: &[("", "write a unit such as `s`, `m`, `h` or `d`")],
        explain: "A column of lengths holds true time. How much of it was business time depends \
                  on when it began, which a length does not say; `elapsed(begin, end, office)` \
                  works it out from two instants.\n\nWrite a unit of elapsed time.",
    },
    zh: Wording {
        message: "数据里只有自然时长",
        label: "这是工作时间或自然日的单位",
        labels: &[],
        help: &[("", "请写 `秒`、`分钟`、`小时`、`天` 之类的单位")],
        explain: "一列时长记录的是实际时间。其中有多少是工作时间，取决于从何时开始，而时长本身不说明；`历时(开始, 结束, office)` 由两个时刻算出。\n\n请写自然时长的单位。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  wait : duration in business hours\n}\n",
};

/// A measure of something without a name.
pub static MEASURE_OF_NAME: Entry = Entry {
    code: 227,
    slug: "measure-of-name",
    severity: Severity::Error,
    en: Wording {
        message: "a measure is taken of something with a name",
        label: "this is an expression",
        labels: &[],
        help: &[("", "name a field, an expectation, a touchpoint, a moment or a model")],
        explain: "What a standard measures must be something that a report can name: a field, an \
                  expectation, a touchpoint, a moment, a model or one of its facets.\n\nName one \
                  of these. For an expression, expect a threshold on it and measure the `rate` \
                  of that expectation.",
    },
    zh: Wording {
        message: "指标必须针对有名称的对象",
        label: "这是一个表达式",
        labels: &[],
        help: &[("", "请写字段、期望、触点、关键时刻或模型的名称")],
        explain: "标准所衡量的，必须是报告里叫得出名字的：字段、期望、触点、关键时刻、模型或其维度。\n\n请写其中之一的名称。对于表达式，可以先写成期望，再衡量它的 `达标率`。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  wait : duration in s\n}\nstandard quarter {\n  require mean(wait * 2) <= 30s\n}\n",
};
