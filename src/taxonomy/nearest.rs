//! The closest names, for "did you mean".

/// At most three names close to `wanted`, closest first. Candidates are pairs of a spelling and the name
/// to suggest for it; spellings with blanks are compared as if hyphenated. A candidate is close at an
/// edit distance (optimal string alignment) of at most a third of the length.
pub fn nearest<'a>(wanted: &str, candidates: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<String> {
    let wanted = normal(wanted);
    let limit = (wanted.chars().count() / 3).max(1);
    let mut close: Vec<(usize, &str)> = candidates
        .filter(|(spelling, _)| spelling.len().abs_diff(wanted.len()) <= limit)
        .filter_map(|(spelling, name)| {
            let distance = strsim::osa_distance(&wanted, &normal(spelling));
            (distance <= limit).then_some((distance, name))
        })
        .collect();
    close.sort_unstable();
    let mut names: Vec<String> = Vec::new();
    for (_, name) in close {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names.truncate(3);
    names
}

/// The question that names what is close, where anything is.
pub fn question(close: &[String]) -> Option<String> {
    (!close.is_empty()).then(|| format!("did you mean `{}`?", close.join("` or `")))
}

fn normal(spelling: &str) -> String {
    spelling.to_lowercase().replace(' ', "-")
}
