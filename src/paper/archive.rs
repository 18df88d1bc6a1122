//! Packed files (ZIP), as Word and OpenDocument make them: a small reader that unpacks to memory, and never more than the
//! limits. No name in the archive is used as a path, and nothing is written.
//!
//! Departures from APPNOTE 6.3: one disk, no encryption, methods "stored" and "deflated" only, no ZIP64 (an archive of
//! more than four gigabytes is far beyond the limits).

use std::collections::BTreeMap;
use std::io::Read;

use flate2::read::DeflateDecoder;

use super::{Kind, Trouble, limits};

/// An archive, opened: its directory is read, its parts are not.
pub(super) struct Archive<'b> {
    bytes: &'b [u8],
    kind: Kind,
    entries: BTreeMap<String, Entry>,
    left: usize,
}

#[derive(Clone, Copy)]
struct Entry {
    method: u16,
    flags: u16,
    packed: usize,
    offset: usize,
}

impl<'b> Archive<'b> {
    /// Reads the directory of an archive.
    ///
    /// # Errors
    /// It is damaged, or has too many entries.
    pub(super) fn open(bytes: &'b [u8], kind: Kind) -> Result<Self, Trouble> {
        let broken = |why: &str| Trouble::broken(kind, why);
        let end =
            find_end(bytes).ok_or_else(|| broken("its end is missing, as if it was not copied whole"))?;
        let count = u16_at(bytes, end + 10).unwrap_or(0);
        if usize::from(count) > limits::ENTRIES {
            return Err(Trouble::TooMuch { what: "files packed into it", limit: limits::ENTRIES });
        }
        let start = usize_at(bytes, end + 16).ok_or_else(|| broken("its directory is damaged"))?;
        let mut entries = BTreeMap::new();
        let mut at = start;
        for _ in 0..count {
            let signature = bytes.get(at..at.saturating_add(4));
            if signature != Some(b"PK\x01\x02") {
                return Err(broken("its directory is damaged"));
            }
            let entry = (|| {
                let name_len = usize::from(u16_at(bytes, at + 28)?);
                let extra = usize::from(u16_at(bytes, at + 30)?) + usize::from(u16_at(bytes, at + 32)?);
                let name = bytes.get(at + 46..at + 46 + name_len)?;
                let entry = Entry {
                    flags: u16_at(bytes, at + 8)?,
                    method: u16_at(bytes, at + 10)?,
                    packed: usize_at(bytes, at + 20)?,
                    offset: usize_at(bytes, at + 42)?,
                };
                Some((String::from_utf8_lossy(name).replace('\\', "/"), entry, at + 46 + name_len + extra))
            })();
            let (name, entry, next) = entry.ok_or_else(|| broken("its directory is damaged"))?;
            // The first of two entries of one name counts, so that nobody can show one text and hand over another here.
            entries.entry(name).or_insert(entry);
            at = next;
        }
        Ok(Self { bytes, kind, entries, left: limits::PARTS_TOTAL })
    }

    /// The names of all parts, in order.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// Unpacks a part; nothing where there is none of that name.
    ///
    /// # Errors
    /// It is damaged, protected or too large.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Trouble> {
        let Some(&entry) = self.entries.get(name) else { return Ok(None) };
        let kind = self.kind;
        if entry.flags & 1 != 0 {
            return Err(Trouble::Protected { kind });
        }
        let broken = || Trouble::broken(kind, format!("its part `{name}` is damaged"));
        let data = (|| {
            let at = entry.offset;
            if bytes_at(self.bytes, at, 4)? != b"PK\x03\x04" {
                return None;
            }
            let skip =
                30 + usize::from(u16_at(self.bytes, at + 26)?) + usize::from(u16_at(self.bytes, at + 28)?);
            bytes_at(self.bytes, at.checked_add(skip)?, entry.packed)
        })();
        let data = data.ok_or_else(broken)?;
        let limit = limits::PART.min(self.left);
        let mut out = Vec::new();
        match entry.method {
            0 => out.extend_from_slice(data.get(..data.len().min(limit + 1)).unwrap_or(data)),
            8 => {
                let room = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
                DeflateDecoder::new(data).take(room).read_to_end(&mut out).map_err(|_| broken())?;
            }
            _ => return Err(Trouble::broken(kind, format!("its part `{name}` is packed in an unusual way"))),
        }
        if out.len() > limit {
            return Err(Trouble::TooMuch { what: "text in bytes once it is unpacked", limit: limits::PART });
        }
        self.left -= out.len();
        Ok(Some(out))
    }
}

/// Where the record at the end begins; a comment of up to 64 KiB may stand behind it.
fn find_end(bytes: &[u8]) -> Option<usize> {
    let from = bytes.len().saturating_sub(22 + 65_535);
    let tail = bytes.get(from..)?;
    tail.windows(4).rposition(|window| window == b"PK\x05\x06").map(|at| from + at)
}

fn bytes_at(bytes: &[u8], at: usize, len: usize) -> Option<&[u8]> {
    bytes.get(at..at.checked_add(len)?)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes_at(bytes, at, 2)?.try_into().ok()?))
}

fn usize_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(bytes_at(bytes, at, 4)?.try_into().ok()?)).ok()
}
