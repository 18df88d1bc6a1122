//! Letters by the names and codes that PDF has for them (ISO 32000-1, annex D).

use crate::paper::chars;

/// Names of signs, each with its sign. Letters stand for themselves, and letters with accents are put together.
const NAMES: &str = "space=\u{20} exclam=! quotedbl=\" numbersign=# dollar=$ percent=% ampersand=& quotesingle=' quoteright=’ quoteleft=‘ \
    parenleft=( parenright=) asterisk=* plus=+ comma=, hyphen=- minus=− period=. slash=/ zero=0 one=1 two=2 three=3 four=4 five=5 six=6 \
    seven=7 eight=8 nine=9 colon=: semicolon=; less=< equal== greater=> question=? at=@ bracketleft=[ backslash=\\ bracketright=] \
    asciicircum=^ underscore=_ grave=` braceleft={ bar=| braceright=} asciitilde=~ exclamdown=¡ cent=¢ sterling=£ currency=¤ yen=¥ \
    brokenbar=¦ section=§ dieresis=¨ copyright=© ordfeminine=ª guillemotleft=« logicalnot=¬ registered=® macron=¯ degree=° plusminus=± \
    twosuperior=² threesuperior=³ acute=´ mu=µ paragraph=¶ periodcentered=· cedilla=¸ onesuperior=¹ ordmasculine=º guillemotright=» \
    onequarter=¼ onehalf=½ threequarters=¾ questiondown=¿ AE=Æ ae=æ OE=Œ oe=œ Oslash=Ø oslash=ø germandbls=ß Thorn=Þ thorn=þ Eth=Ð eth=ð \
    Lslash=Ł lslash=ł dotlessi=ı multiply=× divide=÷ quotedblleft=“ quotedblright=” quotedblbase=„ quotesinglbase=‚ endash=– emdash=— \
    bullet=• ellipsis=… dagger=† daggerdbl=‡ perthousand=‰ guilsinglleft=‹ guilsinglright=› fraction=⁄ florin=ƒ trademark=™ Euro=€ \
    fi=fi fl=fl ff=ff ffi=ffi ffl=ffl f_i=fi f_l=fl f_f=ff f_f_i=ffi f_f_l=ffl t_i=ti t_t=tt nbspace=\u{a0} nonbreakingspace=\u{a0} \
    sfthyphen=- softhyphen=- hyphenminus=- circle=○ H18551=□ H22073=□ a110=◆ a73=■ filledbox=■ checkbox=☐ arrowright=→ lessequal=≤ \
    greaterequal=≥ notequal=≠ infinity=∞ middot=· Zcaron=Ž zcaron=ž Scaron=Š scaron=š Ydieresis=Ÿ ydieresis=ÿ apple=\u{f8ff}";

/// Letters with accents: the name of the accent, then pairs of letter and letter with it.
const ACCENTS: [(&str, &str); 8] = [
    ("grave", "AÀEÈIÌOÒUÙaàeèiìoòuù"),
    ("acute", "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćNŃnńSŚsśZŹzź"),
    ("circumflex", "AÂEÊIÎOÔUÛaâeêiîoôuû"),
    ("tilde", "AÃNÑOÕaãnñoõ"),
    ("dieresis", "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸ"),
    ("ring", "AÅaåUŮuů"),
    ("cedilla", "CÇcçSŞsş"),
    ("caron", "CČcčSŠsšZŽzžRŘrřEĚeěNŇnň"),
];

/// The text of a glyph, by its name; nothing where the name says nothing.
pub(super) fn glyph(name: &str) -> Option<String> {
    let base = name.split('.').next().filter(|base| !base.is_empty())?;
    let mut characters = base.chars();
    if let (Some(single), None) = (characters.next(), characters.next()) {
        return Some(single.to_string());
    }
    let known =
        NAMES.split_ascii_whitespace().filter_map(|pair| pair.split_once('=')).find(|(one, _)| *one == base);
    if let Some((_, sign)) = known {
        return Some(if base == "space" { " ".to_owned() } else { sign.to_owned() });
    }
    for (accent, pairs) in ACCENTS {
        if let Some(letter) = base.strip_suffix(accent) {
            let pairs: Vec<char> = pairs.chars().collect();
            let found = pairs
                .chunks_exact(2)
                .find(|pair| pair.first().map(char::to_string).as_deref() == Some(letter));
            return found.and_then(|pair| pair.get(1)).map(char::to_string);
        }
    }
    let hex = base
        .strip_prefix("uni")
        .or_else(|| base.strip_prefix('u'))
        .filter(|hex| (4..=6).contains(&hex.len()));
    hex.and_then(|hex| u32::from_str_radix(hex, 16).ok())
        .and_then(char::from_u32)
        .map(|character| character.to_string())
}

/// An encoding that PDF has a name for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Windows,
    Mac,
    Standard,
}

/// The letter of a code.
pub(super) fn letter(encoding: Encoding, code: u8) -> char {
    const MAC: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
    const STANDARD: &str = "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ\u{fffd}–†‡·\u{fffd}¶•‚„”»…‰\u{fffd}¿";
    match (encoding, code) {
        (Encoding::Standard, 0x27) => '’',
        (Encoding::Standard, 0x60) => '‘',
        (_, 0..=0x7e) => char::from(code),
        (Encoding::Windows, 0x7f | 0x81 | 0x8d | 0x8f | 0x90 | 0x9d) => '•',
        (Encoding::Windows, _) => chars::windows(code),
        (_, 0x7f) => char::REPLACEMENT_CHARACTER,
        (Encoding::Mac, _) => {
            MAC.chars().nth(usize::from(code - 0x80)).unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        (Encoding::Standard, 0xa1..=0xbf) => {
            STANDARD.chars().nth(usize::from(code - 0xa1)).unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        (Encoding::Standard, 0xd0) => '—',
        (Encoding::Standard, 0xe1) => 'Æ',
        (Encoding::Standard, 0xe9) => 'Ø',
        (Encoding::Standard, 0xea) => 'Œ',
        (Encoding::Standard, 0xf1) => 'æ',
        (Encoding::Standard, 0xf9) => 'ø',
        (Encoding::Standard, 0xfa) => 'œ',
        (Encoding::Standard, 0xfb) => 'ß',
        (Encoding::Standard, _) => char::REPLACEMENT_CHARACTER,
    }
}

/// The width of a letter of Helvetica, in thousandths: for the fonts that every viewer has, a file need not say it.
pub(super) fn width(letter: char) -> f64 {
    const WIDTHS: [u16; 95] = [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556,
        556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778,
        722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278,
        278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];
    let known = u32::from(letter).checked_sub(32).and_then(|at| WIDTHS.get(usize::try_from(at).ok()?));
    known.map_or(556.0, |width| f64::from(*width))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_codes_have_letters() {
        for (name, text) in [
            ("A", "A"),
            ("eacute", "é"),
            ("quotedblleft", "“"),
            ("fi", "fi"),
            ("uni00A7", "§"),
            ("space", " "),
            ("equal", "="),
            ("a.sc", "a"),
        ] {
            assert_eq!(glyph(name).as_deref(), Some(text), "{name}");
        }
        assert_eq!(glyph("g123"), None);
        assert_eq!(letter(Encoding::Windows, 0x93), '“');
        assert_eq!(letter(Encoding::Mac, 0xd2), '“');
        assert_eq!(letter(Encoding::Mac, 0xff), 'ˇ');
        assert_eq!(letter(Encoding::Standard, 0xba), '”');
        assert_eq!(letter(Encoding::Standard, 0xb7), '•');
    }
}
