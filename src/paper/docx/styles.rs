//! Styles: what each says of its paragraphs, through the styles it is based on.

use std::collections::BTreeMap;

use crate::paper::limits;
use crate::paper::xml::{Id, Tree};

/// All styles by their identifiers.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
}

/// What one style says itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    name: String,
    based_on: Option<String>,
    /// The outline level, from 0; 9 is none.
    outline: Option<u8>,
    /// The list, and how deep in it.
    list: Option<String>,
    level: Option<u8>,
    pub(super) marks: Marks,
    centred: Option<bool>,
    left: Option<i32>,
    leader: Option<bool>,
}

/// How letters look; nothing where nothing is said.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Marks {
    pub(super) bold: Option<bool>,
    pub(super) underlined: Option<bool>,
    pub(super) capitals: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) struck: Option<bool>,
}

impl Marks {
    /// These marks, and those of another where these say nothing.
    pub(super) fn over(self, under: Self) -> Self {
        Self {
            bold: self.bold.or(under.bold),
            underlined: self.underlined.or(under.underlined),
            capitals: self.capitals.or(under.capitals),
            hidden: self.hidden.or(under.hidden),
            struck: self.struck.or(under.struck),
        }
    }

    /// What the properties of a run say.
    pub(super) fn of(tree: &Tree<'_>, properties: Option<Id>) -> Self {
        let Some(properties) = properties else { return Self::default() };
        let switch = |name: &str| tree.child(properties, name).map(|id| is_on(tree, id));
        Self {
            bold: switch("b"),
            underlined: tree
                .child(properties, "u")
                .map(|id| tree.attribute(id, "val").is_none_or(|line| line != "none")),
            capitals: switch("caps"),
            hidden: switch("vanish"),
            struck: switch("strike").or_else(|| switch("dstrike")),
        }
    }
}

/// Whether a switch is on: it is, where it says nothing else.
pub(super) fn is_on(tree: &Tree<'_>, id: Id) -> bool {
    !matches!(tree.attribute(id, "val"), Some("0" | "false" | "off" | "none"))
}

/// What holds for a paragraph, its style and the styles below it taken together.
#[derive(Clone, Debug, Default)]
pub(super) struct Rules {
    /// It is the title.
    pub(super) title: bool,
    /// It is a line of a table of contents.
    pub(super) contents: bool,
    /// The outline level, from 0.
    pub(super) outline: Option<u8>,
    /// The list, and the styles from the nearest one, of which a level of the list may be the one's.
    pub(super) list: Option<String>,
    pub(super) level: Option<u8>,
    pub(super) chain: Vec<String>,
    pub(super) marks: Marks,
    pub(super) centred: bool,
    pub(super) left: i32,
    /// Its tabs draw lines to write on.
    pub(super) leader: bool,
}

impl Styles {
    /// Reads the part with the styles.
    pub(super) fn read(tree: &Tree<'_>) -> Self {
        let mut out = Self::default();
        let Some(root) = tree.root() else { return out };
        for id in tree.children(root).filter(|&id| tree.name(id) == "style") {
            let Some(key) = tree.attribute(id, "styleId") else { continue };
            let paragraph = tree.attribute(id, "type").is_none_or(|kind| kind == "paragraph");
            let is_default =
                tree.attribute(id, "default").is_some_and(|value| matches!(value, "1" | "true" | "on"));
            if paragraph && is_default {
                out.default = Some(key.to_owned());
            }
            let value = |name: &str| tree.child(id, name).and_then(|child| tree.attribute(child, "val"));
            let properties = tree.child(id, "pPr");
            let mut style = Style {
                name: value("name").unwrap_or("").to_lowercase(),
                based_on: value("basedOn").map(str::to_owned),
                marks: Marks::of(tree, tree.child(id, "rPr")),
                ..Style::default()
            };
            if let Some(properties) = properties {
                let direct = Direct::of(tree, properties);
                style.outline = direct.outline;
                style.list = direct.list;
                style.level = direct.level;
                style.centred = direct.centred;
                style.left = direct.left;
                style.leader = direct.leader;
            }
            out.styles.insert(key.to_owned(), style);
        }
        out
    }

    /// What a style says, with what the styles say on which it is based.
    pub(super) fn rules(&self, style: Option<&str>) -> Rules {
        let mut rules = Rules::default();
        let mut next = style.or(self.default.as_deref());
        let (mut centred, mut left, mut leader) = (None, None, None);
        for _ in 0..limits::STYLE_CHAIN {
            let Some((key, style)) = next.and_then(|key| self.styles.get_key_value(key)) else { break };
            rules.title |= matches!(style.name.as_str(), "title" | "subtitle");
            rules.contents |= style.name.starts_with("toc ") && !style.name.contains("heading");
            // Word knows its headings by their names as well, whatever else they say.
            let named = style.name.strip_prefix("heading ").and_then(|level| level.trim().parse::<u8>().ok());
            let named = named.and_then(|level| level.checked_sub(1)).filter(|level| *level < 9);
            rules.outline = rules.outline.or(style.outline).or(named);
            rules.list = rules.list.or_else(|| style.list.clone());
            rules.level = rules.level.or(style.level);
            rules.marks = rules.marks.over(style.marks);
            centred = centred.or(style.centred);
            left = left.or(style.left);
            leader = leader.or(style.leader);
            rules.chain.push(key.clone());
            next = style.based_on.as_deref();
        }
        rules.outline = rules.outline.filter(|level| *level < 9);
        rules.centred = centred.unwrap_or(false);
        rules.left = left.unwrap_or(0);
        rules.leader = leader.unwrap_or(false);
        rules
    }
}

/// What a paragraph or a style says itself of its paragraphs.
#[derive(Clone, Debug, Default)]
pub(super) struct Direct {
    pub(super) outline: Option<u8>,
    pub(super) list: Option<String>,
    pub(super) level: Option<u8>,
    pub(super) centred: Option<bool>,
    pub(super) left: Option<i32>,
    pub(super) leader: Option<bool>,
}

impl Direct {
    /// Reads the properties of a paragraph.
    pub(super) fn of(tree: &Tree<'_>, properties: Id) -> Self {
        let value = |path: &[&str]| tree.path(properties, path).and_then(|id| tree.attribute(id, "val"));
        let indent = tree.child(properties, "ind");
        let left = indent.and_then(|id| tree.attribute(id, "left").or_else(|| tree.attribute(id, "start")));
        Self {
            outline: value(&["outlineLvl"]).and_then(|level| level.parse().ok()),
            list: value(&["numPr", "numId"]).map(str::to_owned),
            level: value(&["numPr", "ilvl"]).and_then(|level| level.parse().ok()),
            centred: value(&["jc"]).map(|way| way == "center"),
            left: left.and_then(|left| left.parse().ok()),
            leader: tree.child(properties, "tabs").map(|tabs| {
                tree.children(tabs).any(|tab| {
                    tree.attribute(tab, "leader")
                        .is_some_and(|leader| matches!(leader, "underscore" | "heavy"))
                })
            }),
        }
    }
}
