//! Styles of an OpenDocument text: of paragraphs, of letters and of lists.

use std::collections::BTreeMap;

use super::lists::Levels;
use crate::paper::limits;
use crate::paper::xml::{Id, Tree};

/// What a style says.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    name: String,
    parent: Option<String>,
    bold: Option<bool>,
    underlined: Option<bool>,
    hidden: Option<bool>,
    struck: Option<bool>,
    capitals: Option<bool>,
    centred: Option<bool>,
    breaks: Option<bool>,
}

/// What holds for a paragraph or a span, its style and its parents taken together.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rules {
    pub(super) title: bool,
    pub(super) bold: Option<bool>,
    pub(super) underlined: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) struck: Option<bool>,
    pub(super) capitals: Option<bool>,
    pub(super) centred: bool,
    pub(super) breaks: bool,
}

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<(String, String), Style>,
    /// Styles of lists by their names.
    pub(super) lists: BTreeMap<String, Levels>,
    /// The numbers of headings.
    pub(super) outline: Levels,
}

impl Styles {
    /// Adds the styles of a part.
    pub(super) fn add(&mut self, tree: &Tree<'_>) {
        let Some(root) = tree.root() else { return };
        let groups = tree.children(root).filter(|&id| matches!(tree.name(id), "styles" | "automatic-styles"));
        for id in groups.flat_map(|group| tree.children(group)) {
            match tree.name(id) {
                "style" => self.style(tree, id),
                "list-style" => {
                    if let Some(name) = tree.attribute(id, "name") {
                        self.lists.insert(name.to_owned(), Levels::read(tree, id));
                    }
                }
                "outline-style" => self.outline = Levels::read(tree, id),
                _ => {}
            }
        }
    }

    fn style(&mut self, tree: &Tree<'_>, id: Id) {
        let (Some(name), Some(family)) = (tree.attribute(id, "name"), tree.attribute(id, "family")) else {
            return;
        };
        let text = tree.child(id, "text-properties");
        let paragraph = tree.child(id, "paragraph-properties");
        let letters = |name: &str| text.and_then(|id| tree.attribute(id, name));
        let of_paragraph = |name: &str| paragraph.and_then(|id| tree.attribute(id, name));
        let style = Style {
            name: tree.attribute(id, "display-name").unwrap_or(name).to_lowercase(),
            parent: tree.attribute(id, "parent-style-name").map(str::to_owned),
            bold: letters("font-weight")
                .map(|weight| weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600)),
            underlined: letters("text-underline-style").map(|line| line != "none"),
            hidden: letters("display").map(|display| display == "none"),
            struck: letters("text-line-through-style").map(|line| line != "none"),
            capitals: letters("text-transform").map(|way| way == "uppercase"),
            centred: of_paragraph("text-align").map(|way| way == "center"),
            breaks: of_paragraph("break-before").map(|way| way == "page"),
        };
        self.styles.insert((family.to_owned(), name.to_owned()), style);
    }

    /// What a style of a family says, with what its parents say.
    pub(super) fn rules(&self, family: &str, name: Option<&str>) -> Rules {
        let mut rules = Rules::default();
        let (mut centred, mut breaks) = (None, None);
        let mut next = name.map(str::to_owned);
        for _ in 0..limits::STYLE_CHAIN {
            let Some(style) = next.and_then(|name| self.styles.get(&(family.to_owned(), name))) else {
                break;
            };
            rules.title |= matches!(style.name.as_str(), "title" | "subtitle");
            rules.bold = rules.bold.or(style.bold);
            rules.underlined = rules.underlined.or(style.underlined);
            rules.hidden = rules.hidden.or(style.hidden);
            rules.struck = rules.struck.or(style.struck);
            rules.capitals = rules.capitals.or(style.capitals);
            centred = centred.or(style.centred);
            breaks = breaks.or(style.breaks);
            next = style.parent.clone();
        }
        // A style that comes from nowhere is named as it is meant.
        rules.title |= matches!(name, Some("Title" | "Subtitle"));
        rules.centred = centred.unwrap_or(false);
        rules.breaks = breaks.unwrap_or(false);
        rules
    }

    /// Whether any paragraph begins a page by its style.
    pub(super) fn any_breaks(&self) -> bool {
        self.styles.values().any(|style| style.breaks == Some(true))
    }
}

impl Rules {
    /// These rules, and those of what stands around where these say nothing.
    pub(super) fn over(self, around: Self) -> Self {
        Self {
            bold: self.bold.or(around.bold),
            underlined: self.underlined.or(around.underlined),
            hidden: self.hidden.or(around.hidden),
            struck: self.struck.or(around.struck),
            capitals: self.capitals.or(around.capitals),
            ..self
        }
    }
}
