//! Names that the language gives a meaning. They are no keywords, but they too are written in both
//! languages; the tree holds the English one.

/// Names that the language itself gives a meaning, so that they too are written in both languages:
/// the roles of fields, and a few more. `(English, Chinese)`; the tree holds the English one.
pub const NAMES: &[(&str, &str)] = &[
    ("journey", "旅程"),
    ("time", "时间"),
    ("event", "事件"),
    ("customer", "客户"),
    ("agent", "坐席"),
    ("channel", "渠道"),
    ("start", "起始"),
    ("touchpoint", "触点"),
];

/// Functions of the language; the same, where a name is called. `(English, Chinese)`
pub const FUNCTIONS: &[(&str, &str)] = &[
    ("rate", "达标率"),
    ("failed", "未达标"),
    ("met", "达标"),
    ("open", "待定"),
    ("unknown", "未知"),
    ("late", "超时"),
    ("missing", "未发生"),
    ("broken", "违反"),
    ("nps", "净推荐值"),
    ("csat", "满意度"),
    ("ces", "费力度"),
    ("mean", "平均值"),
    ("median", "中位数"),
    ("p90", "九成位"),
    ("p95", "九五位"),
    ("score", "得分"),
    ("card", "评分卡"),
    ("gap", "差距"),
    ("peak_end", "峰终"),
    ("spread", "极差"),
    ("count", "次数"),
    ("elapsed", "历时"),
    ("overrun", "超出"),
    ("days", "天数"),
    ("hours", "小时数"),
    ("minutes", "分钟数"),
    ("seconds", "秒数"),
    ("floor", "向下取整"),
    ("ceil", "向上取整"),
];

/// `元` after an amount is this currency.
pub const YUAN: (&str, &str) = ("CNY", "元");

/// The English form of a Chinese word of a table of pairs; other texts are given back.
pub fn to_english<'t>(pairs: &[(&'static str, &'static str)], text: &'t str) -> &'t str {
    pairs.iter().find(|(_, zh)| *zh == text).map_or(text, |(en, _)| en)
}

/// The Chinese form of an English word of a table of pairs; other texts are given back.
pub fn to_chinese<'t>(pairs: &[(&'static str, &'static str)], text: &'t str) -> &'t str {
    pairs.iter().find(|(en, _)| *en == text).map_or(text, |(_, zh)| zh)
}
