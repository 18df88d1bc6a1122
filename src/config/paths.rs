//! Which files are meant: patterns of paths, seen from the folder of the configuration.

use globset::{GlobBuilder, GlobMatcher};

use super::Config;

/// How patterns are written.
pub const HELP: &str =
    "`*` stands for a part of a name, `**` for folders, as in `drafts/**` or `**/*-old.mou`";

/// A pattern of paths; one without a `/` fits at any depth, as in `.gitignore`.
///
/// # Errors
/// What is wrong with it.
pub fn pattern(written: &str) -> Result<GlobMatcher, String> {
    let inner = written.trim_start_matches("./").trim_end_matches('/');
    let anchored = inner.strip_prefix('/');
    let whole = match anchored {
        Some(rest) => rest.to_owned(),
        None if inner.contains('/') => inner.to_owned(),
        None => format!("**/{inner}"),
    };
    let glob = GlobBuilder::new(&whole).literal_separator(true).build();
    glob.map(|glob| glob.compile_matcher()).map_err(|error| error.kind().to_string())
}

/// The patterns of a configuration.
#[derive(Clone, Debug, Default)]
pub struct Patterns {
    include: Vec<GlobMatcher>,
    exclude: Vec<GlobMatcher>,
    jurisdiction: Vec<(GlobMatcher, String)>,
}

impl Patterns {
    /// The patterns of a configuration that was read without a mistake.
    pub fn of(config: &Config) -> Self {
        let all = |written: &[String]| written.iter().filter_map(|one| pattern(one).ok()).collect();
        let mut jurisdiction: Vec<(&String, &String)> = config.jurisdiction.iter().collect();
        // The longest pattern says most.
        jurisdiction.sort_by_key(|(written, _)| std::cmp::Reverse(written.len()));
        let jurisdiction = jurisdiction.into_iter();
        Self {
            include: all(&config.include),
            exclude: all(&config.exclude),
            jurisdiction: jurisdiction
                .filter_map(|(written, name)| Some((pattern(written).ok()?, name.clone())))
                .collect(),
        }
    }

    /// Whether a file that was found in a folder is meant; its path is seen from the folder of the configuration, with `/`
    /// between the parts.
    pub fn takes(&self, path: &str) -> bool {
        (self.include.is_empty() || self.include.iter().any(|one| one.is_match(path)))
            && !self.leaves_out(path)
    }

    /// Whether a file is left out, by itself or with a folder around it.
    pub fn leaves_out(&self, path: &str) -> bool {
        let around = path.match_indices('/').filter_map(|(at, _)| path.get(..at));
        let mut all = around.chain([path]);
        all.any(|path| self.exclude.iter().any(|one| one.is_match(path)))
    }

    /// The jurisdiction of an agreement that names none.
    pub fn jurisdiction(&self, path: &str) -> Option<&str> {
        self.jurisdiction.iter().find(|(pattern, _)| pattern.is_match(path)).map(|(_, name)| name.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_fit_as_people_expect() {
        let config = Config {
            exclude: vec!["drafts".to_owned(), "/old/*.mou".to_owned(), "*-copy.mou".to_owned()],
            jurisdiction: [("**".to_owned(), "US-CT".to_owned()), ("ma/**".to_owned(), "US-MA".to_owned())]
                .into(),
            ..Config::default()
        };
        let patterns = Patterns::of(&config);
        for (path, taken) in [
            ("a.mou", true),
            ("drafts/a.mou", false),
            ("deep/drafts/b/a.mou", false),
            ("old/a.mou", false),
            ("old/deeper/a.mou", true),
            ("x/a-copy.mou", false),
        ] {
            assert_eq!(patterns.takes(path), taken, "{path}");
        }
        assert_eq!(patterns.jurisdiction("ma/a.mou"), Some("US-MA"));
        assert_eq!(patterns.jurisdiction("ct/a.mou"), Some("US-CT"));
    }
}
