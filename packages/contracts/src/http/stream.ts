import { z } from 'zod';
import { TelemetrySample } from '../telemetry.js';
import { Job } from './job-routes.js';
import { Site } from './site.js';
import { SiteEvent } from './site-history.js';

/**
 * One message of a site's live stream. As server-sent events: `event:` carries the type, `data:` the JSON of `data`.
 */
export const LiveMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('site'), data: Site }),
  z.object({ type: z.literal('sample'), data: TelemetrySample }),
  z.object({ type: z.literal('event'), data: SiteEvent }),
  z.object({ type: z.literal('job'), data: Job }),
]);
export type LiveMessage = z.infer<typeof LiveMessage>;
