// Vocabularies and what they declare.

const { separated } = require('./lists');
const { KINDS } = require('./words');

module.exports = {
  vocabulary: $ => seq(
    'vocabulary',
    field('name', $.plain_name),
    optional(field('title', $.string)),
    field('body', $.vocabulary_body),
  ),
  vocabulary_body: $ => seq('{', repeat($.declaration), '}'),

  declaration: $ => seq(
    field('kind', $.kind),
    field('name', $.plain_name),
    optional(field('singular', $.string)),
    repeat($._attribute),
  ),
  kind: _ => choice(...KINDS),

  _attribute: $ => choice(
    $.parents, $.also, $.flag, $.values, $.about_terms, $.precedes, $.typical, $.cited, $.meaning, $.phrase, $.past,
    $.frame_subject, $.frame_object, $.frame_roles,
  ),
  parents: $ => seq('is', $._plain_names),
  also: $ => seq('also', $.string, repeat(seq(',', $.string))),
  flag: _ => choice('office', 'complete', 'inherent', 'blanket'),
  values: $ => seq('one', 'of', $._plain_names),
  about_terms: $ => seq('about', separated($._about_term, 'and')),
  // `about action arrest, record`: a kind may be a term's name, too, but before another name it is a kind.
  _about_term: $ => choice(
    seq(optional($.kind), $.plain_name),
    prec.dynamic(-1, alias(choice(...KINDS), $.plain_name)),
  ),
  precedes: $ => seq('precedes', $._plain_names),
  typical: $ => seq('typical', $.plain_name),
  cited: $ => seq('cite', $.string),
  meaning: $ => seq('means', $.string),
  phrase: $ => seq('phrase', $.string),
  past: $ => seq('past', $.string),

  frame_subject: $ => seq('subject', $._kinds),
  // `object record` goes on with an action; `object door-lock` is the next declaration. The second word tells.
  frame_object: $ => seq('object', $._kinds),
  frame_roles: $ => seq('roles', separated($.frame_role)),
  frame_role: $ => seq($.preposition, $._kinds),
  _kinds: $ => seq($.kind, repeat(seq('or', $.kind))),
};
