import { z } from 'zod';
import { Id } from '../id.js';

/** Roles within a tenant: owner and admin write, viewer reads. */
export const TenantRole = z.enum(['owner', 'admin', 'viewer']);
export type TenantRole = z.infer<typeof TenantRole>;

/** Who is signed in, in which tenant, and what this installation offers. */
export const Me = z.object({
  user: z.object({ id: Id, name: z.string(), email: z.string(), staff: z.boolean() }),
  tenant: z.object({ id: Id, name: z.string(), role: TenantRole }).nullable(),
  /** Whether the demo network runs beside this control plane. */
  demo: z.boolean(),
});
export type Me = z.infer<typeof Me>;

/** A place where relays stand, as people choose it. */
export const Region = z.object({
  code: z.string(),
  name: z.object({ en: z.string(), fr: z.string() }),
  /** Whether a relay is at work there, with room or without: whoever asks for one without has another ordered. */
  ready: z.boolean(),
});
export type Region = z.infer<typeof Region>;

/** What the demo network offers to a form: the box's interfaces and lines as the scenario shapes them. */
export const DemoBox = z.object({
  scenario: z.string(),
  lanInterface: z.string(),
  lanAddress: z.string(),
  lines: z.array(
    z.object({
      name: z.string(),
      interface: z.string(),
      downKbit: z.number(),
      upKbit: z.number(),
      cut: z.boolean(),
    }),
  ),
});
export type DemoBox = z.infer<typeof DemoBox>;
