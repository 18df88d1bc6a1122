//! Words that lead out of the text: the signed paper, and where an authority can be read.

use crate::live::Live;
use crate::syntax::ast::{Document, HeaderKey, HeaderValue, Member};
use crate::text::Span;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A file, as the document names it: from where the document lies.
    File(String),
    /// A page on the web.
    Page(String),
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The words that lead there, without quotation marks.
    pub span: Span,
    /// Where they lead.
    pub target: Target,
    /// What a person is told about it.
    pub tip: &'static str,
}

/// All links of a text.
pub fn all(live: &Live) -> Vec<Link> {
    let mut links = Vec::new();
    for document in &live.parsed().file.documents {
        match document {
            Document::Agreement(agreement) => {
                links.extend(agreement.body.members.iter().filter_map(source));
            }
            Document::Pack(pack) => {
                for url in pack.authorities.iter().filter_map(|authority| authority.url.as_ref()) {
                    if url.value.starts_with("https://") || url.value.starts_with("http://") {
                        let target = Target::Page(url.value.clone());
                        links.push(Link { span: inside(url.span), target, tip: "read the law" });
                    }
                }
            }
            Document::Vocabulary(_) => {}
        }
    }
    links
}

fn source(member: &Member) -> Option<Link> {
    let Member::Header(header) = member else { return None };
    let (HeaderKey::Source, HeaderValue::Text(text)) = (header.key, &header.value) else { return None };
    if text.value.trim().is_empty() {
        return None;
    }
    let page = text.value.starts_with("https://") || text.value.starts_with("http://");
    let target = if page { Target::Page(text.value.clone()) } else { Target::File(text.value.clone()) };
    Some(Link { span: inside(text.span), target, tip: "open the signed paper" })
}

/// A string without its quotation marks.
fn inside(span: Span) -> Span {
    Span { start: span.start + 1, end: span.end.saturating_sub(1).max(span.start + 1) }
}
