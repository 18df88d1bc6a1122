//! What can be asked for on the command line.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;

use crate::config::read_day as date;
use crate::finding::Severity;
use crate::render;
use crate::report::severity_name;

/// Checks agreements between schools and police against the law, as written down in packs of rules.
///
/// Exit status: 0 when nothing is wrong, 1 when a document has an error, 2 when some of the work could not
/// be done.
#[derive(Debug, Parser)]
#[command(name = "moulint", version, max_term_width = 100)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,

    /// When to use colours; `auto` asks the terminal and NO_COLOR.
    #[arg(long, global = true, value_enum, default_value = "auto", value_name = "WHEN")]
    pub color: ColorChoice,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write down what is found now, so that from now on only new findings count.
    Baseline(Baseline),
    /// Check agreements against the law.
    Check(Check),
    /// Compare agreements with a model, or a new edition of an agreement with the old one.
    Compare(Compare),
    /// Print what lets a shell complete the arguments of moulint.
    Completions(Completions),
    /// Show what is in effect, and where each setting comes from.
    Config(ShowConfig),
    /// Count how much of its paper an agreement accounts for: which quoted sentences have clauses, and which have nothing.
    Coverage(Coverage),
    /// Draft an agreement from a paper: Word, PDF, OpenDocument, web page, Markdown or plain text.
    Draft(Draft),
    /// Explain a rule or a term: why it matters, the law, its dates, examples.
    Explain(Explain),
    /// Lay files out in the usual form; their meaning stays the same.
    Fmt(Fmt),
    /// Write a `moulint.toml` to begin with, with everything explained.
    Init(Init),
    /// Write down which packs are used, so that `check --locked` can hold to them.
    Lock(LockPacks),
    /// Serve an editor: findings while you type, hover, completion and the rest of the language server protocol.
    Lsp(Lsp),
    /// Write the manual pages.
    Man(Man),
    /// Write a first file of your own to begin with.
    New(New),
    /// Print what an agreement demands, allows and forbids, as data.
    Norms(Norms),
    /// Go through a draft: accept each clause that the program read, change it, or say that it is no norm.
    Review(Review),
    /// List the rules of packs, with their law, dates and evidence.
    Rules(Rules),
    /// Put packs to the test: their examples, the cases in their folders, and what their rules would miss.
    Test(Test),
    /// Print the JSON schema of what a command writes.
    Schema(Schema),
    /// Hold the quotes of an agreement against its paper: what has changed there, moved, gone or come new.
    Verify(Verify),
}

impl Command {
    /// How many threads are wanted, where that was said.
    pub fn jobs(&self) -> Option<u16> {
        match self {
            Self::Check(check) => check.jobs,
            _ => None,
        }
    }
}

/// `moulint check`
#[derive(Debug, Args)]
pub struct Check {
    /// Files, or folders in which to look for `.mou` files.
    #[arg(default_value = ".", value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// A pack to judge by, by name or as a file; may be repeated. Replaces the choice by jurisdiction.
    #[arg(long = "pack", value_name = "NAME|PATH")]
    pub packs: Vec<String>,

    /// Judge by the law of this day, such as 2026-07-01 [default: today].
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,

    /// Look ahead to this day, but not beyond the agreement's own term: which rules come into force, and
    /// which of them it will not meet [default: the agreement's term, without an end where it names none].
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub horizon: Option<Date>,

    /// Take an assumption of a pack, by name or as `PACK/NAME`; may be repeated. See `moulint explain PACK`.
    #[arg(long = "assume", value_name = "NAME")]
    pub assume: Vec<String>,

    /// Do not take an assumption of a pack; may be repeated.
    #[arg(long = "assume-not", value_name = "NAME")]
    pub assume_not: Vec<String>,

    /// Show recommendations that an agreement does not take up one by one; otherwise they are only named.
    #[arg(long)]
    pub advice: bool,

    /// Say which verdicts would be others if an assumption were taken the other way.
    #[arg(long)]
    pub sensitivity: bool,

    /// How to write the report.
    #[arg(long, value_parser = formats(), default_value = "text", value_name = "FORMAT")]
    pub format: render::Format,

    /// Write the report into a file as well, as in `--output sarif=out.sarif`; may be repeated.
    #[arg(long, value_name = "FORMAT=FILE", value_parser = format_and_file)]
    pub output: Vec<(render::Format, PathBuf)>,

    /// As text, write only errors, one line each, and the summary line.
    #[arg(long, short)]
    pub quiet: bool,

    /// Show findings that do not count, because of a waiver or the baseline; otherwise they are only counted.
    #[arg(long)]
    pub show_waived: bool,

    /// Mend what can be mended without a second thought, and check then: misspelt terms, `may not`, the layout.
    ///
    /// What is agreed stays as it is read already. What was done is told on standard error.
    #[arg(long)]
    pub fix: bool,

    /// Mend errors and warnings as well where that changes what is agreed: a clause is widened, made firm or added.
    ///
    /// Each repair is tried out first: it has to meet the rule and must not cost another one. No clause is taken out,
    /// no blank filled, and nobody signs. Recommendations, and findings that somebody answers for, are left alone; so
    /// is what can be mended in several ways, for that is a choice. Read what was done before anybody signs it.
    #[arg(long)]
    pub unsafe_fixes: bool,

    /// Show what `--fix`, or `--unsafe-fixes`, would change in the files, and change nothing; the exit status is 1 if
    /// there is anything.
    #[arg(long)]
    pub diff: bool,

    /// From which severity on a finding makes the exit status 1 [default: error].
    #[arg(long, value_parser = severities(), value_name = "SEVERITY")]
    pub fail_on: Option<Severity>,

    /// Exit with 0 whatever is found; what could not be done still makes it 2.
    #[arg(long)]
    pub exit_zero: bool,

    /// Go by this `moulint.toml`, and not by the nearest above each file.
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub config: Option<PathBuf>,

    /// Go by no `moulint.toml`.
    #[arg(long)]
    pub no_config: bool,

    /// Findings in this file do not count; see `moulint baseline`.
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,

    /// Check nothing unless the packs are those of `moulint.lock`; see `moulint lock`.
    #[arg(long)]
    pub locked: bool,

    /// Use rules as well that are only tried out.
    #[arg(long)]
    pub preview: bool,

    /// Leave out what `moulint.toml` leaves out even where it is named outright.
    #[arg(long)]
    pub force_exclude: bool,

    /// Check what comes on standard input.
    #[arg(long, conflicts_with_all = ["since", "watch"])]
    pub stdin: bool,

    /// The path that standard input stands for: in messages, and for `moulint.toml`.
    #[arg(long, value_name = "NAME", requires = "stdin")]
    pub path: Option<PathBuf>,

    /// Check only files that are not as they were at this commit, branch or tag of git.
    ///
    /// Everything is checked if what all agreements are judged by changed as well: packs, vocabularies, settings. A
    /// file that git does not know, or ignores, is checked.
    #[arg(long, value_name = "REV")]
    pub since: Option<String>,

    /// Check again whenever something is saved, until Ctrl-C.
    #[arg(long)]
    pub watch: bool,

    /// How many files to work on at once [default: as many as there are processors].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
}

/// `moulint completions`
///
/// For bash: `moulint completions bash > ~/.local/share/bash-completion/completions/moulint`.
#[derive(Debug, Args)]
pub struct Completions {
    /// For which shell.
    #[arg(value_enum)]
    pub shell: Shell,
}

/// `moulint man`
#[derive(Debug, Args)]
pub struct Man {
    /// The folder for the pages, one for each command; without it the first page goes to standard output.
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

/// `moulint baseline`
///
/// Writes the file that `moulint.toml` or `--baseline` names. A baseline that is there already only gets smaller: what is
/// gone is taken out, and what is new is not put in. To begin anew, take the file away first.
#[derive(Debug, Args)]
pub struct Baseline {
    /// Files, or folders in which to look for `.mou` files.
    #[arg(default_value = ".", value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// The file to write [default: as `moulint.toml` says].
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,

    /// A pack to judge by, by name or as a file; may be repeated.
    #[arg(long = "pack", value_name = "NAME|PATH")]
    pub packs: Vec<String>,

    /// Judge by the law of this day, such as 2026-07-01 [default: today].
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,

    /// Go by this `moulint.toml`, and not by the nearest above each file.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// `moulint config`
#[derive(Debug, Args)]
pub struct ShowConfig {
    /// The file or folder of which to show what is in effect.
    #[arg(default_value = ".", value_name = "PATH")]
    pub path: PathBuf,

    /// Go by this `moulint.toml`, and not by the nearest above the path.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// `moulint init`
#[derive(Debug, Args)]
pub struct Init {
    /// The folder for the file.
    #[arg(default_value = ".", value_name = "FOLDER")]
    pub folder: PathBuf,
}

/// `moulint lock`
#[derive(Debug, Args)]
pub struct LockPacks {
    /// A file or folder that the `moulint.toml` governs whose packs are meant.
    #[arg(default_value = ".", value_name = "PATH")]
    pub path: PathBuf,

    /// Write nothing; exit with 1 where the lock is not what it would be.
    #[arg(long)]
    pub check: bool,
}

/// `moulint lsp`
///
/// Speaks on standard input and output, as editors expect. What can be set is set in the editor, in the section
/// `moulint`.
#[derive(Debug, Args)]
pub struct Lsp {
    /// Speak on standard input and output, which is what happens anyway.
    #[arg(long)]
    pub stdio: bool,
}

/// `moulint compare`
///
/// Decides for every clause of the model how the agreement as a whole stands to it, by what the clauses mean:
/// order, labels and wording make no difference.
///
/// Exit status: 1 if a clause that the model requires is not kept or one that it recommends is turned round;
/// `--fail-on` decides otherwise. Between two editions nothing fails unless it is asked for.
#[derive(Debug, Args)]
pub struct Compare {
    /// The agreements: files, or folders in which to look for `.mou` files. Without `--with`, the old text and the
    /// new one.
    #[arg(value_name = "AGREEMENT", required = true)]
    pub paths: Vec<PathBuf>,

    /// The model: a file, or a template of a pack such as `us-ma/massachusetts-2018`.
    #[arg(long = "with", value_name = "MODEL")]
    pub model: Option<String>,

    /// A pack whose words and templates can be used, and between editions its verdicts; may be repeated.
    #[arg(long = "pack", value_name = "NAME|PATH")]
    pub packs: Vec<String>,

    /// Between editions: judge both texts by the law of this day [default: today].
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,

    /// What makes the exit status 1, of clauses that the model does not mark as optional; may be repeated.
    #[arg(long = "fail-on", value_enum, value_name = "WHAT", value_delimiter = ',')]
    pub fail_on: Vec<FailOn>,

    /// How to write the comparison.
    #[arg(long, value_enum, default_value = "text")]
    pub format: CompareFormat,
}

/// What can make a comparison fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// A clause is recommended only.
    Advisory,
    /// A clause hangs on words that nobody defines, or on something left open.
    Conditional,
    /// A clause says less.
    Weaker,
    /// A clause says less in one respect and more in another.
    Overlapping,
    /// A clause is not there.
    Missing,
    /// Whether a clause is kept cannot be told.
    Undecided,
    /// The contrary is said.
    Contradicted,
    /// A clause says more.
    Stronger,
    /// There is a clause that the model does not have.
    Added,
    /// There is a clause that takes something back from the model.
    TakesBack,
    /// Nothing at all.
    Nothing,
}

/// How a comparison is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CompareFormat {
    /// For people.
    Text,
    /// For programs; see `moulint schema compare`.
    Json,
    /// For a pull request or a wiki.
    Markdown,
    /// For a spreadsheet: one line for each agreement, one column for each clause.
    Csv,
    /// One file for a browser, which needs nothing else.
    Html,
}

/// `moulint draft`
#[derive(Debug, Args)]
pub struct Draft {
    /// The paper: a `.docx`, `.odt`, `.pdf`, `.html`, `.md` or `.txt` file.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,

    /// Where to write the draft; a file that is there already is not replaced [default: standard output].
    #[arg(long, short, value_name = "OUT", conflicts_with = "update")]
    pub output: Option<PathBuf>,

    /// Take the paper, a new version of it, over into this agreement: marks follow their paragraphs, what changed is quoted anew
    /// and its clauses are marked as stale, what is new is drafted. What somebody has written stays.
    #[arg(long, value_name = "AGREEMENT")]
    pub update: Option<PathBuf>,
}

/// `moulint coverage`
///
/// Of the quoted sentences that look as if they set a rule it counts those with clauses, those that are said to be
/// `unmodelled`, and those with nothing under them, which it lists. What nobody has looked at yet is counted by itself.
#[derive(Debug, Args)]
pub struct Coverage {
    /// The file with the agreement.
    #[arg(value_name = "AGREEMENT")]
    pub path: PathBuf,

    /// Exit with 1 unless at least so many percent of these sentences have something under them.
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    pub at_least: Option<f64>,

    /// How to write the count.
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
}

/// `moulint verify`
///
/// Compares words only: white space, the form of quotation marks and that of dashes make no difference. Headings and running
/// lines of the paper need not be quoted.
///
/// Exit status: 1 if a quoted paragraph has changed on the paper or is gone, or if one has come that nobody quotes; 2 if the
/// paper cannot be read.
#[derive(Debug, Args)]
pub struct Verify {
    /// The file with the agreement.
    #[arg(value_name = "AGREEMENT")]
    pub path: PathBuf,

    /// The paper [default: the file that the line `source` of the agreement names, beside the agreement].
    #[arg(long, value_name = "FILE")]
    pub paper: Option<PathBuf>,

    /// Write `draft stale:` before the clauses under paragraphs that have changed or are gone, so that nothing rests on
    /// them until somebody has looked at them.
    #[arg(long)]
    pub mark: bool,
}

/// `moulint review`
///
/// Shows the clauses that nobody has looked at yet, one after the other, with the sentence each was read from, and asks what to
/// do: accept it, edit it in your editor (`VISUAL` or `EDITOR`), say that the sentence is no norm, or skip it. Sentences with
/// nothing under them come as well. The file is written after each answer, so that you can leave off whenever you like.
///
/// Without a terminal the answers are read from standard input, one on each line.
#[derive(Debug, Args)]
pub struct Review {
    /// The file with the agreement.
    #[arg(value_name = "AGREEMENT")]
    pub path: PathBuf,

    /// Accept all clauses at once in which every word of the sentence has its place, after asking.
    #[arg(long)]
    pub accept_sure: bool,

    /// Do not ask before that.
    #[arg(long, requires = "accept_sure")]
    pub yes: bool,
}

/// `moulint explain`
#[derive(Debug, Args)]
pub struct Explain {
    /// A rule such as `us-ct/firearm-use`, or a term such as `school-property`.
    #[arg(value_name = "RULE|TERM")]
    pub what: String,

    /// A pack file whose rules can be explained as well; may be repeated.
    #[arg(long = "pack", value_name = "PATH")]
    pub packs: Vec<String>,
}

/// `moulint fmt`
#[derive(Debug, Args)]
pub struct Fmt {
    /// Files, or folders in which to look for `.mou` files.
    #[arg(default_value = ".", value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// Change nothing; name the files that are laid out otherwise, and exit with 1 if there are any.
    #[arg(long)]
    pub check: bool,
}

/// `moulint new`
#[derive(Debug, Args)]
pub struct New {
    /// What to write.
    #[command(subcommand)]
    pub what: NewWhat,
}

/// What `moulint new` can write.
#[derive(Debug, Subcommand)]
pub enum NewWhat {
    /// A folder with a pack of rules and a case, which pass `moulint test`.
    Pack {
        /// The folder to make; its last part is the name of the pack.
        #[arg(value_name = "FOLDER")]
        folder: PathBuf,
    },
}

/// `moulint norms`
#[derive(Debug, Args)]
pub struct Norms {
    /// The file with the agreement.
    #[arg(value_name = "AGREEMENT")]
    pub path: PathBuf,

    /// How to write the norms.
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,

    /// Add the terms that the norms speak of, with what they are kinds of.
    #[arg(long)]
    pub vocabulary: bool,
}

/// `moulint rules`
#[derive(Debug, Args)]
pub struct Rules {
    /// Packs by name, or as files or folders; all that are built in, if none is named.
    #[arg(value_name = "PACK")]
    pub packs: Vec<String>,

    /// The same as naming it outright.
    #[arg(long = "pack", value_name = "NAME|PATH")]
    pub pack: Vec<String>,

    /// How to write the list.
    #[arg(long, value_enum, default_value = "text")]
    pub format: ListFormat,
}

/// `moulint test`
#[derive(Debug, Args)]
pub struct Test {
    /// Packs by name, or as files or folders; all that are built in, if none is named.
    #[arg(value_name = "PACK")]
    pub packs: Vec<String>,

    /// Weaken every example that complies, in one way at a time, and tell which weakenings no rule notices
    /// although it should.
    #[arg(long)]
    pub mutate: bool,

    /// With `--mutate`: name every weakening that is not noticed, and why that is right or wrong.
    #[arg(long, requires = "mutate")]
    pub list: bool,

    /// Try rules by the law of this day, or of the nearest on which they are in force [default: today].
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
}

/// `moulint schema`
#[derive(Debug, Args)]
pub struct Schema {
    /// Of which output.
    #[arg(value_enum)]
    pub of: SchemaOf,
}

/// Outputs that have a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// `moulint check --format json`
    Report,
    /// `moulint.toml`
    Config,
    /// `waivers.toml`
    Waivers,
    /// `moulint-baseline.json`
    Baseline,
    /// `moulint.lock`
    Lock,
    /// `moulint check --format jsonl`: one line
    Jsonl,
    /// `moulint compare --format json`
    Compare,
    /// `moulint coverage --format json`
    Coverage,
    /// `moulint norms --format json`
    Norms,
    /// `moulint rules --format json`
    Rules,
}

/// How a result is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs; see `moulint schema`.
    Json,
}

/// How a list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people.
    Text,
    /// For programs; see `moulint schema`.
    Json,
    /// For a web page or a wiki.
    Markdown,
}

/// When colours are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal, unless NO_COLOR is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// `95`, `99.5`
fn percent(written: &str) -> Result<f64, String> {
    let number = written.trim_end_matches('%').parse::<f64>();
    let number = number.ok().filter(|number| (0.0..=100.0).contains(number));
    number.ok_or_else(|| "write a number from 0 to 100, such as 95".to_owned())
}

/// The formats of reports by name, each with what it is for.
fn formats() -> impl TypedValueParser<Value = render::Format> {
    let formats = render::Format::ALL.iter();
    let names = formats.map(|format| PossibleValue::new(format.name()).help(format.about()));
    PossibleValuesParser::new(names)
        .map(|name| render::Format::named(&name).expect("only names of formats are taken"))
}

/// Severities by name.
fn severities() -> impl TypedValueParser<Value = Severity> {
    const ALL: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Advice];
    let named = |name: String| ALL.into_iter().find(|severity| severity_name(*severity) == name);
    PossibleValuesParser::new(ALL.map(severity_name))
        .map(move |name| named(name).expect("only names of severities are taken"))
}

/// `sarif=out.sarif`
fn format_and_file(written: &str) -> Result<(render::Format, PathBuf), String> {
    let (name, path) =
        written.split_once('=').ok_or("write the format and the file, such as sarif=moulint.sarif")?;
    let format = render::Format::named(name).ok_or_else(|| {
        let names: Vec<&str> = render::Format::ALL.iter().map(|format| format.name()).collect();
        format!("there is no format `{name}`, only {}", names.join(", "))
    })?;
    if path.is_empty() {
        Err("write the format and the file, such as sarif=moulint.sarif".to_owned())
    } else {
        Ok((format, PathBuf::from(path)))
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn arguments_are_well_formed() {
        Arguments::command().debug_assert();
    }
}
