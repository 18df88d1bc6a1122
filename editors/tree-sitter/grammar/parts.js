// What may follow the object of a clause: circumstances, measures, roles; and conditions.

const { separated } = require('./lists');
const { JUDGEMENTS, UNITS } = require('./words');

module.exports = {
  _parts: $ => repeat1(seq(optional(','), $._part)),
  _part: $ => choice(
    $.if_part, $.unless_part, $.only_if_part, $.hedge, $.exception, $.anchor, $.within, $.urgency, $.frequency,
    $.duration, $.amount, $.in_writing, $.under, $.override, $.role,
  ),

  if_part: $ => seq('if', $._condition),
  unless_part: $ => seq('unless', $._condition),
  only_if_part: $ => seq('only', 'if', $._condition),
  hedge: _ => seq('where', token(choice('practicable', 'feasible', 'possible', 'appropriate'))),
  exception: $ => seq('except', choice($.if_part, $.unless_part, $.anchor, $.role)),
  anchor: $ => choice(
    seq(choice('before', 'when', 'after'), $.list),
    seq('by', choice($.date, $.list)),
  ),

  within: $ => prec.right(seq('within', $.quantity, optional(seq(choice('of', 'after'), $.list)))),
  quantity: $ => seq(choice($.number, $.blank), $.unit),
  unit: _ => token(choice(...UNITS)),
  urgency: _ => token(choice(
    'promptly', 'immediately', 'timely', 'as-soon-as-practicable', 'regularly', 'periodically',
  )),
  frequency: $ => prec(1, seq(
    optional($.bound),
    choice(
      seq(choice('every', 'each'), optional($.number), $.unit),
      seq(choice('once', 'twice', $.quantity), choice('per', 'every', 'each', 'a'), optional($.number), $.unit),
    ),
  )),
  duration: $ => seq('for', optional($.bound), $.quantity),
  amount: $ => seq(optional($.bound), $.quantity),
  bound: _ => choice(seq('at', 'least'), seq('at', 'most'), 'exactly', seq('on', 'average')),

  in_writing: _ => seq('in', 'writing'),
  under: $ => seq('under', optional('the'), $._term),
  override: $ => seq(
    choice(seq('subject', 'to'), 'notwithstanding', seq('except', 'as', 'provided', 'in')),
    choice($.string, separated($._reference, 'and')),
  ),
  _reference: $ => seq(optional('section'), $.address),

  role: $ => prec.right(seq($._role_group, repeat(seq(choice('or', 'and'), $._role_group)))),
  _role_group: $ => seq($.preposition, $.list),
  preposition: $ => choice(
    $._companion_words,
    'in', 'to', 'from', 'without', 'with', 'for', 'about', 'at', 'during', 'on', 'as', 'of',
  ),

  // Written out and not left to precedences: those would give every comma to the condition, and `if emergency,
  // subject to II.3` would be lost.
  _condition: $ => choice($.or_condition, $._conjunction),
  or_condition: $ => seq($._conjunction, repeat1(seq(optional(','), 'or', $._conjunction))),
  _conjunction: $ => choice($.and_condition, $._negation),
  and_condition: $ => seq($._negation, repeat1(seq('and', $._negation))),
  _negation: $ => choice($.not_condition, $.grouped, $.simple),
  not_condition: $ => seq('not', $._negation),
  grouped: $ => seq('(', $._condition, ')'),
  simple: $ => seq(
    optional(alias(choice('every', 'each', 'any', 'a', 'an'), $.quantifier)),
    optional('the'),
    $._term,
    optional(seq('or', $.designee)),
    optional(choice($.value, $.judgement)),
  ),
  value: $ => seq('is', optional('the'), $.name),
  judgement: $ => choice(
    seq(choice('determines', 'determine'), optional('that'), $._negation),
    choice('agrees', 'agree', token(choice(...JUDGEMENTS))),
  ),
};
