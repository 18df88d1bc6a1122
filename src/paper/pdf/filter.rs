//! Packed streams of a PDF (ISO 32000-1, §7.4), unpacked up to a limit. What is damaged is unpacked as far as it goes.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};

/// How a stream was packed, one of several ways in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Way {
    pub(super) name: String,
    pub(super) predictor: usize,
    pub(super) colors: usize,
    pub(super) bits: usize,
    pub(super) columns: usize,
    /// Whether codes of LZW grow one early, as they do if nothing is said.
    pub(super) early: bool,
}

/// Unpacks bytes; `None` where they hold a picture or are packed in a way that is not known. The result has at most `limit`
/// bytes and one: the caller tells by the last one that there would have been more.
pub(super) fn unpack(data: &[u8], ways: &[Way], limit: usize) -> Option<Vec<u8>> {
    let mut bytes = data.get(..data.len().min(limit + 1)).unwrap_or(data).to_vec();
    // Packing more than a few times over is only done to do harm.
    if ways.len() > 4 {
        return None;
    }
    for (number, way) in ways.iter().enumerate() {
        let source: &[u8] = if number == 0 { data } else { &bytes };
        let out = match way.name.as_str() {
            "FlateDecode" | "Fl" => flate(source, limit),
            "LZWDecode" | "LZW" => lzw(source, way.early, limit),
            "ASCII85Decode" | "A85" => ascii85(source, limit),
            "ASCIIHexDecode" | "AHx" => hex(source),
            "RunLengthDecode" | "RL" => runs(source, limit),
            "Crypt" => source.to_vec(),
            _ => return None,
        };
        bytes = if out.len() <= limit && way.predictor > 1 { unpredict(&out, way) } else { out };
        if bytes.len() > limit {
            return Some(bytes);
        }
    }
    Some(bytes)
}

fn flate(data: &[u8], limit: usize) -> Vec<u8> {
    let room = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let mut out = Vec::new();
    // An error keeps what was unpacked before it.
    let _ = ZlibDecoder::new(data).take(room).read_to_end(&mut out);
    if out.is_empty() {
        let _ = DeflateDecoder::new(data.get(2..).unwrap_or(&[])).take(room).read_to_end(&mut out);
    }
    out
}

fn lzw(data: &[u8], early: bool, limit: usize) -> Vec<u8> {
    const CLEAR: usize = 256;
    const END: usize = 257;
    let mut out: Vec<u8> = Vec::new();
    // Each entry is a piece of the output: where it begins, and how long it is.
    let mut table: Vec<(usize, usize)> = Vec::new();
    let (mut bits, mut held, mut width) = (0_u32, 0_u32, 9_u32);
    let mut last: Option<(usize, usize)> = None;
    for &byte in data {
        bits = (bits << 8) | u32::from(byte);
        held += 8;
        if held < width {
            continue;
        }
        held -= width;
        let code = usize::try_from((bits >> held) & ((1 << width) - 1)).unwrap_or(END);
        bits &= (1 << held) - 1;
        match code {
            CLEAR => {
                table.clear();
                width = 9;
                last = None;
                continue;
            }
            END => break,
            _ => {}
        }
        let start = out.len();
        // The entry that this code completes: what came before and the first byte of what comes now.
        if let Some((from, len)) = last
            && table.len() < 4096
        {
            table.push((from, len + 1));
        }
        if code < CLEAR {
            out.push(u8::try_from(code).unwrap_or(0));
        } else if let Some(&(from, len)) = table.get(code - 258) {
            out.extend_from_within(from..(from + len).min(start));
            // The newest entry ends with its own first byte.
            if from + len > start {
                out.extend(out.get(from).copied());
            }
        } else {
            break;
        }
        last = Some((start, out.len() - start));
        let next = table.len() + 258 + usize::from(early);
        width = match next {
            0..=511 => 9,
            512..=1023 => 10,
            1024..=2047 => 11,
            _ => 12,
        };
        if out.len() > limit {
            break;
        }
    }
    out
}

fn ascii85(data: &[u8], limit: usize) -> Vec<u8> {
    let mut out = Vec::new();
    let (mut value, mut count) = (0_u64, 0_usize);
    for &byte in data {
        match byte {
            b'~' => break,
            b'z' if count == 0 => out.extend([0; 4]),
            b'!'..=b'u' => {
                value = value * 85 + u64::from(byte - b'!');
                count += 1;
                if count == 5 {
                    out.extend(u32::try_from(value).unwrap_or(u32::MAX).to_be_bytes());
                    (value, count) = (0, 0);
                }
            }
            _ => {}
        }
        if out.len() > limit {
            return out;
        }
    }
    if count > 1 {
        for _ in count..5 {
            value = value * 85 + 84;
        }
        out.extend(u32::try_from(value).unwrap_or(u32::MAX).to_be_bytes().iter().take(count - 1));
    }
    out
}

fn hex(data: &[u8]) -> Vec<u8> {
    let digits =
        data.iter().take_while(|byte| **byte != b'>').filter_map(|byte| char::from(*byte).to_digit(16));
    let digits: Vec<u8> = digits.filter_map(|digit| u8::try_from(digit).ok()).collect();
    digits
        .chunks(2)
        .map(|pair| pair.first().copied().unwrap_or(0) * 16 + pair.get(1).copied().unwrap_or(0))
        .collect()
}

fn runs(data: &[u8], limit: usize) -> Vec<u8> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(&length) = data.get(at) {
        match length {
            128 => break,
            0..=127 => {
                let count = usize::from(length) + 1;
                out.extend_from_slice(data.get(at + 1..(at + 1 + count).min(data.len())).unwrap_or(&[]));
                at += 1 + count;
            }
            _ => {
                out.extend(std::iter::repeat_n(
                    data.get(at + 1).copied().unwrap_or(0),
                    257 - usize::from(length),
                ));
                at += 2;
            }
        }
        if out.len() > limit {
            break;
        }
    }
    out
}

/// Takes back what was done to the rows to pack them better; text has it in tables of objects only.
fn unpredict(data: &[u8], way: &Way) -> Vec<u8> {
    let bits = way.colors.clamp(1, 32) * way.bits.clamp(1, 16);
    let pixel = bits.div_ceil(8);
    let row = (way.columns.clamp(1, 1 << 20) * bits).div_ceil(8);
    if way.predictor == 2 {
        let mut out = data.to_vec();
        if way.bits == 8 {
            for line in out.chunks_mut(row) {
                for at in pixel..line.len() {
                    let left = line.get(at - pixel).copied().unwrap_or(0);
                    if let Some(byte) = line.get_mut(at) {
                        *byte = byte.wrapping_add(left);
                    }
                }
            }
        }
        return out;
    }
    let mut out = Vec::with_capacity(data.len());
    let mut above = vec![0_u8; row];
    for line in data.chunks(row + 1) {
        let Some((&kind, packed)) = line.split_first() else { break };
        let mut current = vec![0_u8; row];
        for (at, &byte) in packed.iter().enumerate() {
            let left = at.checked_sub(pixel).and_then(|at| current.get(at)).copied().unwrap_or(0);
            let up = above.get(at).copied().unwrap_or(0);
            let corner = at.checked_sub(pixel).and_then(|at| above.get(at)).copied().unwrap_or(0);
            let guess = match kind {
                1 => left,
                2 => up,
                3 => u8::midpoint(left, up),
                4 => paeth(left, up, corner),
                _ => 0,
            };
            if let Some(slot) = current.get_mut(at) {
                *slot = byte.wrapping_add(guess);
            }
        }
        out.extend_from_slice(current.get(..packed.len().min(row)).unwrap_or(&[]));
        above = current;
    }
    out
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let guess = i16::from(left) + i16::from(up) - i16::from(corner);
    let far = |one: u8| (guess - i16::from(one)).abs();
    if far(left) <= far(up) && far(left) <= far(corner) {
        left
    } else if far(up) <= far(corner) {
        up
    } else {
        corner
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(name: &str) -> Way {
        Way { name: name.to_owned(), early: true, ..Way::default() }
    }

    #[test]
    fn each_way_is_undone() {
        assert_eq!(unpack(b"48656C6C6F>", &[way("AHx")], 100).as_deref(), Some(&b"Hello"[..]));
        assert_eq!(unpack(b"87cURDZ~>", &[way("A85")], 100).as_deref(), Some(&b"Hello"[..]));
        assert_eq!(unpack(b"\x01He\xffl\x00o\x80", &[way("RL")], 100).as_deref(), Some(&b"Hello"[..]));
        // The example of the standard.
        let packed = [0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01];
        let plain = [45, 45, 45, 45, 45, 65, 45, 45, 45, 66];
        assert_eq!(unpack(&packed, &[way("LZWDecode")], 100).as_deref(), Some(&plain[..]));
        assert_eq!(unpack(b"x", &[way("DCTDecode")], 100), None);
    }

    #[test]
    fn a_limit_holds_in_each_way() {
        let data = vec![b'z'; 1_000_000];
        for name in ["A85", "RL", "LZW", "Fl"] {
            let out = unpack(&data, &[way(name), way(name)], 1000).unwrap_or_default();
            assert!(out.len() < 10_000, "{name} {}", out.len());
        }
    }
}
