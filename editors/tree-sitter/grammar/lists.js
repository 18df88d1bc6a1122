/** `a, b and c`: things with a comma, a word or both between them. */
function separated(thing, ...words) {
  const joined = words.length > 1 ? choice(...words) : words[0];
  const between = words.length > 0 ? choice(',', seq(optional(','), joined)) : ',';
  return seq(thing, repeat(seq(between, thing)));
}

module.exports = { separated };
