import { z } from 'zod';
import { Ipv4 } from './address.js';
import { DemoBox } from './http/me.js';

/** Whether an agent was never given a claim, runs, or has ended. */
export const DemoAgentState = z.enum(['empty', 'running', 'stopped']);
export type DemoAgentState = z.infer<typeof DemoAgentState>;

/**
 * What the demo network answers to `GET /state` on its Unix socket. The control plane sends it
 * `POST /relay` and `POST /site` with a {@link DemoClaim}, `DELETE /site`, and `POST /lines/<name>/cut` and `/restore`.
 */
export const DemoNetworkState = z.object({
  /** The relay's address as the demo's internet sees it. */
  publicAddress: Ipv4,
  relay: z.object({ state: DemoAgentState }),
  site: z.object({ state: DemoAgentState }),
  box: DemoBox,
});
export type DemoNetworkState = z.infer<typeof DemoNetworkState>;

/** The claim with which an agent of the demo network enrols. */
export const DemoClaim = z.strictObject({ claim: z.string() });
export type DemoClaim = z.infer<typeof DemoClaim>;
