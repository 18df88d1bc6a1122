; The names of captures are those of Neovim; other editors know them or fall back to the part before the dot.
; Where two patterns fit, the later one wins.

(name) @variable
(plain_name) @variable
(string) @string
(number) @number
(date) @number
(address) @constant

; The paper's own words, and what still has to be filled in.
(quote) @markup.quote
(page_mark) @comment.note
(blank) @string.special
(blank (string) @string.special)

[ "template" "pack" "vocabulary" "section" "rule" ] @keyword
; Words that are names elsewhere are keywords only where they stand as such.
(agreement "agreement" @keyword)
(content "agreement" @keyword)
(pack_line "jurisdiction" @keyword)
(rule_line "renewed" @keyword)
(waive [ "at" "from" ] @keyword)
[ "covers" "by" "define" "means" "unmodelled" "waive" "counts" "count" ] @keyword
[ "complies" "violates" "given" "fact" "assumption" "header" ] @keyword
[ "cite" "in" "force" "until" "binds" "agreements" "made" "since" "assuming" ] @keyword
[ "evidence" "severity" "preview" "because" "note" "any" "of" ] @keyword
[ "edition" "verified" "applies" "authority" "url" "assume" ] @keyword
[ "also" "is" "are" "one" "about" "precedes" "typical" "phrase" "past" "subject" "object" "roles" ] @keyword
[ "responsible" "solely" "ensure" "that" "as" "for" ] @keyword
(header_key) @property
(kind) @keyword.type
(demand_form) @keyword
(mark_kind) @attribute
(reading "draft" @attribute)
(sureness) @constant.builtin
(flag) @attribute
(level) @constant.builtin
(status) @constant.builtin
[ "always" "off" "none" ] @constant.builtin

; What a clause does.
[ "not" "and" "or" ] @keyword.operator
(modal _ @keyword.modal)
(subject [ "no" "only" ] @keyword.modal)
(action (name) @function)
(preposition) @keyword.operator
(companion [ "jointly" "with" "in" "consultation" ] @keyword.operator)
(quantifier) @keyword.modifier
"the" @keyword.modifier
(designee) @keyword.modifier
(minus [ "except" "other" "than" ] @keyword.operator)

; When, how soon, how much.
[ "if" "unless" ] @keyword.conditional
(only_if_part "only" @keyword.conditional)
(hedge) @keyword.conditional
(exception "except" @keyword.conditional)
(anchor [ "before" "when" "after" "by" ] @keyword.conditional)
(override [ "subject" "to" "notwithstanding" "except" "as" "provided" "in" "section" ] @keyword.conditional)
(judgement [ "determines" "determine" "agrees" "agree" ]) @keyword
(within [ "within" "of" "after" ] @keyword.operator)
(duration "for" @keyword.operator)
(frequency [ "every" "each" "once" "twice" "per" "a" ] @keyword.operator)
(under "under" @keyword.operator)
(in_writing) @keyword.operator
(bound) @keyword.operator
(urgency) @type.builtin
(unit) @type

; Names where they are given.
(agreement title: (string) @markup.heading)
(template title: (string) @markup.heading)
(pack title: (string) @markup.heading)
(section title: (string) @markup.heading)
(pack name: (plain_name) @module)
(vocabulary name: (plain_name) @module)
(rule name: (plain_name) @type.definition)
(declaration name: (plain_name) @type.definition)
(define name: (plain_name) @type.definition)
(label (name) @label)
; A rule where it is waived.
(rule_id pack: (plain_name) @module)
(rule_id name: (plain_name) @type)

[ "{" "}" "(" ")" ] @punctuation.bracket
[ "." "," ":" "/" ] @punctuation.delimiter

(comment) @comment
