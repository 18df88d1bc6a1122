//! The objects of a PDF, found by looking through the file for them and not by its tables: those are what is damaged most
//! often, and a reader that does not believe them cannot be led astray by them. Of two objects of one number the later
//! counts, as a file that was changed says its changes at the end.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::filter::{self, Way};
use super::object::{Dict, Lexer, Object, is_space};
use crate::paper::{Kind, Trouble, limits};

/// A PDF, opened.
pub(super) struct File<'b> {
    bytes: &'b [u8],
    objects: BTreeMap<u32, Object>,
    root: Dict,
    /// How many bytes may still be unpacked.
    left: Cell<usize>,
}

/// A page: its dictionary, with what it inherits.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    /// The page itself, or a pointer to it.
    pub(super) page: Object,
    pub(super) resources: Option<Rc<Object>>,
    pub(super) frame: [f64; 4],
    pub(super) rotate: i32,
    /// Whether there are fields of a form on it.
    pub(super) fields: usize,
}

impl<'b> File<'b> {
    /// Finds all objects.
    ///
    /// # Errors
    /// It is damaged, protected or beyond the limits.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Trouble> {
        let broken = |why: &str| Trouble::broken(Kind::Pdf, why);
        let mut places: BTreeMap<u32, usize> = BTreeMap::new();
        let mut file = File {
            bytes,
            objects: BTreeMap::new(),
            root: Dict::new(),
            left: Cell::new(limits::PDF_UNPACKED),
        };
        let mut values = limits::PDF_VALUES;
        let mut trailers: Vec<Dict> = Vec::new();
        let mut packed: Vec<(usize, u32)> = Vec::new();
        let mut at = 0;
        while let Some(found) = find(bytes, b"obj", at) {
            at = found + 3;
            let Some(id) = number_before(bytes, found) else { continue };
            let mut lexer = Lexer::new(bytes, at, values);
            let Some(object) = lexer.next() else {
                if lexer.left == 0 {
                    return Err(Trouble::TooMuch { what: "values", limit: limits::PDF_VALUES });
                }
                break;
            };
            values = lexer.left;
            at = lexer.at.max(at);
            let object = match object {
                Object::Dict(dict) => match stream(bytes, &mut lexer, &dict) {
                    Some((start, len)) => {
                        at = start + len;
                        if dict.get("Type").and_then(Object::name) == Some("XRef") {
                            trailers.push(dict.clone());
                        }
                        if dict.get("Type").and_then(Object::name) == Some("ObjStm") {
                            packed.push((found, id));
                        }
                        Object::Stream(dict, start, len)
                    }
                    None => Object::Dict(dict),
                },
                other => other,
            };
            if file.objects.len() >= limits::PDF_OBJECTS {
                return Err(Trouble::TooMuch { what: "objects", limit: limits::PDF_OBJECTS });
            }
            places.insert(id, found);
            file.objects.insert(id, object);
        }
        let mut at = 0;
        while let Some(found) = find(bytes, b"trailer", at) {
            at = found + 7;
            if let Some(Object::Dict(dict)) = Lexer::new(bytes, at, 10_000).next() {
                trailers.push(dict);
            }
        }
        if trailers.iter().any(|trailer| trailer.contains_key("Encrypt")) {
            return Err(Trouble::Protected { kind: Kind::Pdf });
        }
        if file.objects.is_empty() {
            return Err(broken("there is nothing of a PDF in it but its first line"));
        }
        for (place, id) in packed {
            file.unpack_objects(id, place, &mut places, &mut values)?;
        }
        let rooted = trailers
            .iter()
            .rev()
            .filter_map(|trailer| file.dict(trailer.get("Root")?))
            .find(|root| root.contains_key("Pages"));
        let root = rooted.cloned().or_else(|| {
            let mut catalogs = file.objects.values().rev().filter_map(Object::dict);
            catalogs.find(|dict| dict.get("Type").and_then(Object::name) == Some("Catalog")).cloned()
        });
        file.root = root.unwrap_or_default();
        Ok(file)
    }

    /// Reads the objects that are packed in a stream.
    fn unpack_objects(
        &mut self,
        id: u32,
        place: usize,
        places: &mut BTreeMap<u32, usize>,
        values: &mut usize,
    ) -> Result<(), Trouble> {
        let Some(object) = self.objects.get(&id).cloned() else { return Ok(()) };
        let Some(data) = self.data(&object)? else { return Ok(()) };
        let number = |key: &str| object.dict().and_then(|dict| self.resolve(dict.get(key)?).count());
        let (count, first) = (number("N").unwrap_or(0), number("First").unwrap_or(0));
        let mut head = Lexer::new(&data, 0, limits::PDF_OBJECTS);
        let mut entries = Vec::new();
        for _ in 0..count.min(limits::PDF_OBJECTS) {
            match (head.next().and_then(|id| id.count()), head.next().and_then(|offset| offset.count())) {
                (Some(id), Some(offset)) => entries.push((id, offset)),
                _ => break,
            }
        }
        for (id, offset) in entries {
            let Ok(id) = u32::try_from(id) else { continue };
            if places.get(&id).is_some_and(|&known| known > place) {
                continue;
            }
            let mut lexer = Lexer::new(&data, first.saturating_add(offset), *values);
            let object = lexer.next();
            *values = lexer.left;
            if *values == 0 {
                return Err(Trouble::TooMuch { what: "values", limit: limits::PDF_VALUES });
            }
            if let Some(object) = object {
                if self.objects.len() >= limits::PDF_OBJECTS {
                    return Err(Trouble::TooMuch { what: "objects", limit: limits::PDF_OBJECTS });
                }
                places.insert(id, place);
                self.objects.insert(id, object);
            }
        }
        Ok(())
    }

    /// The object that a pointer means, or the value itself.
    pub(super) fn resolve<'o>(&'o self, object: &'o Object) -> &'o Object {
        let mut object = object;
        // A pointer may point to a pointer, but a circle must end.
        for _ in 0..16 {
            match object {
                Object::Pointer(id) => object = self.objects.get(id).unwrap_or(&Object::Null),
                _ => return object,
            }
        }
        &Object::Null
    }

    /// The dictionary that a value is or means.
    pub(super) fn dict<'o>(&'o self, object: &'o Object) -> Option<&'o Dict> {
        self.resolve(object).dict()
    }

    /// What a dictionary has under a key.
    pub(super) fn get<'o>(&'o self, dict: &'o Dict, key: &str) -> &'o Object {
        dict.get(key).map_or(&Object::Null, |object| self.resolve(object))
    }

    /// The bytes of a stream, unpacked; nothing where it is none, or holds a picture.
    ///
    /// # Errors
    /// It unpacks to more than the limit.
    pub(super) fn data(&self, object: &Object) -> Result<Option<Vec<u8>>, Trouble> {
        let Object::Stream(dict, start, len) = self.resolve(object) else { return Ok(None) };
        let Some(data) = self.bytes.get(*start..start.saturating_add(*len)) else { return Ok(None) };
        let key = |long: &str, short: &str| {
            if dict.contains_key(long) { self.get(dict, long) } else { self.get(dict, short) }
        };
        let names: Vec<String> = match key("Filter", "F") {
            Object::Name(name) => vec![name.clone()],
            Object::List(list) => {
                list.iter().take(8).filter_map(|name| self.resolve(name).name().map(str::to_owned)).collect()
            }
            _ => Vec::new(),
        };
        let settings = key("DecodeParms", "DP");
        let ways: Vec<Way> = names
            .into_iter()
            .enumerate()
            .map(|(at, name)| {
                let own = settings
                    .dict()
                    .filter(|_| at == 0)
                    .or_else(|| settings.list()?.get(at).and_then(|object| self.dict(object)));
                let number = |key: &str, default: usize| {
                    own.and_then(|own| self.get(own, key).count()).unwrap_or(default)
                };
                Way {
                    name,
                    predictor: number("Predictor", 1),
                    colors: number("Colors", 1),
                    bits: number("BitsPerComponent", 8),
                    columns: number("Columns", 1),
                    early: number("EarlyChange", 1) != 0,
                }
            })
            .collect();
        let limit = limits::PART.min(self.left.get());
        let Some(out) = filter::unpack(data, &ways, limit) else { return Ok(None) };
        if out.len() > limit {
            return Err(Trouble::TooMuch { what: "text in bytes once it is unpacked", limit: limits::PART });
        }
        self.left.set(self.left.get() - out.len());
        Ok(Some(out))
    }

    /// The pages in order.
    ///
    /// # Errors
    /// There are too many.
    pub(super) fn pages(&self) -> Result<Vec<Leaf>, Trouble> {
        let mut leaves = Vec::new();
        let mut seen: BTreeSet<u32> = BTreeSet::new();
        // A stack of its own and a list of what was seen: trees can be as deep as the file is long, or a circle.
        let mut stack: Vec<(Object, Inherited)> = Vec::new();
        stack.extend(self.root.get("Pages").map(|pages| (pages.clone(), Inherited::default())));
        while let Some((object, above)) = stack.pop() {
            if let Object::Pointer(id) = object
                && !seen.insert(id)
            {
                continue;
            }
            let Some(node) = self.dict(&object) else { continue };
            let own = above.with(node);
            if let Some(kids) = self.get(node, "Kids").list() {
                stack.extend(kids.iter().rev().map(|kid| (kid.clone(), own.clone())));
                if stack.len() > limits::PDF_OBJECTS {
                    return Err(Trouble::TooMuch { what: "pages", limit: limits::PDF_PAGES });
                }
            } else {
                leaves.push(self.leaf(object.clone(), node, &own));
            }
            if leaves.len() > limits::PDF_PAGES {
                return Err(Trouble::TooMuch { what: "pages", limit: limits::PDF_PAGES });
            }
        }
        if leaves.is_empty() {
            // The tree is lost; the pages may be there.
            let dicts = self.objects.iter().filter_map(|(id, object)| Some((*id, object.dict()?)));
            let pages = dicts.filter(|(_, dict)| dict.get("Type").and_then(Object::name) == Some("Page"));
            let leaf = |(id, page): (u32, &Dict)| {
                self.leaf(Object::Pointer(id), page, &Inherited::default().with(page))
            };
            leaves.extend(pages.take(limits::PDF_PAGES).map(leaf));
        }
        Ok(leaves)
    }

    fn leaf(&self, object: Object, page: &Dict, own: &Inherited) -> Leaf {
        let frame = own.frame.as_ref().and_then(|frame| self.resolve(frame).list()).map(|list| {
            list.iter().map(|side| self.resolve(side).number().unwrap_or(0.0)).collect::<Vec<f64>>()
        });
        let frame =
            frame.and_then(|sides| <[f64; 4]>::try_from(sides).ok()).unwrap_or([0.0, 0.0, 612.0, 792.0]);
        let rotate = own.rotate.as_ref().and_then(|rotate| self.resolve(rotate).number()).unwrap_or(0.0);
        let annotations = self.get(page, "Annots").list().unwrap_or(&[]);
        let fields = annotations
            .iter()
            .take(10_000)
            .filter(|one| self.dict(one).is_some_and(|one| self.get(one, "Subtype").name() == Some("Widget")))
            .count();
        #[expect(clippy::cast_possible_truncation, reason = "numbers of a PDF are kept below 1e9")]
        Leaf {
            page: object,
            resources: own.resources.clone(),
            frame,
            rotate: (rotate as i32).rem_euclid(360),
            fields,
        }
    }
}

/// What pages take over from the nodes above them.
#[derive(Clone, Debug, Default)]
struct Inherited {
    resources: Option<Rc<Object>>,
    frame: Option<Rc<Object>>,
    rotate: Option<Rc<Object>>,
}

impl Inherited {
    fn with(&self, node: &Dict) -> Self {
        // What is inherited is shared: thousands of pages may take over one large dictionary.
        let own = |key: &str| node.get(key).cloned().map(Rc::new);
        Self {
            resources: own("Resources").or_else(|| self.resources.clone()),
            frame: own("CropBox").or_else(|| own("MediaBox")).or_else(|| self.frame.clone()),
            rotate: own("Rotate").or_else(|| self.rotate.clone()),
        }
    }
}

/// Where the bytes of a stream begin behind its dictionary, and how many they are.
fn stream(bytes: &[u8], lexer: &mut Lexer<'_>, dict: &Dict) -> Option<(usize, usize)> {
    lexer.skip_space();
    if bytes.get(lexer.at..lexer.at + 6)? != b"stream" {
        return None;
    }
    let mut start = lexer.at + 6;
    if bytes.get(start) == Some(&b'\r') {
        start += 1;
    }
    if bytes.get(start) == Some(&b'\n') {
        start += 1;
    }
    // The length is believed only where the stream ends there.
    let ends_at = |end: usize| {
        let tail = bytes.get(end..(end + 24).min(bytes.len())).unwrap_or(&[]);
        let skipped = tail.iter().take_while(|byte| is_space(**byte)).count();
        tail.get(skipped..).is_some_and(|tail| tail.starts_with(b"endstream") || tail.starts_with(b"endobj"))
    };
    let given = dict.get("Length").and_then(Object::count);
    if let Some(length) = given
        && start.checked_add(length).is_some_and(|end| end <= bytes.len() && ends_at(end))
    {
        return Some((start, length));
    }
    let end =
        find(bytes, b"endstream", start).or_else(|| find(bytes, b"endobj", start)).unwrap_or(bytes.len());
    Some((start, end.saturating_sub(start)))
}

/// The number of the object whose "obj" stands here.
fn number_before(bytes: &[u8], at: usize) -> Option<u32> {
    let head = bytes.get(at.saturating_sub(24)..at)?;
    // "endobj" is no object.
    let head = trim(head, is_space, true)?;
    let head = trim(head, |byte| byte.is_ascii_digit(), true)?;
    let head = trim(head, is_space, true)?;
    let digits = head.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(head.get(head.len() - digits..)?).ok()?.parse().ok()
}

/// The bytes without those of a kind at their end, of which there must be some.
fn trim(bytes: &[u8], kind: impl Fn(u8) -> bool, needed: bool) -> Option<&[u8]> {
    let count = bytes.iter().rev().take_while(|byte| kind(**byte)).count();
    if needed && count == 0 { None } else { bytes.get(..bytes.len() - count) }
}

/// Where a word stands in the bytes from a place on.
fn find(bytes: &[u8], word: &[u8], from: usize) -> Option<usize> {
    let first = *word.first()?;
    let mut at = from;
    loop {
        let rest = bytes.get(at..)?;
        let step = rest.iter().position(|byte| *byte == first)?;
        let tail = rest.get(step..)?;
        if tail.starts_with(word) {
            return Some(at + step);
        }
        at += step + 1;
    }
}
