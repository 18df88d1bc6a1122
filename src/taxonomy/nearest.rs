//! The closest names, for "did you mean".

/// At most three names close to `wanted`, closest first. Candidates are pairs of a spelling and the name
/// to suggest for it; spellings with blanks are compared as if hyphenated. A candidate is close at an
/// edit distance (optimal string alignment) of at most a third of the length.
pub fn nearest<'a>(wanted: &str, candidates: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<String> {
    let wanted = normal(wanted);
    let limit = (wanted.chars().count() / 3).max(1);
    let letters = letters(&wanted);
    let mut close: Vec<(usize, &str)> = candidates
        .filter(|(spelling, _)| spelling.len().abs_diff(wanted.len()) <= limit)
        .filter(|(spelling, _)| {
            // One edit brings in one letter at most and takes out one at most, so most spellings are too far off for that
            // alone.
            let theirs = self::letters(spelling);
            let (missing, besides) = ((letters & !theirs).count_ones(), (theirs & !letters).count_ones());
            missing.max(besides) as usize <= limit
        })
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

/// The letters from a to z that occur, as bits, whatever their case.
fn letters(spelling: &str) -> u32 {
    let letters = spelling.bytes().filter(u8::is_ascii_alphabetic);
    letters.fold(0, |letters, letter| letters | 1 << (letter.to_ascii_lowercase() - b'a'))
}

fn normal(spelling: &str) -> String {
    spelling.to_lowercase().replace(' ', "-")
}
