; The outline of a file as Zed shows it.
(agreement "agreement" @context title: (string) @name) @item
(template "template" @context title: (string) @name) @item
(pack "pack" @context name: (plain_name) @name) @item
(vocabulary "vocabulary" @context name: (plain_name) @name) @item
(section "section" @context address: (address) @name title: (string)? @context) @item
(statement (label (name) @name)) @item
(rule "rule" @context name: (plain_name) @name) @item
(declaration kind: (kind) @context name: (plain_name) @name) @item
