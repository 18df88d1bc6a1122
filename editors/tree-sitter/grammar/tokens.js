// Strings, numbers, names: what is read as one piece.

const { HEADER_KEYS } = require('./words');

// A string may span lines, but not a blank one: a quotation mark that was forgotten costs a paragraph
// and not the rest of the file.
const STRING = /"([^"\\\n]|\\[^\n]|\n[ \t\r\u00a0]*([^"\\\s]|\\[^\n]))*(\n[ \t\r\u00a0]*)?"/;

module.exports = {
  // Of two tokens that match the same text the earlier one wins.
  date: _ => /[0-9]{4}-[0-9]{2}-[0-9]{2}/,
  number: _ => /[0-9]+(\.[0-9]+)?/,
  _numbers: _ => /[0-9]+([-.][0-9]+)+/,

  // Names, addresses such as `V.C` and states such as `US-CT` share one token, because all keywords are found
  // among its matches; `school-day` is then never read as `school` with something behind it. Words that begin
  // with a digit are kept apart: beside them, numbers would keep most keywords from being found that way.
  _word: _ => /[A-Za-z][A-Za-z0-9]*([-.][A-Za-z0-9]+)*/,
  _numbered: _ => /([0-9]+[-.])*[0-9]+([-.]?[A-Za-z][A-Za-z0-9]*)([-.][A-Za-z0-9]+)*/,

  string: _ => STRING,

  // No space may stand between the mark and its string.
  blank: $ => seq('___', alias(token.immediate(STRING), $.string)),

  // One that is never closed reaches to the end of the file.
  comment: _ => token(choice(
    /\/\/[^\n]*/,
    /\/\*([^*]|\*+[^*/])*\*+\//,
    /\/\*([^*]|\*+[^*/])*\**/,
  )),

  // A line of the signed paper. A slash in it begins no comment, hence the precedence.
  quote: $ => seq('>', repeat(choice(
    alias(token.immediate(prec(1, /[^\n\[]+/)), $.quoted_text),
    alias(token.immediate(prec(1, /\[[^\]\n]*\]/)), $.page_mark),
    alias(token.immediate(prec(1, '[')), $.quoted_text),
  ))),

  // Keywords that begin a line are names everywhere else.
  name: $ => choice($._word, $._numbered, 'agreement', ...HEADER_KEYS),
  plain_name: $ => choice($._word, $._numbered),

  // Of a section or clause, or a label; or an edition such as `2026.1`.
  address: $ => choice($._word, $._numbered, $.number, $._numbers),
};
