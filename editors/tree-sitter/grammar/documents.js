// Agreements and templates: what stands around the statements.

const { separated } = require('./lists');

module.exports = {
  source_file: $ => repeat(choice($.agreement, $.template, $.pack, $.vocabulary)),

  agreement: $ => seq('agreement', field('title', $.string), field('body', $.body)),
  template: $ => seq('template', field('title', $.string), field('body', $.body)),

  body: $ => seq('{', repeat($._member), '}'),
  _member: $ => choice($.section, $.quote, $.header, $.statement),

  section: $ => seq(
    'section',
    field('address', $.address),
    optional(field('title', $.string)),
    optional($.covers),
    field('body', $.body),
  ),

  covers: $ => seq('covers', separated($._topic, 'and')),
  _topic: $ => choice($.string, $.blank, seq(optional('the'), $.name)),

  header: $ => choice(
    seq(field('key', key($, 'jurisdiction')), choice($.blank, $.address)),
    seq(field('key', key($, 'signed')), $._day, optional(seq('by', $._plain_names))),
    seq(field('key', key($, 'expires')), choice($._day, 'none')),
    seq(field('key', key($, 'facts')), $._plain_names),
    seq(field('key', key($, 'status')), choice($.blank, $.status, $.plain_name)),
    seq(field('key', key($, 'version')), choice($.string, $.blank, $.address)),
    seq(field('key', key($, 'district', 'agency', 'source')), choice($.string, $.blank)),
    seq(field('key', key($, 'amended', 'renewed', 'effective')), $._day),
  ),
  _day: $ => choice($.date, $.blank),
  status: _ => token(choice('draft', 'executed', 'practice', 'proposal')),
  _plain_names: $ => separated($.plain_name, 'and'),
};

/** The first word of a header line, under a name of its own, so that a subject of that spelling is none. */
function key($, ...words) {
  return alias(words.length > 1 ? choice(...words) : words[0], $.header_key);
}
