import { z } from 'zod';
import { DisplayName } from '../display-name.js';
import { Id } from '../id.js';
import { TrafficMatch } from './traffic.js';

/** What goes first when lines are full, best first; what no rule names is `work`. */
export const TrafficClass = z.enum(['voice', 'games', 'work', 'bulk']);
export type TrafficClass = z.infer<typeof TrafficClass>;

/** Puts traffic into a class. The first rule that fits holds. */
export const PriorityRule = z.strictObject({
  id: Id.optional(),
  name: DisplayName,
  match: TrafficMatch,
  class: TrafficClass,
});
export type PriorityRule = z.infer<typeof PriorityRule>;

/** Quality of service of a site. */
export const Quality = z.strictObject({
  /** Send a little below each line's rate, so that queues form here, where they are fair, and not in the lines' boxes. */
  shaping: z.boolean().default(true),
  priorities: z.array(PriorityRule).max(100).default([]),
  /** Datagrams of class `voice` travel over two lines at once, so that none is lost when one line dies. */
  duplicateVoice: z.boolean().default(false),
});
export type Quality = z.infer<typeof Quality>;

/** Quality of service of a site whose owner has chosen nothing. */
export const DEFAULT_QUALITY: Quality = { shaping: true, priorities: [], duplicateVoice: false };
