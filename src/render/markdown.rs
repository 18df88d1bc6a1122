//! What stands in a document, put into Markdown so that it stays text.

/// Text that stays in its cell and is no markup.
pub fn cell(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '|' | '*' | '_' | '[' | ']' | '<' | '>' | '\\' | '#' => {
                cell.push('\\');
                cell.push(character);
            }
            '\n' | '\r' => cell.push(' '),
            other => cell.push(other),
        }
    }
    cell
}
