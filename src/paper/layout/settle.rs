//! A draft to the finished paper: labels that are typed, headings that only look like it, the title, lines to sign, how
//! deep items stand, and where each block is.

use super::label::{self, Around, Count, Sequences};
use super::levels::{Depths, Key, Levels};
use super::{heading, title};
use crate::paper::draft::{Draft, Form, Look, Para};
use crate::paper::{Block, BlockKind, Cell, Paper, Place, Trouble, chars};

/// Makes the paper of a draft.
///
/// # Errors
/// There is nothing to read in it.
pub(in crate::paper) fn settle(draft: Draft) -> Result<Paper, Trouble> {
    let Draft { paras, remarks, .. } = draft;
    let mut told: Vec<(usize, Piece)> = Vec::new();
    let mut lists = Sequences::default();
    for (number, para) in paras.into_iter().enumerate() {
        for para in split(para) {
            let piece = Piece::of(para, &mut lists);
            if !piece.is_ornament() {
                told.push((number, piece));
            }
        }
    }
    let mut told = join_labels(told);
    title::find(&mut told);
    let mut writer = Writer::default();
    let mut places: Vec<(usize, Place)> = Vec::new();
    // What a piece is hangs on its neighbours, so all are looked at before any is taken.
    let kinds = kinds(&told);
    for ((number, piece), kind) in told.into_iter().zip(kinds) {
        places.push((number, writer.write(piece, kind)));
    }
    if writer.blocks.iter().all(|block| block.kind == BlockKind::Running) {
        return Err(Trouble::Empty);
    }
    let place = |wanted: usize| {
        places.iter().find(|(number, _)| *number >= wanted).or(places.last()).map(|(_, place)| *place)
    };
    Ok(Paper { blocks: writer.blocks, remarks: remarks.tell(place) })
}

/// A paragraph with its label told from its words.
#[derive(Debug, Default)]
pub(super) struct Piece {
    pub(super) form: Form,
    pub(super) label: Option<String>,
    /// What the label counts with and what is around it, where it was typed.
    pub(super) count: Option<(Count, Around, u32)>,
    pub(super) text: String,
    pub(super) page: Option<u32>,
    pub(super) left: f32,
    pub(super) look: Look,
    pub(super) gap: bool,
}

impl Piece {
    fn of(para: Para, lists: &mut Sequences) -> Self {
        let Para { form, label, text, page, left, look, gap, apart } = para;
        let text = chars::tidy(&text);
        let label = label.map(|label| chars::tidy(&label)).filter(|label| !label.is_empty());
        let mut piece = Self { form, label, count: None, text, page, left, look, gap };
        let may = matches!(
            piece.form,
            Form::Plain | Form::Heading(_) | Form::Item(_) | Form::Numbered(_) | Form::Note
        );
        if piece.label.is_some() || !may {
            if let Some(found) = piece.label.as_deref().and_then(label::find) {
                piece.count = Some((found.count, found.around, found.ordinal));
            }
            return piece;
        }
        if matches!(piece.form, Form::Note) {
            return piece;
        }
        if let Some((mark, rest)) = note_mark(&piece.text) {
            piece.form = Form::Note;
            piece.label = Some(mark);
            piece.text = rest;
            return piece;
        }
        if let Some(found) = label::find(&piece.text) {
            let accepted = lists.accept(&found, piece.gap || apart);
            if let Some(count) = accepted.filter(|count| keeps(*count, &piece, found.rest)) {
                piece.count = Some((count, found.around, found.ordinal));
                piece.label = Some(found.label.to_owned());
                piece.text = found.rest.to_owned();
            }
        }
        piece
    }

    /// A line of dashes or dots says nothing.
    fn is_ornament(&self) -> bool {
        self.label.is_none()
            && !matches!(self.form, Form::Row(_))
            && !self.text.contains(chars::BLANK)
            && !self.text.chars().any(|character| character.is_alphanumeric() || "☐☒☑".contains(character))
    }

    /// Whether it is a label alone, and a piece has the words that go with it.
    fn waits_for(&self, piece: &Self) -> bool {
        let alone = self.text.is_empty()
            && self.label.is_some()
            && !matches!(self.form, Form::Row(_) | Form::Running | Form::Note);
        let named = matches!(self.count, Some((Count::Named(_), ..)));
        let bare = matches!(piece.form, Form::Plain | Form::Heading(_))
            && piece.label.is_none()
            && !piece.text.is_empty();
        alone && bare && (!named || heading::is_title(&piece.text) || heading::is_capitals(&piece.text))
    }

    fn is_bare(&self) -> bool {
        matches!(self.form, Form::Plain | Form::Numbered(_))
    }
}

/// A dash before a heading of Markdown is part of it, not a bullet.
fn keeps(count: Count, piece: &Piece, rest: &str) -> bool {
    !(count == Count::Bullet && (matches!(piece.form, Form::Heading(_)) || rest.is_empty()))
}

/// A note at the foot of a page, which begins with a raised number.
fn note_mark(text: &str) -> Option<(String, String)> {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let rest = text.trim_start_matches(RAISED);
    let mark = text.get(..text.len() - rest.len())?;
    (!mark.is_empty() && !rest.trim().is_empty()).then(|| (mark.to_owned(), rest.trim_start().to_owned()))
}

/// Splits a paragraph at breaks of lines that somebody has made, where a new paragraph begins behind them: at an empty line
/// and before a label.
fn split(para: Para) -> Vec<Para> {
    if !para.text.contains('\n') || matches!(para.form, Form::Row(_)) {
        return vec![para];
    }
    let whole = std::mem::take(&mut para.text.clone());
    let mut pieces: Vec<Para> = Vec::new();
    let mut empty = false;
    let listed = are_items(&whole);
    for line in whole.split('\n') {
        if chars::is_blank(line) {
            empty = !pieces.is_empty();
            continue;
        }
        let found = label::find(line.trim_start());
        let starts = found.is_some_and(|found| {
            !found.rest.is_empty() && (found.count == Count::Bullet || found.ordinal > 0)
        });
        match pieces.last_mut() {
            Some(last) if !empty && !starts && !listed => {
                last.text.push(' ');
                last.text.push_str(line);
            }
            Some(_) => pieces.push(Para {
                text: line.to_owned(),
                form: if matches!(para.form, Form::Title | Form::Running | Form::Note) {
                    para.form.clone()
                } else {
                    Form::Plain
                },
                label: None,
                gap: empty || !listed,
                ..para.clone()
            }),
            None => pieces.push(Para { text: line.to_owned(), ..para.clone() }),
        }
        empty = false;
    }
    if pieces.is_empty() {
        pieces.push(Para { text: String::new(), ..para });
    }
    pieces
}

/// Whether lines are a list without bullets or an address, and not one sentence that somebody broke.
fn are_items(text: &str) -> bool {
    let mut count = 0;
    text.split('\n').filter(|line| !chars::is_blank(line)).all(|line| {
        count += 1;
        let line = line.trim();
        line.chars().count() <= 90
            && !line.starts_with(char::is_lowercase)
            && !line.ends_with(',')
            && !heading::ends_open(line)
    }) && count >= 3
}

/// A label that stands alone goes with the paragraph behind it: a number in a column of its own, "ARTICLE V" above the
/// words it heads.
fn join_labels(told: Vec<(usize, Piece)>) -> Vec<(usize, Piece)> {
    let mut out: Vec<(usize, Piece)> = Vec::with_capacity(told.len());
    for (number, piece) in told {
        match out.last_mut() {
            Some((_, label)) if label.waits_for(&piece) => {
                label.text = piece.text;
                label.look.bold |= piece.look.bold;
                if matches!(piece.form, Form::Heading(_)) {
                    label.form = piece.form;
                }
            }
            _ => out.push((number, piece)),
        }
    }
    out
}

/// What each piece is, from itself and its neighbours; running lines and notes are nobody's neighbours.
fn kinds(told: &[(usize, Piece)]) -> Vec<Told> {
    let text: Vec<usize> = (0..told.len())
        .filter(|&at| {
            told.get(at).is_some_and(|(_, piece)| !matches!(piece.form, Form::Running | Form::Note))
        })
        .collect();
    let piece = |at: Option<&usize>| at.and_then(|&at| told.get(at)).map(|(_, piece)| piece);
    let mut seen = 0_usize;
    let kind = |(at, (_, one)): (usize, &(usize, Piece))| {
        let before = seen.checked_sub(1).and_then(|before| piece(text.get(before)));
        if text.get(seen) == Some(&at) {
            seen += 1;
        }
        kind(one, before, piece(text.get(seen)))
    };
    told.iter().enumerate().map(kind).collect()
}

fn kind(piece: &Piece, before: Option<&Piece>, next: Option<&Piece>) -> Told {
    match &piece.form {
        Form::Title => Told::Title,
        Form::Heading(level) => Told::Heading(Some(*level)),
        Form::Item(depth) => Told::Item(Some(*depth)),
        Form::Row(_) => Told::Row,
        Form::Note => Told::Note,
        Form::Running => Told::Running,
        Form::Plain if piece.label.is_none() && heading::is_contents(&piece.text) => Told::Running,
        Form::Plain => plain(piece, before, next),
        Form::Numbered(depth) => match plain(piece, before, next) {
            Told::Item(None) => Told::Item(Some(*depth)),
            other => other,
        },
    }
}

fn plain(piece: &Piece, before: Option<&Piece>, next: Option<&Piece>) -> Told {
    let text = piece.text.as_str();
    let marked = piece.look.bold || piece.look.large || heading::is_capitals(text);
    let Some((count, around, _)) = piece.count else {
        return unlabelled(piece, marked, before, next);
    };
    if count == Count::Bullet {
        return Told::Item(None);
    }
    if heading::is_contents(text) {
        return Told::Running;
    }
    let titled = heading::is_title(text) || (heading::is_short(text) && heading::is_capitals(text));
    if let Count::Named(_) = count {
        return if text.is_empty() || titled || heading::is_phrase(text) {
            Told::Heading(None)
        } else {
            Told::Item(None)
        };
    }
    if matches!(around, Around::Brackets | Around::Bracket) && !(marked && titled) {
        return Told::Item(None);
    }
    // Short items of a list look like headings one below the other; a heading has something below it.
    let alike = |other: Option<&Piece>| {
        other.is_some_and(|other| {
            other.is_bare()
                && other.count.is_some_and(|(one, shape, _)| one == count && shape == around)
                && heading::is_short(&other.text)
        })
    };
    let listed = alike(next) || alike(before);
    let phrase = heading::is_phrase(text) && (marked || piece.gap);
    if (titled || phrase) && (marked || !listed) && next.is_some() {
        // A list of short phrases has lines close to each other, a heading in lower case has white space around it.
        let sparse = titled
            || marked
            || next.is_some_and(|next| heading::is_prose(&next.text) || next.count.is_some());
        if sparse {
            return Told::Heading(None);
        }
    }
    Told::Item(None)
}

fn unlabelled(piece: &Piece, marked: bool, before: Option<&Piece>, next: Option<&Piece>) -> Told {
    let text = piece.text.as_str();
    if piece.label.is_some() {
        return Told::Item(None);
    }
    if heading::is_signature(text) {
        return Told::Signature;
    }
    let signed = before.is_some_and(|before| before.is_bare() && heading::is_signature(&before.text));
    if signed && heading::is_short(text) && !heading::is_capitals(text) && !piece.gap {
        return Told::Signature;
    }
    let Some(next) = next else { return Told::Paragraph };
    let words = text.split_whitespace().count();
    if !heading::is_short(text) || heading::has_verb(text) && !heading::is_capitals(text) {
        return Told::Paragraph;
    }
    let initials = text.chars().filter(|character| character.is_alphabetic()).count() <= 3;
    let stands_over = heading::is_prose(&next.text)
        || next.label.is_some()
        || matches!(next.form, Form::Row(_) | Form::Item(_) | Form::Heading(_));
    if text.ends_with(':') && heading::is_title(text) && words >= 2 && piece.gap {
        return Told::Heading(None);
    }
    if marked && !initials {
        // Bold or in capitals: a heading unless one of several lines to sign or to address.
        let sequel =
            next.is_bare() && next.label.is_none() && (next.look.bold || heading::is_capitals(&next.text));
        return if stands_over || sequel { Told::Heading(None) } else { Told::Paragraph };
    }
    if heading::is_title(text)
        && words >= 2
        && stands_over
        && (piece.gap || next.gap)
        && !matches!(next.form, Form::Heading(_))
    {
        // Several lines like it, one below the other, are an address or a list without bullets.
        let crowd = before.is_some_and(|before| {
            before.is_bare() && before.label.is_none() && heading::is_short(&before.text) && !piece.gap
        });
        if !crowd {
            return Told::Heading(None);
        }
    }
    Told::Paragraph
}

/// What a piece is, its level still open where it is nothing.
#[derive(Clone, Copy)]
enum Told {
    Title,
    Heading(Option<u8>),
    Paragraph,
    Item(Option<u8>),
    Row,
    Note,
    Running,
    Signature,
}

#[derive(Default)]
struct Writer {
    blocks: Vec<Block>,
    counted: u32,
    levels: Levels,
    depths: Depths,
}

impl Writer {
    fn write(&mut self, piece: Piece, told: Told) -> Place {
        let Piece { form, mut label, count, mut text, page, left, look, .. } = piece;
        let key = match count {
            Some((count, around, _)) => Key::Label(count, around),
            None if heading::is_capitals(&text) => Key::Capitals,
            None if look.large => Key::Large,
            None => Key::Bold,
        };
        let kind = match told {
            Told::Title => BlockKind::Title,
            Told::Heading(level) => {
                self.depths.clear();
                BlockKind::Heading { level: self.levels.level(level, key) }
            }
            Told::Item(depth) => {
                BlockKind::Item { depth: self.depths.depth(depth, count, left, label.as_deref()) }
            }
            Told::Row => match row(form) {
                Row::Cells(cells) => {
                    let texts: Vec<String> = cells.iter().map(|cell| cell.text.replace('\n', " ")).collect();
                    text = texts.join(" | ");
                    let signed =
                        cells.iter().all(|cell| cell.text.is_empty() || heading::is_signature(&cell.text));
                    if signed { BlockKind::Signature } else { BlockKind::Row { cells } }
                }
                Row::Item(mark, words) => {
                    let counts = label::find(&mark).map(|found| (found.count, found.around, found.ordinal));
                    text = words;
                    let depth = self.depths.depth(None, counts, left, Some(&mark));
                    label = Some(mark);
                    BlockKind::Item { depth }
                }
            },
            Told::Note => BlockKind::Footnote,
            Told::Running => BlockKind::Running,
            Told::Signature => BlockKind::Signature,
            Told::Paragraph => {
                self.depths.paragraph(left);
                BlockKind::Paragraph
            }
        };
        if !matches!(kind, BlockKind::Running | BlockKind::Footnote) {
            self.counted += 1;
        }
        if text.is_empty() && matches!(kind, BlockKind::Heading { .. }) && label.is_none() {
            return Place { page, paragraph: self.counted.max(1) };
        }
        let place = Place { page, paragraph: self.counted.max(1) };
        let label = label.map(|label| plain_bullet(&label));
        self.blocks.push(Block { kind, label, text, place });
        place
    }
}

/// A bullet in the private letters of a font of symbols is a bullet.
fn plain_bullet(label: &str) -> String {
    label.replace(|character| ('\u{e000}'..='\u{f8ff}').contains(&character), "•")
}

enum Row {
    Cells(Vec<Cell>),
    Item(String, String),
}

/// A row whose first cell is only a number is an item that was set in a table to line it up.
fn row(form: Form) -> Row {
    let Form::Row(cells) = form else { return Row::Cells(Vec::new()) };
    if let [mark, words] = cells.as_slice()
        && mark.heading.is_none()
        && !words.text.is_empty()
        && !words.text.contains('\n')
        && label::find(&mark.text).is_some_and(|found| found.rest.is_empty())
    {
        return Row::Item(mark.text.clone(), words.text.clone());
    }
    Row::Cells(cells)
}
