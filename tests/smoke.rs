#[test]
fn table_of_codes_is_sorted() {
    let codes: Vec<u16> = mot::diagnostic::codes::all().map(|entry| entry.code).collect();
    assert!(codes.is_sorted());
}
