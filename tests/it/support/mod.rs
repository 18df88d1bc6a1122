//! Documents for tests, made on the spot: Word, OpenDocument and PDF.

pub mod odt;
pub mod pdf;
pub mod word;
