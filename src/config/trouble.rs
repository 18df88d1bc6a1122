//! What a reader of TOML complains of, in the words of somebody who writes a configuration.

use super::mistake;
use crate::finding::Finding;
use crate::taxonomy::{nearest, question};
use crate::text::Span;

/// What is wrong with a text in TOML; `kind` is what `moulint schema` calls texts of its kind.
pub fn trouble(text: &str, error: &toml::de::Error, kind: &str) -> Finding {
    let span = error.span().map_or(Span::at(0), |span| Span::new(span.start, span.end.min(text.len())));
    let said = error.message();
    let quoted: Vec<&str> = said.split('`').skip(1).step_by(2).collect();
    let (wrong, known) = quoted.split_first().map_or(("", &[][..]), |(wrong, known)| (*wrong, known));
    let advice = |kind: &str| {
        let close = nearest(wrong, known.iter().map(|name| (*name, *name)));
        question(&close).unwrap_or_else(|| format!("the {kind} are `{}`", known.join("`, `")))
    };
    if said.starts_with("unknown field") {
        return mistake(span, format!("there is no key `{wrong}` here"), &advice("keys"));
    }
    if said.starts_with("unknown variant") {
        return mistake(span, format!("`{wrong}` cannot stand here"), &advice("values"));
    }
    if said.starts_with("missing field") {
        return mistake(span, format!("`{wrong}` is missing here"), &format!("add `{wrong} = ...`"));
    }
    let plain = said.lines().next().unwrap_or_default();
    let message = match plain.strip_prefix("invalid type: ").and_then(|rest| rest.split_once(", expected ")) {
        Some((found, wanted)) => format!("here belongs {wanted}, and not {found}"),
        None if plain.starts_with("data did not match") => "a day belongs here".to_owned(),
        None => crate::describe::lower_first(plain),
    };
    mistake(span, message, &format!("`moulint schema {kind}` says what can stand where"))
}
