// Statements and clauses. This is laxer than the linter: it need only find the parts.

const { separated } = require('./lists');

module.exports = {
  statement: $ => seq(
    optional($.mark),
    optional($.reading),
    optional($.label),
    choice($.define, $.unmodelled, $.waive, $.content, $.deeming, $.being, $.clause),
    '.',
  ),

  mark: $ => seq(
    $.mark_kind,
    optional(seq('by', $.plain_name, optional($.string))),
    optional(seq('because', $.string)),
    ':',
  ),
  mark_kind: _ => token(choice('required', 'recommended', 'optional')),
  reading: $ => seq('draft', $.sureness, ':'),
  sureness: _ => token(choice('sure', 'likely', 'doubtful', 'stale')),
  label: $ => seq($.name, ':'),

  define: $ => seq(
    'define',
    field('name', $.plain_name),
    choice(seq('is', optional('the'), $._plain_names), seq('means', $.list)),
    optional($.also),
  ),
  unmodelled: $ => seq('unmodelled', field('reason', $.string), optional(seq(optional(','), $.string))),
  // In any order. That none is said twice is left to the linter.
  waive: $ => seq('waive', field('rule', $.rule_id), repeat(choice(
    seq('at', field('clause', $.address)),
    seq('from', field('from', $.date)),
    seq('until', field('until', $.date)),
    seq('by', field('by', $.string)),
    seq('because', field('because', $.string)),
  ))),
  rule_id: $ => seq(field('pack', $.plain_name), '/', field('name', $.plain_name)),
  content: $ => seq(optional('the'), 'agreement', $.covers),

  deeming: $ => seq(
    field('subject', $.subject),
    choice('counts', 'count'), 'as', optional($._article), $._term,
    optional(seq(optional(','), choice($.if_part, $.unless_part))),
  ),
  being: $ => seq(
    field('subject', $.subject),
    choice('is', 'are'),
    choice(seq(optional('solely'), 'responsible', 'for', $.list), seq(optional('not'), $.list)),
    optional($._parts),
  ),

  clause: $ => seq(field('subject', $.subject), field('modal', $.modal), $._act),
  _act: $ => choice($.ensured, $._deed),
  ensured: $ => seq(
    'ensure', 'that',
    field('subject', $.subject),
    choice(seq(field('modal', $.modal), $._act), $._deed),
  ),
  _deed: $ => seq(field('action', $.action), optional(field('object', $.object)), optional($._parts)),
  action: $ => $.name,
  object: $ => $.list,

  subject: $ => seq(
    optional(choice('no', 'only')),
    $.list,
    optional(seq(repeat1(seq(optional(','), $.companion)), optional(','))),
  ),
  companion: $ => seq($._companion_words, $.list),
  _companion_words: _ => choice(seq('jointly', 'with'), seq('in', 'consultation', 'with')),

  modal: _ => choice(
    seq(choice('must', 'shall', 'will', 'should'), optional('not')),
    seq('may', optional(choice('not', 'only'))),
    seq('need', 'not'),
    seq(choice('aspires', 'aspire', 'agrees', 'agree', 'seeks', 'seek'), 'to'),
  ),

  list: $ => separated($._entry, 'and', 'or'),
  _entry: $ => choice($.item, $.designee),
  designee: $ => seq(optional($._article), 'designee'),
  item: $ => seq(optional($.quantifier), optional('the'), $._term, optional($.minus)),
  quantifier: _ => choice(
    'every', 'each', 'all', 'any', 'an', 'a', 'some', seq('one', 'of'), seq('at', 'least', 'one', 'of'),
  ),
  _term: $ => choice($.string, $.blank, $.name),
  minus: $ => seq(
    choice('except', seq('other', 'than')), optional($._article), $._term,
    repeat($._further),
  ),
  // What could still belong to the exception does.
  _further: $ => prec.dynamic(1, seq(choice('and', 'or'), optional($._article), $._term)),
  _article: _ => choice('the', 'an', 'a'),
};
