//! Words of ours that diagnostics are filled with: kinds of things, types, reasons. An argument
//! that is written without backticks and found here is said in the reader's language.

use crate::diagnostic::Lang;

/// English and Chinese, by English.
pub static TERMS: &[(&str, &str)] = &[
    ("JSON array", "JSON 数组"),
    ("a condition", "条件"),
    ("a duration", "时长"),
    ("a number", "数值"),
    ("a percentage", "百分比"),
    ("a scale", "量表分值"),
    ("a text", "文本"),
    ("a time", "时间"),
    ("a standard is inconclusive", "有标准无法下结论"),
    ("access is denied", "没有访问权限"),
    ("action", "措施"),
    ("an amount of money", "金额"),
    ("authority level", "授权级别"),
    ("business time", "工作时间"),
    ("calendar", "日历"),
    ("calendar days", "日历日"),
    ("case", "用例"),
    ("column", "列"),
    ("elapsed time", "自然时长"),
    ("end of file", "文件末尾"),
    ("expectation", "期望"),
    ("facet", "维度"),
    ("fact", "结论"),
    ("field", "字段"),
    ("function", "函数"),
    ("it is a directory", "这是一个目录"),
    ("it is not a text", "它不是文本"),
    ("it is too large", "它太大"),
    ("model", "模型"),
    ("moment", "关键时刻"),
    ("name", "名称"),
    ("no moment or touchpoint could be decided", "没有一个关键时刻或触点得到判定"),
    ("no such file", "没有这个文件"),
    ("protocol", "规程"),
    ("record", "记录"),
    ("recovery", "补救"),
    ("segment", "客群"),
    ("service", "服务"),
    ("standard", "标准"),
    ("step", "步骤"),
    ("the disk is full", "磁盘已满"),
    ("touchpoint", "触点"),
    ("waiver", "豁免"),
];

/// The word in a language; what is not in the table stays as it is.
pub fn say(word: &str, lang: Lang) -> &str {
    match lang {
        Lang::En => word,
        Lang::Zh => TERMS.iter().find(|(en, _)| *en == word).map_or(word, |(_, zh)| zh),
    }
}
