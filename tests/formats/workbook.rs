//! A smallest workbook: sheets of cells in a ZIP archive, nothing packed.

use std::fmt::Write as _;

/// A cell as a spreadsheet keeps it.
pub(crate) enum Cell {
    Empty,
    Text(String),
    Shared(usize),
    Number(String),
    /// A serial number shown as date and time, or as `[h]:mm:ss`.
    Time(f64),
    Length(f64),
    Flag(bool),
    Error(&'static str),
}

/// A sheet: its name, whether it is hidden, and its rows with their numbers.
pub(crate) struct Sheet<'a> {
    pub(crate) name: &'a str,
    pub(crate) hidden: bool,
    pub(crate) rows: Vec<(usize, Vec<Cell>)>,
}

/// The bytes of a workbook; `shared` are texts that cells share.
pub(crate) fn workbook(sheets: &[Sheet<'_>], shared: &[&str]) -> Vec<u8> {
    let (mut listed, mut related) = (String::new(), String::new());
    let mut files = Vec::new();
    let rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    for (at, sheet) in sheets.iter().enumerate() {
        let (name, id) = (sheet.name, at + 1);
        let state = if sheet.hidden { r#" state="hidden""# } else { "" };
        let _ = write!(listed, r#"<sheet name="{name}" sheetId="{id}"{state} r:id="r{id}"/>"#);
        let _ = write!(
            related,
            r#"<Relationship Id="r{id}" Type="{rel}/worksheet" Target="worksheets/sheet{id}.xml"/>"#
        );
        files.push((format!("xl/worksheets/sheet{id}.xml"), worksheet(&sheet.rows)));
    }
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let mut texts = String::new();
    for text in shared {
        let _ = write!(texts, "<si><t>{}</t></si>", escaped(text));
    }
    files.extend([
        (
            "_rels/.rels".to_owned(),
            format!(r#"<Relationships xmlns="{package}"><Relationship Id="r1" Type="{rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#),
        ),
        (
            "xl/workbook.xml".to_owned(),
            format!(r#"<workbook xmlns="{main}" xmlns:r="{rel}"><sheets>{listed}</sheets></workbook>"#),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!(
                r#"<Relationships xmlns="{package}">{related}<Relationship Id="s" Type="{rel}/styles" Target="styles.xml"/><Relationship Id="t" Type="{rel}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/styles.xml".to_owned(),
            format!(r#"<styleSheet xmlns="{main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="46"/></cellXfs></styleSheet>"#),
        ),
        ("xl/sharedStrings.xml".to_owned(), format!(r#"<sst xmlns="{main}">{texts}</sst>"#)),
    ]);
    zip(&files)
}

fn worksheet(rows: &[(usize, Vec<Cell>)]) -> String {
    let mut text = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#.to_owned();
    for (number, cells) in rows {
        let _ = write!(text, r#"<row r="{number}">"#);
        for (column, cell) in cells.iter().enumerate() {
            let at = format!("{}{number}", char::from(b'A' + column as u8));
            let _ = match cell {
                Cell::Empty => Ok(()),
                Cell::Text(value) => {
                    write!(
                        text,
                        r#"<c r="{at}" t="inlineStr"><is><t>{}</t></is></c>"#,
                        escaped(value)
                    )
                }
                Cell::Shared(value) => write!(text, r#"<c r="{at}" t="s"><v>{value}</v></c>"#),
                Cell::Number(value) => write!(text, r#"<c r="{at}"><v>{value}</v></c>"#),
                Cell::Time(value) => write!(text, r#"<c r="{at}" s="1"><v>{value}</v></c>"#),
                Cell::Length(value) => write!(text, r#"<c r="{at}" s="2"><v>{value}</v></c>"#),
                Cell::Flag(value) => {
                    write!(text, r#"<c r="{at}" t="b"><v>{}</v></c>"#, u8::from(*value))
                }
                Cell::Error(value) => write!(text, r#"<c r="{at}" t="e"><v>{value}</v></c>"#),
            };
        }
        text += "</row>";
    }
    text + "</sheetData></worksheet>"
}

/// A text in XML.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// Files in an archive, as they are.
pub(crate) fn zip(files: &[(String, String)]) -> Vec<u8> {
    let (mut bytes, mut listed) = (Vec::new(), Vec::new());
    let word = |number: usize| (number as u16).to_le_bytes();
    let long = |number: usize| (number as u32).to_le_bytes();
    for (name, text) in files {
        let mut sum = flate2::Crc::new();
        sum.update(text.as_bytes());
        let sizes = [long(sum.sum() as usize), long(text.len()), long(text.len())].concat();
        let mut about = [word(20), word(0), word(0), word(0), word(0x21)].concat();
        about.extend(sizes);
        about.extend([word(name.len()), word(0)].concat());
        listed.extend([&b"PK\x01\x02"[..], &word(20), &about].concat());
        listed.extend([&word(0)[..], &word(0), &word(0), &long(0), &long(bytes.len())].concat());
        listed.extend(name.as_bytes());
        bytes.extend([&b"PK\x03\x04"[..], &about, name.as_bytes(), text.as_bytes()].concat());
    }
    let at = bytes.len();
    let count = word(files.len());
    bytes.extend(&listed);
    bytes.extend([&b"PK\x05\x06"[..], &word(0), &word(0), &count, &count].concat());
    bytes.extend([&long(listed.len())[..], &long(at), &word(0)].concat());
    bytes
}
