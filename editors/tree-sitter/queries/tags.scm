; What a file defines, for lists of symbols.
(agreement title: (string) @name) @definition.module
(template title: (string) @name) @definition.module
(pack name: (plain_name) @name) @definition.module
(vocabulary name: (plain_name) @name) @definition.module
(section address: (address) @name) @definition.section
(statement (label (name) @name)) @definition.label
(rule name: (plain_name) @name) @definition.rule
(declaration name: (plain_name) @name) @definition.term
(define name: (plain_name) @name) @definition.term
