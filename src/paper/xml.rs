//! XML to a flat tree that borrows its text: no recursion to build or drop, a limit on depth and on nodes. Nothing outside
//! is ever fetched, and no entity but the five of XML is known, so none can grow.

use std::borrow::Cow;
use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{Kind, Trouble, limits};

/// An element or a piece of text, by its place in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Id(u32);

/// A tree of elements; its text is borrowed, its names are kept once.
#[derive(Debug, Default)]
pub(super) struct Tree<'x> {
    nodes: Vec<Node<'x>>,
    attributes: Vec<(u32, Box<str>)>,
    names: Vec<Box<str>>,
    known: HashMap<Box<str>, u32>,
}

#[derive(Debug)]
struct Node<'x> {
    /// The name without its prefix, by its place in the list; the first, which is empty, for a piece of text.
    name: u32,
    text: Cow<'x, str>,
    first: Option<Id>,
    next: Option<Id>,
    attributes: (u32, u32),
}

impl<'x> Tree<'x> {
    /// Reads a document.
    ///
    /// # Errors
    /// It is not well formed, nested too deep or too large.
    pub(super) fn parse(text: &'x str, kind: Kind) -> Result<Self, Trouble> {
        let mut tree = Tree::default();
        // The root holds whatever stands at the top.
        tree.intern("");
        tree.nodes.push(Node {
            name: 0,
            text: Cow::Borrowed(""),
            first: None,
            next: None,
            attributes: (0, 0),
        });
        let mut open: Vec<(Id, Option<Id>)> = vec![(Id(0), None)];
        let mut reader = Reader::from_str(text);
        reader.config_mut().allow_dangling_amp = true;
        loop {
            let event = reader
                .read_event()
                .map_err(|error| Trouble::broken(kind, format!("it is not well formed ({error})")))?;
            match event {
                Event::Start(start) => {
                    let id = tree.add(&mut open, Some(&start), Cow::Borrowed(""))?;
                    if open.len() > limits::DEPTH {
                        return Err(Trouble::TooMuch {
                            what: "elements nested in each other",
                            limit: limits::DEPTH,
                        });
                    }
                    open.push((id, None));
                }
                Event::Empty(start) => {
                    tree.add(&mut open, Some(&start), Cow::Borrowed(""))?;
                }
                Event::End(_) => {
                    if open.len() > 1 {
                        open.pop();
                    }
                }
                Event::Text(piece) => {
                    tree.add(&mut open, None, piece.into_inner())?;
                }
                Event::CData(piece) => {
                    tree.add(&mut open, None, piece.into_inner())?;
                }
                Event::GeneralRef(name) => {
                    let character = name.resolve_char_ref().ok().flatten().map(String::from);
                    let known = || {
                        quick_xml::escape::resolve_xml_entity(&name.borrow().into_inner()).map(str::to_owned)
                    };
                    if let Some(resolved) = character.or_else(known) {
                        tree.add(&mut open, None, Cow::Owned(resolved))?;
                    }
                }
                Event::Eof => return Ok(tree),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
    }

    fn add(
        &mut self,
        open: &mut [(Id, Option<Id>)],
        start: Option<&BytesStart<'_>>,
        text: Cow<'x, str>,
    ) -> Result<Id, Trouble> {
        if self.nodes.len() >= limits::NODES {
            return Err(Trouble::TooMuch { what: "elements", limit: limits::NODES });
        }
        let from = small(self.attributes.len());
        let mut name = 0;
        if let Some(start) = start {
            name = self.intern(start.local_name().into_inner());
            for attribute in start.attributes().with_checks(false).flatten() {
                let key = attribute.key.local_name().into_inner();
                // Word stamps each run with its editing session, which nobody reads and which takes half the memory.
                if key.starts_with("rsid") || attribute.key.into_inner().starts_with("xmlns") {
                    continue;
                }
                let value = quick_xml::escape::unescape(&attribute.value)
                    .map_or_else(|_| attribute.value.clone(), |value| value.into_owned().into());
                let key = self.intern(key);
                self.attributes.push((key, value.into()));
            }
        }
        let id = Id(small(self.nodes.len()));
        self.nodes.push(Node {
            name,
            text,
            first: None,
            next: None,
            attributes: (from, small(self.attributes.len())),
        });
        if let Some((parent, last)) = open.last_mut() {
            let before = last.replace(id);
            let link = match before {
                Some(before) => self.nodes.get_mut(before.index()).map(|node| &mut node.next),
                None => self.nodes.get_mut(parent.index()).map(|node| &mut node.first),
            };
            if let Some(link) = link {
                *link = Some(id);
            }
        }
        Ok(id)
    }

    fn intern(&mut self, name: &str) -> u32 {
        if let Some(&known) = self.known.get(name) {
            return known;
        }
        let id = small(self.names.len());
        self.names.push(name.into());
        self.known.insert(name.into(), id);
        id
    }

    /// The outermost element.
    pub(super) fn root(&self) -> Option<Id> {
        self.children(Id(0)).find(|&id| !self.name(id).is_empty())
    }

    /// The name of an element without its prefix; empty for a piece of text.
    pub(super) fn name(&self, id: Id) -> &str {
        self.nodes.get(id.index()).and_then(|node| self.names.get(node.name as usize)).map_or("", |name| name)
    }

    /// A piece of text; empty for an element.
    pub(super) fn text(&self, id: Id) -> &str {
        self.nodes.get(id.index()).map_or("", |node| &node.text)
    }

    /// What stands in an element, in order.
    pub(super) fn children(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let first = self.nodes.get(id.index()).and_then(|node| node.first);
        std::iter::successors(first, |id| self.nodes.get(id.index()).and_then(|node| node.next))
    }

    /// The first element of this name that stands directly in another.
    pub(super) fn child(&self, id: Id, name: &str) -> Option<Id> {
        self.children(id).find(|&child| self.name(child) == name)
    }

    /// The element that is reached by these names, one in the other.
    pub(super) fn path(&self, id: Id, names: &[&str]) -> Option<Id> {
        names.iter().try_fold(id, |id, name| self.child(id, name))
    }

    /// The value of an attribute, by its name without prefix.
    pub(super) fn attribute(&self, id: Id, name: &str) -> Option<&str> {
        let node = self.nodes.get(id.index())?;
        let (from, to) = node.attributes;
        let attributes = self.attributes.get(from as usize..to as usize)?;
        let key = self.known.get(name)?;
        attributes.iter().find(|(one, _)| one == key).map(|(_, value)| &**value)
    }

    /// All elements below one, in the order of the document.
    pub(super) fn below(&self, id: Id) -> impl Iterator<Item = Id> + '_ {
        let mut stack: Vec<Id> = self.nodes.get(id.index()).and_then(|node| node.first).into_iter().collect();
        std::iter::from_fn(move || {
            let id = stack.pop()?;
            let node = self.nodes.get(id.index())?;
            stack.extend(node.next);
            stack.extend(node.first);
            Some(id)
        })
    }

    /// All text below an element.
    pub(super) fn words(&self, id: Id) -> String {
        self.below(id).map(|id| self.text(id)).collect()
    }
}

impl Id {
    fn index(self) -> usize {
        self.0 as usize
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
