//! A first pack of a user's own, to begin with: it passes its tests as it is.

use jiff::civil::Date;

/// The files of a first pack: path in the folder and text.
pub fn first_pack(name: &str, today: Date) -> Vec<(&'static str, String)> {
    let fill = |text: &str| text.replace("NAME", name).replace("TODAY", &today.to_string());
    vec![
        ("pack.mou", fill(include_str!("first/pack.mou"))),
        ("terms.mou", fill(include_str!("first/terms.mou"))),
        ("cases/riverton.mou", fill(include_str!("first/case.mou"))),
        ("README.md", fill(include_str!("first/README.md"))),
    ]
}
