//! A first `moulint.toml`, with everything explained.

/// The text of the file; every line that says something else than what happens anyway is commented out.
pub const SAMPLE: &str = include_str!("sample.toml");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Config, read};

    #[test]
    fn the_sample_says_what_happens_anyway() {
        assert_eq!(read(SAMPLE), Ok(Config::default()));
    }

    #[test]
    fn what_is_commented_out_can_be_used() {
        let used: String = SAMPLE
            .lines()
            .map(|line| line.strip_prefix("# ").filter(|rest| is_setting(rest)).unwrap_or(line))
            .fold(String::new(), |text, line| text + line + "\n");
        let config = read(&used).expect("the examples are in order");
        assert!(!config.packs.is_empty() && config.baseline.is_some() && !config.severity.is_empty());
    }

    /// Whether a commented line is an example and not an explanation.
    fn is_setting(line: &str) -> bool {
        line.starts_with('[')
            || line.split_once(" = ").is_some_and(|(key, _)| !key.trim_matches('"').contains(' '))
    }
}
