/** What a scenario's lines offer. Pure. */

/** @typedef {import('../../infra/lab/dist/index.js').Scenario['lines'][number]} Line */

/**
 * Rate of a line in kbit/s, the mean over time where it changes; a line that loses everything offers nothing.
 * @param {Line} line
 * @param {'down' | 'up'} direction
 */
export function meanRate(line, direction) {
  const { changes = [], repeatMs } = line;
  const offers = ({ rateKbit, lossPercent }) => (lossPercent >= 100 ? 0 : rateKbit);
  if (changes.length === 0 || repeatMs === undefined) return offers(line[direction]);
  const moments = [...changes].sort((a, b) => a.atMs - b.atMs);
  let state = line[direction];
  let from = 0;
  let sum = 0;
  for (const { atMs, [direction]: change = {} } of [...moments, { atMs: repeatMs }]) {
    sum += offers(state) * (atMs - from);
    state = { ...state, ...change };
    from = atMs;
  }
  return sum / repeatMs;
}
