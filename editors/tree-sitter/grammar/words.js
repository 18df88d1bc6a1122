// Lists of words that stand for one another in the grammar. A list none of whose words means anything else is
// made one token, which keeps the parser's tables small.

/** The first words of header lines. They are subjects, too: `agency must ...`. */
const HEADER_KEYS = [
  'jurisdiction', 'district', 'agency', 'signed', 'amended', 'renewed', 'effective', 'expires', 'facts', 'source',
  'status', 'version',
];

/** What a vocabulary declares. */
const KINDS = [
  'actor', 'object', 'record', 'place', 'occasion', 'duty', 'matter', 'topic', 'event', 'condition', 'capacity',
  'purpose', 'fact', 'action',
];

const UNITS = [
  'minutes', 'minute', 'hours', 'hour', 'days', 'day', 'school-days', 'school-day', 'business-days', 'business-day',
  'weeks', 'week', 'months', 'month', 'quarters', 'quarter', 'semesters', 'semester', 'school-years', 'school-year',
  'years', 'year', 'times', 'time', 'percent', 'dollars', 'dollar',
];

/** What an actor may do on whom a condition depends, taking nothing; `agrees` is a modal as well. */
const JUDGEMENTS = ['requests', 'request', 'approves', 'approve', 'consents', 'consent', 'invites', 'invite'];

module.exports = { HEADER_KEYS, KINDS, UNITS, JUDGEMENTS };
