//! Packs and their rules.

use super::body::header_key;
use super::clause::clause;
use super::{Builder, Built, Node, Rule, ast, lost};
use super::{pieces, statement, trimmed, uncounted};
use crate::syntax::{MAX_ERRORS, SyntaxError, recover};
use crate::text::Span;

impl<'t> Builder<'t> {
    /// A pack; where its opening line cannot be read there is none, but its errors are reported.
    pub(super) fn pack(&mut self, node: &Node<'t>) -> Option<ast::Pack> {
        let head = self.head(node, Rule::pack_head, Rule::pack_head_only);
        let mut pack = ast::Pack {
            name: ast::Name { text: String::new(), span: node.span() },
            title: ast::Text { value: String::new(), span: node.span() },
            jurisdiction: None,
            applies_always: false,
            edition: None,
            verified: None,
            authorities: Vec::new(),
            assumptions: Vec::new(),
            rules: Vec::new(),
            span: node.span(),
        };
        for child in node.children() {
            match child.rule() {
                Rule::rule => {
                    let rule = self.rule(&child);
                    pack.rules.extend(rule);
                }
                Rule::pack_line => {
                    let built = pack_line(&child, &mut pack);
                    self.note(built);
                }
                _ => self.unexpected(&child, Rule::pack_line_only),
            }
        }
        let head = head?;
        pack.name = self.note(pieces::plain_name_in(&head))?;
        pack.title = pieces::text_in(&head)?;
        Some(pack)
    }

    /// A line or block that belongs nowhere; what stray braces hold is looked at for its errors only.
    pub(super) fn unexpected(&mut self, node: &Node<'t>, strict_rule: Rule) {
        match node.rule() {
            Rule::stray_rule_block => {
                Builder::stray_block(self, node);
                for child in node.children() {
                    match child.rule() {
                        Rule::rule => {
                            self.rule(&child);
                        }
                        Rule::bad_line | Rule::stray_rule_block => self.unexpected(&child, strict_rule),
                        _ => {}
                    }
                }
            }
            Rule::bad_line => {
                let error = if self.errors.len() <= MAX_ERRORS {
                    recover::bad_line(strict_rule, node.text(), node.span())
                } else {
                    uncounted(node.span())
                };
                self.errors.push(error);
            }
            _ => {}
        }
    }

    fn rule(&mut self, node: &Node<'t>) -> Option<ast::Rule> {
        let head = self.head(node, Rule::rule_head, Rule::rule_head_only);
        let mut rule = ast::Rule {
            name: ast::Name { text: String::new(), span: node.span() },
            summary: ast::Text { value: String::new(), span: node.span() },
            citations: Vec::new(),
            in_force: None,
            binds: Vec::new(),
            evidence: None,
            severity: None,
            since: None,
            preview: false,
            given: Vec::new(),
            demands: Vec::new(),
            because: None,
            notes: Vec::new(),
            examples: Vec::new(),
            span: node.span(),
        };
        for child in node.children() {
            self.rule_member(&child, &mut rule);
        }
        let head = head?;
        rule.name = self.note(pieces::plain_name_in(&head))?;
        rule.summary = pieces::text_in(&head)?;
        Some(rule)
    }

    fn rule_member(&mut self, node: &Node<'t>, rule: &mut ast::Rule) {
        match node.rule() {
            Rule::cite => {
                if let Some(authority) = self.note(pieces::plain_name_in(node)) {
                    rule.citations.push(ast::Citation { authority, pinpoint: pieces::text_in(node) });
                }
            }
            Rule::in_force => rule.in_force = self.note(in_force(node)).or(rule.in_force),
            Rule::binds => rule.binds.extend(self.note(binds(node))),
            Rule::evidence => rule.evidence = node.child(Rule::evidence_level).map(|level| evidence(&level)),
            Rule::severity => rule.severity = node.child(Rule::severity_level).map(|level| severity(&level)),
            Rule::since => rule.since = node.child(Rule::word).map(|edition| pieces::name(&edition)),
            Rule::preview => rule.preview = true,
            Rule::because => rule.because = pieces::text_in(node),
            Rule::note => rule.notes.extend(pieces::text_in(node)),
            Rule::given => rule.given.extend(self.given(node)),
            Rule::demand => rule.demands.extend(self.demand(node)),
            Rule::any_of => rule.demands.push(self.any_of(node)),
            Rule::example => rule.examples.extend(self.example(node)),
            _ => self.unexpected(node, Rule::rule_line_only),
        }
    }

    /// The sentence after `given`, `require` and the like, read as `strict_rule`.
    fn sentence(&mut self, node: &Node<'t>, strict_rule: Rule) -> Option<Node<'t>> {
        let Some(raw) = node.child(Rule::statement_text) else {
            let word = node.children().next().map_or(node.span(), |word| word.span());
            self.errors.push(SyntaxError::new("nothing follows here", "a clause comes after this", word));
            return None;
        };
        let words = trimmed(raw.text(), raw.span());
        let sentence = self.note(self.strict(strict_rule, raw.text(), raw.span()))?;
        if !node.has(Rule::full_stop) {
            self.missing_stop(words);
        }
        Some(sentence)
    }

    fn given(&mut self, node: &Node<'t>) -> Option<ast::Given> {
        let sentence = self.sentence(node, Rule::given_only)?;
        let built = match sentence.child(Rule::guards) {
            Some(guards) => {
                let guards: Built<Vec<ast::Guard>> =
                    guards.children_of(Rule::guard).map(|one| guard(&one)).collect();
                guards.map(ast::Given::Stated)
            }
            None => clause_in(&sentence).map(ast::Given::Clause),
        };
        self.note(built)
    }

    fn demand(&mut self, node: &Node<'t>) -> Option<ast::Demand> {
        let sentence = self.sentence(node, Rule::demand_only)?;
        let form = match node.child(Rule::demand_form)?.text() {
            "recommend" => ast::DemandForm::Recommend,
            "forbid" => ast::DemandForm::Forbid,
            "reserve" => ast::DemandForm::Reserve,
            _ => ast::DemandForm::Require,
        };
        let kind = self.note(demand_kind(&sentence))?;
        Some(ast::Demand { form, kind, span: whole_sentence(node) })
    }

    fn any_of(&mut self, node: &Node<'t>) -> ast::Demand {
        let mut members = Vec::new();
        for child in node.children() {
            match child.rule() {
                Rule::demand => members.extend(self.demand(&child)),
                Rule::any_of => members.push(self.any_of(&child)),
                _ => self.unexpected(&child, Rule::rule_line_only),
            }
        }
        self.closing(node);
        ast::Demand {
            form: ast::DemandForm::Require,
            kind: ast::DemandKind::AnyOf(members),
            span: node.span(),
        }
    }

    fn example(&mut self, node: &Node<'t>) -> Option<ast::Example> {
        let head = self.head(node, Rule::example_head, Rule::example_head_only);
        let body = self.body(node);
        let head = head?;
        let kind = if head.has(Rule::kw_complies) {
            ast::ExampleKind::Complies
        } else {
            ast::ExampleKind::Violates(head.child(Rule::plain_name).map(|name| pieces::name(&name)))
        };
        Some(ast::Example { kind, title: pieces::text_in(&head), body, span: node.span() })
    }
}

/// The span of a demand without blanks and comments at its end.
fn whole_sentence(node: &Node<'_>) -> Span {
    trimmed(node.text(), node.span())
}

fn clause_in(node: &Node<'_>) -> Built<ast::Clause> {
    clause(&node.child(Rule::clause).ok_or_else(|| lost(node))?)
}

fn demand_kind(node: &Node<'_>) -> Built<ast::DemandKind> {
    if let Some(header) = node.child(Rule::header_demand) {
        let word = header.child(Rule::header_key).ok_or_else(|| lost(node))?;
        let key = header_key(word.text()).ok_or_else(|| lost(&word))?;
        return Ok(ast::DemandKind::Header(ast::HeaderDemand { key, by: pieces::names_in(&header) }));
    }
    if let Some(content) = node.child(Rule::content) {
        return Ok(ast::DemandKind::Covers(statement::content(&content)?.topics));
    }
    clause_in(node).map(ast::DemandKind::Clause)
}

fn pack_line(node: &Node<'_>, pack: &mut ast::Pack) -> Built<()> {
    let word = || node.child(Rule::word).map(|word| pieces::name(&word)).ok_or_else(|| lost(node));
    let key = node.children().next().ok_or_else(|| lost(node))?;
    match key.rule() {
        Rule::kw_jurisdiction => pack.jurisdiction = Some(word()?),
        Rule::kw_edition => pack.edition = Some(word()?),
        Rule::kw_verified => pack.verified = pieces::date_in(node)?,
        Rule::kw_applies => pack.applies_always = true,
        Rule::kw_authority => {
            let mut strings = pieces::texts_in(node).into_iter();
            pack.authorities.push(ast::SourceEntry {
                name: pieces::plain_name_in(node)?,
                title: strings.next().ok_or_else(|| lost(node))?,
                url: strings.next(),
                span: node.span(),
            });
        }
        Rule::kw_assume => pack.assumptions.push(ast::Assumption {
            name: pieces::plain_name_in(node)?,
            text: pieces::text_in(node).ok_or_else(|| lost(node))?,
            on: !node.has(Rule::kw_off),
            span: node.span(),
        }),
        _ => return Err(lost(node)),
    }
    Ok(())
}

fn guard(node: &Node<'_>) -> Built<ast::Guard> {
    let kind = if node.has(Rule::kw_fact) { ast::GuardKind::Fact } else { ast::GuardKind::Assumption };
    Ok(ast::Guard { kind, name: pieces::plain_name_in(node)?, negated: node.has(Rule::kw_not) })
}

fn binds(node: &Node<'_>) -> Built<ast::Binds> {
    let event = if node.has(Rule::kw_made) { ast::BindingEvent::Made } else { ast::BindingEvent::Renewed };
    let assuming = node.child(Rule::plain_name).map(|name| pieces::name(&name));
    Ok(ast::Binds { event, since: pieces::date_in(node)?.ok_or_else(|| lost(node))?, assuming })
}

fn in_force(node: &Node<'_>) -> Built<ast::InForce> {
    let mut dates = Vec::new();
    for date in node.children_of(Rule::date) {
        dates.push(pieces::date(&date)?);
    }
    let mut dates = dates.into_iter();
    let from = if node.has(Rule::kw_always) { None } else { dates.next() };
    let until = dates.next();
    if let (Some(from), Some(until)) = (from, until)
        && until.date <= from.date
    {
        return Err(SyntaxError::new(
            "this period is empty",
            "the second date must be later than the first",
            until.span,
        ));
    }
    Ok(ast::InForce { from, until, span: node.span() })
}

fn evidence(node: &Node<'_>) -> (ast::Evidence, Span) {
    let level = match node.text() {
        "official" => ast::Evidence::Official,
        "quoted" => ast::Evidence::Quoted,
        "secondary" => ast::Evidence::Secondary,
        _ => ast::Evidence::Unverified,
    };
    (level, node.span())
}

fn severity(node: &Node<'_>) -> (ast::Severity, Span) {
    let level = match node.text() {
        "error" => ast::Severity::Error,
        "warning" => ast::Severity::Warning,
        _ => ast::Severity::Advice,
    };
    (level, node.span())
}
