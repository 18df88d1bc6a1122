//! `moulint verify`: the quotes of an agreement against its paper.

use std::path::PathBuf;

use super::args::Verify;
use super::output::Output;
use super::written::Written;
use super::{Outcome, papers};
use crate::draft::{review, verify};
use crate::render;
use crate::report::Failure;
use crate::syntax::ast::{Agreement, HeaderKey, HeaderValue, Member};

/// Holds them against each other, tells what has changed, and marks it where that is asked for.
pub fn run(asked: &Verify, output: &Output) -> Outcome {
    match verified(asked, output) {
        Ok(outcome) => outcome,
        Err(failure) => {
            output.complain(&format!("{}: {}", failure.path, failure.message));
            Outcome::FAILED
        }
    }
}

fn verified(asked: &Verify, output: &Output) -> Result<Outcome, Failure> {
    let mut written = Written::read(&asked.path)?;
    let agreements: Vec<&Agreement> = written.agreements().collect();
    let &[agreement] = agreements.as_slice() else {
        return Err(Failure::new(
            &asked.path,
            "there are several agreements in this file, and a paper has one",
        ));
    };
    let path = paper_of(asked, agreement)?;
    let paper = papers::read(&path)?;
    for remark in &paper.remarks {
        output.tell(&format!("{}: {}", path.display(), remark.text));
    }
    let paragraphs = verify::verify(agreement, &paper);
    let edits = if asked.mark { verify::stale(agreement, &paragraphs) } else { Vec::new() };
    let name = asked.path.display().to_string();
    let told = render::text::verify::verify(&name, &written.text, &paragraphs, output.style());
    if !edits.is_empty() {
        let marked = review::edited(&written.text, &edits).ok_or_else(|| {
            Failure::new(&asked.path, "left as it is, for it could not be read with the marks")
        })?;
        let count = edits.len();
        written.replace(marked)?;
        let clauses = if count == 1 { "1 clause".to_owned() } else { format!("{count} clauses") };
        output.tell(&format!("{name}: {clauses} marked as `stale`; `moulint review` goes through them"));
    }
    let errors = paragraphs.iter().any(|paragraph| !paragraph.fate.holds());
    Ok(output.print(&told, Outcome { errors, failed: false }))
}

/// The paper that is asked for, else the one that the agreement names, beside it.
fn paper_of(asked: &Verify, agreement: &Agreement) -> Result<PathBuf, Failure> {
    if let Some(path) = &asked.paper {
        return Ok(path.clone());
    }
    let source = agreement.body.members.iter().find_map(|member| match member {
        Member::Header(header) if header.key == HeaderKey::Source => match &header.value {
            HeaderValue::Text(text) => Some(text.value.as_str()),
            _ => None,
        },
        _ => None,
    });
    let source = source.ok_or_else(|| {
        Failure::new(&asked.path, "the agreement does not name its paper; name it with `--paper FILE`")
    })?;
    Ok(asked.path.with_file_name(source))
}
