//! A document next to itself, and next to itself in another layout or order: nothing differs.

use super::{compared, documents, others, read};
use moulint::compare::{Depth, Relation};
use moulint::library::Library;
use moulint::trial::mutants::Source;
use rayon::prelude::*;

#[test]
fn a_document_is_equivalent_to_itself() {
    for (path, text) in documents() {
        let document = read(&text);
        let comparison = compared(&document, &document, Depth::Relations);
        let others = others(&document, &comparison, Relation::Equivalent);
        assert!(others.is_empty(), "{path}:\n{}", others.join("\n"));
        let added: Vec<&str> = comparison.added.iter().map(|one| document.address(one.statement)).collect();
        assert!(added.is_empty(), "{path} adds {added:?} to itself");
        assert!(comparison.rows.len() > 20, "{path} has clauses");
    }
}

/// Layout, order, labels and a clause said twice make no difference, whichever of the two is the model.
#[test]
fn order_labels_and_layout_make_no_difference() {
    documents().par_iter().for_each(|(path, text)| {
        let document = read(text);
        let source = Source::new(text, &document.tree, &document.meaning);
        let same =
            ["reformatted", "blanks at the end of every line", "sections in another order", "labels renamed"];
        let mut turned = 0;
        let mut count = 0;
        for mutant in source.as_a_whole().into_iter().filter(|mutant| same.contains(&mutant.kind)) {
            // Two other orders of the sections are as good as all.
            turned += usize::from(mutant.kind == "sections in another order");
            if turned > 2 && mutant.kind == "sections in another order" {
                continue;
            }
            count += 1;
            let other = read(&mutant.text);
            for (model, agreement) in [(&document, &other), (&other, &document)] {
                let comparison = compared(model, agreement, Depth::Relations);
                let others = others(model, &comparison, Relation::Equivalent);
                let name = format!("{path}, {} {}", mutant.kind, mutant.detail);
                assert!(others.is_empty(), "{name}:\n{}", others.join("\n"));
                assert!(comparison.added.is_empty(), "{name} adds something");
            }
        }
        assert!(count > 3, "{path} was laid out otherwise in {count} ways");
    });
    assert!(Library::builtin().packs().count() > 0, "the vocabulary is there");
}
