//! Paths as others write them: with slashes, or as the addresses that RFC 3986 describes.

use std::path::MAIN_SEPARATOR;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but what RFC 3986 calls unreserved, and the slash.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// A path with forward slashes, and without a `./` that says nothing.
pub(super) fn slashed(path: &str) -> String {
    slashed_from(path, MAIN_SEPARATOR)
}

fn slashed_from(path: &str, separator: char) -> String {
    let slashed = if separator == '/' { path.to_owned() } else { path.replace(separator, "/") };
    let mut rest = slashed.as_str();
    while let Some(below) = rest.strip_prefix("./") {
        rest = below.trim_start_matches('/');
    }
    if rest.is_empty() { ".".to_owned() } else { rest.to_owned() }
}

/// A path as an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Address {
    /// Below the folder in which the program ran.
    Relative(String),
    /// A `file:` address.
    Absolute(String),
}

/// The address of a path, with everything encoded that could mean something else in it.
pub(super) fn address(path: &str) -> Address {
    address_of(path, MAIN_SEPARATOR)
}

fn address_of(path: &str, separator: char) -> Address {
    let path = slashed_from(path, separator);
    let encoded = |path: &str| utf8_percent_encode(path, ENCODED).to_string();
    if let Some(rest) = path.strip_prefix("//").filter(|_| separator != '/') {
        return Address::Absolute(format!("file://{}", encoded(rest)));
    }
    if path.starts_with('/') {
        return Address::Absolute(format!("file://{}", encoded(&path)));
    }
    match path.split_once(":/") {
        Some((drive, rest)) if separator != '/' && drive.len() == 1 => {
            Address::Absolute(format!("file:///{drive}:/{}", encoded(rest)))
        }
        _ => Address::Relative(encoded(&path)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_addresses_that_name_the_same_file() {
        let relative = |path: &str| match address_of(path, '/') {
            Address::Relative(address) => address,
            Address::Absolute(address) => panic!("{path} is not {address}"),
        };
        assert_eq!(relative("./a b/100%#1.mou"), "a%20b/100%25%231.mou");
        assert_eq!(relative("ü👮:,?\\.mou"), "%C3%BC%F0%9F%91%AE%3A%2C%3F%5C.mou");
        assert_eq!(relative("../a.mou"), "../a.mou");
        assert_eq!(relative("./"), ".");
        assert_eq!(address_of("/a b.mou", '/'), Address::Absolute("file:///a%20b.mou".to_owned()));
    }

    #[test]
    fn other_separators_are_understood() {
        assert_eq!(address_of(".\\a\\b.mou", '\\'), Address::Relative("a/b.mou".to_owned()));
        assert_eq!(address_of("C:\\a b.mou", '\\'), Address::Absolute("file:///C:/a%20b.mou".to_owned()));
        let share = Address::Absolute("file://server/share/a.mou".to_owned());
        assert_eq!(address_of("\\\\server\\share\\a.mou", '\\'), share);
    }
}
