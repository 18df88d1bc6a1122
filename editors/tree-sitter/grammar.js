/// <reference types="tree-sitter-cli/dsl" />
// The moulint language for editors. `grammar/moulint.pest` is what counts: this grammar accepts every file
// that one accepts, and some more, and finds the parts that an editor shows. Both are tried on the same files.

module.exports = grammar({
  name: 'mou',

  word: $ => $._word,

  // A no-break space, which word processors leave, and a byte order mark count as space.
  extras: $ => [/[\s\u00a0\ufeff]/, $.comment],

  // After a term, a comma, `or` or `except` may go on with the list or begin what comes behind it; the word after
  // that tells.
  conflicts: $ => [
    [$.list],
    [$.declaration],
    [$.item],
    [$.minus],
    [$.duration, $.preposition],
    [$.simple],
    [$.override],
    [$._condition, $.or_condition],
    [$.or_condition],
  ],

  rules: {
    ...require('./grammar/documents'),
    ...require('./grammar/packs'),
    ...require('./grammar/vocabularies'),
    ...require('./grammar/statements'),
    ...require('./grammar/parts'),
    ...require('./grammar/tokens'),
  },
});
