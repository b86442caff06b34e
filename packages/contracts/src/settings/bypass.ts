import { z } from 'zod';
import { DisplayName } from '../display-name.js';
import { Id } from '../id.js';
import { TrafficMatch } from './traffic.js';

/** What happens to bypassing traffic while its line is down: it goes with the rest, or nowhere. */
export const BypassFallback = z.enum(['braid', 'block']);
export type BypassFallback = z.infer<typeof BypassFallback>;

/** Traffic that leaves by one line with that line's own address, outside the braid. The first rule that fits holds. */
export const BypassRule = z.strictObject({
  id: Id.optional(),
  name: DisplayName,
  match: TrafficMatch,
  /** Name of the line. */
  line: DisplayName,
  whenDown: BypassFallback.default('braid'),
});
export type BypassRule = z.infer<typeof BypassRule>;
