// The problem matcher of GitHub against lines that moulint really writes: `node matcher.mjs MATCHER < LINES`.
// Prints each match as JSON, one a line.
import { readFileSync } from 'node:fs';

const { problemMatcher } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
for (const line of readFileSync(0, 'utf8').split('\n')) {
  for (const { owner, severity, pattern } of problemMatcher) {
    if (pattern.length !== 1) throw new Error('one line, one pattern');
    const [{ regexp, ...groups }] = pattern;
    const found = new RegExp(regexp).exec(line);
    if (!found) continue;
    const taken = Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, found[group]]));
    console.log(JSON.stringify({ owner, severity, ...taken }));
  }
}
