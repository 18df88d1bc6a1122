// Packs and their rules.

const { HEADER_KEYS } = require('./words');

module.exports = {
  pack: $ => seq('pack', field('name', $.plain_name), field('title', $.string), field('body', $.pack_body)),
  pack_body: $ => seq('{', repeat(choice($.rule, $.pack_line)), '}'),

  pack_line: $ => seq(
    choice(
      seq('jurisdiction', $.address),
      seq('edition', $.address),
      seq('verified', $.date),
      seq('applies', 'always'),
      seq('authority', $.plain_name, $.string, optional(seq('url', $.string))),
      seq('assume', $.plain_name, $.string, optional('off')),
    ),
    optional('.'),
  ),

  rule: $ => seq('rule', field('name', $.plain_name), field('summary', $.string), field('body', $.rule_body)),
  rule_body: $ => seq('{', repeat($._rule_member), '}'),
  _rule_member: $ => choice($.rule_line, $.given, $.demand, $.any_of, $.example),

  rule_line: $ => seq(
    choice(
      seq('cite', $.plain_name, optional($.string)),
      seq('in', 'force', choice('always', $.date), optional(seq('until', $.date))),
      seq('binds', 'agreements', choice('made', 'renewed'), 'since', $.date,
        optional(seq('assuming', $.plain_name))),
      seq('evidence', $.level),
      seq('severity', $.level),
      seq('since', $.address),
      'preview',
      seq('because', $.string),
      seq('note', $.string),
    ),
    optional('.'),
  ),
  level: _ => token(choice('official', 'quoted', 'secondary', 'unverified', 'error', 'warning', 'advice')),

  given: $ => seq('given', choice($.guards, $.clause), '.'),
  guards: $ => seq($.guard, repeat(seq(optional(','), 'or', $.guard))),
  guard: $ => seq(optional('not'), choice('fact', 'assumption'), $.plain_name),

  demand: $ => seq(
    field('form', $.demand_form),
    choice($.header_demand, $.content, $.clause),
    '.',
  ),
  demand_form: _ => token(choice('require', 'recommend', 'forbid', 'reserve')),
  header_demand: $ => seq('header', $.header_key, optional(seq('by', $._plain_names))),
  header_key: _ => choice(...HEADER_KEYS),

  any_of: $ => seq('any', 'of', '{', repeat(choice($.demand, $.any_of)), '}'),

  example: $ => seq(
    choice(
      seq('complies', optional(field('name', $.string))),
      seq('violates', optional(field('name', $.string)), optional(seq('as', field('verdict', $.plain_name)))),
    ),
    field('body', $.body),
  ),
};
