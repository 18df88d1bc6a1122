//! `moulint review`: goes through a draft, clause by clause.

use super::Outcome;
use super::args::Review;
use super::output::Output;
use super::prompt;
use super::written::Written;
use crate::draft::review::{self, Item, Left};
use crate::lower::document::UNMODELLED_REASONS;
use crate::render::text::review as shown;
use crate::report::Failure;
use crate::text::edit::Edit;
use crate::text::line_index::LineIndex;

/// What is asked about each item.
const QUESTION: &str = "[a]ccept, [e]dit, [u]nmodelled, [s]kip, [b]ack, [q]uit, [?]";
/// What the answers mean.
const HELP: &str = "  a  accept: the clause says what the sentence says; its mark and its doubts go
  e  edit: write the clause anew in your editor (VISUAL or EDITOR)
  u  unmodelled: the sentence is no norm; you choose the reason
  s  skip: leave it as it is, and go on
  b  back: take the last answer back, and look again
  q  quit: leave off; what you answered is in the file already
";

/// Goes through it.
pub fn run(asked: &Review, output: &Output) -> Outcome {
    let walked = Written::read(&asked.path).and_then(|written| {
        let mut walk = Walk { written, output, at: 0, past: Vec::new() };
        if asked.accept_sure { walk.accept_sure(asked.yes) } else { walk.all() }
    });
    match walked {
        Ok(outcome) => outcome,
        Err(failure) => {
            output.complain(&format!("{}: {}", failure.path, failure.message));
            Outcome::FAILED
        }
    }
}

/// A step that can be taken back.
enum Step {
    /// An item was left as it is.
    Skipped,
    /// The file was changed.
    Changed {
        /// What it held before.
        before: String,
        /// And afterwards.
        after: String,
        /// Which item it was.
        at: usize,
    },
}

/// What comes after an answer.
enum Next {
    /// The item at hand.
    Go,
    /// Nothing: whoever answers has left.
    Leave,
}

struct Walk<'o> {
    written: Written,
    output: &'o Output,
    /// Which item comes next.
    at: usize,
    past: Vec<Step>,
}

impl Walk<'_> {
    fn say(&self, text: &str) {
        self.output.print(text, Outcome::default());
    }

    fn items(&self) -> Vec<Item> {
        review::items(&self.written.text, &self.written.parsed)
    }

    /// `oak.mou:12:5`
    fn place(&self, item: &Item) -> String {
        let at = LineIndex::new(&self.written.text).line_column(&self.written.text, item.span().start);
        format!("{}:{}:{}", self.written.path.display(), at.line + 1, at.column + 1)
    }

    fn all(&mut self) -> Result<Outcome, Failure> {
        loop {
            let items = self.items();
            let Some(item) = items.get(self.at) else { return self.end(&items) };
            self.say(&shown::item(item, &self.place(item), Left::of(&items), self.output.style()));
            let Some(answer) = prompt::ask(self.output, QUESTION) else { return Ok(self.leave()) };
            match self.answer(item, &answer)? {
                Next::Go => {}
                Next::Leave => return Ok(self.leave()),
            }
        }
    }

    fn answer(&mut self, item: &Item, answer: &str) -> Result<Next, Failure> {
        match answer.to_lowercase().as_str() {
            "a" | "accept" => match item.clause {
                Some(_) => self.change(item, |text, item| review::accept(text, item).unwrap_or_default())?,
                None => self.say(
                    "there is no clause to accept; write one with e, or say with u that there is none\n",
                ),
            },
            "e" | "edit" => self.edit(item)?,
            "u" | "unmodelled" => return self.unmodelled(item),
            "s" | "skip" => {
                self.past.push(Step::Skipped);
                self.at += 1;
            }
            "b" | "back" => self.back()?,
            "q" | "quit" => return Ok(Next::Leave),
            "?" | "h" | "help" => self.say(HELP),
            "" => {}
            other => self.say(
                &crate::render::mask::line(&format!("`{other}` is no answer; ? tells what is"))
                    .chars()
                    .chain(['\n'])
                    .collect::<String>(),
            ),
        }
        Ok(Next::Go)
    }

    /// Makes the edits of an answer and writes the file. Where somebody has changed the file meanwhile, they are made in what it
    /// holds now, if the item is still there.
    fn change(&mut self, item: &Item, edits: impl Fn(&str, &Item) -> Vec<Edit>) -> Result<(), Failure> {
        let mut item = item.clone();
        if self.written.renew()? {
            let items = self.items();
            let like = items.iter().enumerate().find(|(_, other)| other.is_like(&item));
            self.say("the file was changed meanwhile; it was read anew\n");
            let Some((at, like)) = like else {
                self.at = self.at.min(items.len().saturating_sub(1));
                self.say("what you answered is about something that is there no more, so it was left out\n");
                return Ok(());
            };
            (self.at, item) = (at, like.clone());
        }
        let before = self.written.text.clone();
        let Some(after) = review::edited(&before, &edits(&before, &item)) else {
            self.say("nothing was changed, for the file could not be read then\n");
            return Ok(());
        };
        self.written.replace(after.clone())?;
        self.past.push(Step::Changed { before, after, at: self.at });
        Ok(())
    }

    fn edit(&mut self, item: &Item) -> Result<(), Failure> {
        let clause = item.clause.as_ref().map_or("", |clause| clause.words.as_str());
        let above = above(item);
        let mut words = format!("{above}{clause}\n");
        loop {
            words = match prompt::edit(&words) {
                Ok(edited) => edited,
                Err(reason) => {
                    self.output.complain(&reason);
                    return Ok(());
                }
            };
            let written = without(&words, &above);
            if written.is_empty() || written == clause.trim() {
                self.say("nothing was changed in the editor; a accepts the clause as it is\n");
                return Ok(());
            }
            match review::statements(&written) {
                Ok(statements) => {
                    return self.change(item, |text, item| review::replace(text, item, &statements));
                }
                Err(error) => {
                    let told = format!("{}; {}", error.message, error.label);
                    self.say(&format!("this cannot be read: {}\n", crate::render::mask::line(&told)));
                    let again = prompt::ask(self.output, "[e]dit again, [l]eave it");
                    if !matches!(again.as_deref(), Some("e" | "edit")) {
                        return Ok(());
                    }
                }
            }
        }
    }

    fn unmodelled(&mut self, item: &Item) -> Result<Next, Failure> {
        let listed: Vec<String> = UNMODELLED_REASONS
            .iter()
            .enumerate()
            .map(|(at, reason)| format!("{} {reason}", at + 1))
            .collect();
        self.say(&format!("  {}\n", listed.join(", ")));
        let Some(reason) = prompt::ask(self.output, "reason, by number or name:") else {
            return Ok(Next::Leave);
        };
        let number = reason.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let named = number.and_then(|number| UNMODELLED_REASONS.get(number));
        let named = named.or_else(|| UNMODELLED_REASONS.iter().find(|known| **known == reason));
        let Some(reason) = named else {
            self.say("that is no reason of the list, so nothing was changed\n");
            return Ok(Next::Go);
        };
        let Some(remark) = prompt::ask(self.output, "remark, or nothing:") else { return Ok(Next::Leave) };
        self.change(item, |text, item| review::unmodelled(text, item, reason, &remark))?;
        Ok(Next::Go)
    }

    /// Takes the last answer back.
    fn back(&mut self) -> Result<(), Failure> {
        match self.past.pop() {
            None => self.say("this is the first one you looked at\n"),
            Some(Step::Skipped) => self.at = self.at.saturating_sub(1),
            Some(Step::Changed { before, after, at }) => {
                self.written.renew()?;
                if self.written.text == after {
                    self.written.replace(before)?;
                    self.at = at;
                } else {
                    self.past.clear();
                    self.say("the file was changed meanwhile, so the last answer was not taken back\n");
                }
            }
        }
        Ok(())
    }

    /// When all items have been shown.
    fn end(&mut self, items: &[Item]) -> Result<Outcome, Failure> {
        if !items.is_empty() {
            self.say(&format!("\nthat was the last one; {}\n", shown::left(Left::of(items))));
            return Ok(Outcome::default());
        }
        self.say("\nnothing is left to look at\n");
        let looks = review::other_looks(&self.written.parsed, items);
        let lines = LineIndex::new(&self.written.text);
        for (span, doubt) in looks {
            let line = lines.line(span.start) + 1;
            let told = format!("{}:{line}: look: {doubt}", self.written.path.display());
            self.say(&format!("{}\n", crate::render::mask::line(&told)));
        }
        let Some(edits) = review::finish(&self.written.text, &self.written.parsed) else {
            return Ok(Outcome::default());
        };
        let asked = "the agreement still says `status draft`; take that line out? [y]es, [n]o";
        if matches!(prompt::ask(self.output, asked).as_deref(), Some("y" | "yes")) {
            let edits = if self.written.renew()? {
                review::finish(&self.written.text, &self.written.parsed).unwrap_or_default()
            } else {
                edits
            };
            if let Some(text) = review::edited(&self.written.text, &edits) {
                self.written.replace(text)?;
            }
        }
        Ok(Outcome::default())
    }

    fn leave(&self) -> Outcome {
        self.say(&format!("{}\n", shown::left(Left::of(&self.items()))));
        Outcome::default()
    }

    fn accept_sure(&mut self, without_asking: bool) -> Result<Outcome, Failure> {
        let count = review::sure(&self.items());
        if count == 0 {
            self.say("there is no clause left in which every word of its sentence has its place\n");
            return Ok(self.leave());
        }
        let clauses = if count == 1 { "1 clause".to_owned() } else { format!("{count} clauses") };
        let asked =
            format!("accept {clauses} in which every word of the sentence has its place? [y]es, [n]o");
        if !without_asking && !matches!(prompt::ask(self.output, &asked).as_deref(), Some("y" | "yes")) {
            return Ok(self.leave());
        }
        self.written.renew()?;
        let edits = review::accept_sure(&self.written.text, &self.items());
        match review::edited(&self.written.text, &edits) {
            Some(text) => {
                self.written.replace(text)?;
                self.say(&format!(
                    "{} accepted\n",
                    if edits.len() == 1 { "1 clause".to_owned() } else { format!("{} clauses", edits.len()) }
                ));
            }
            None => self.say("nothing was changed, for the file could not be read then\n"),
        }
        Ok(self.leave())
    }
}

/// What stands above a clause in the editor: the sentence, what is doubtful, and what to do. All of it are comments.
fn above(item: &Item) -> String {
    let mut lines = Vec::new();
    if let Some(section) = item.sections.last() {
        lines.push(format!("section {section}"));
    }
    if let Some(quote) = &item.quote {
        let mark = quote.mark.as_ref().map(|mark| format!(" [{mark}]")).unwrap_or_default();
        lines.push(format!("> {}{mark}", quote.words));
    }
    lines.extend(item.doubts.iter().map(|doubt| format!("look: {doubt}")));
    lines.push("Write below what the sentence says. These lines are left out.".to_owned());
    lines.iter().map(|line| format!("// {line}\n")).collect()
}

/// What somebody wrote, without the lines that stood above it.
fn without(words: &str, above: &str) -> String {
    let ours = |line: &&str| above.lines().any(|known| known == line.trim_end());
    let kept: Vec<&str> = words.lines().filter(|line| !ours(line)).collect();
    kept.join("\n").trim().to_owned()
}
