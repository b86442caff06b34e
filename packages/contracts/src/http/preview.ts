import { z } from 'zod';

/** What a change does to traffic, worst last: nothing, a short pause of one line, of the LAN, of everything. */
export const ChangeEffect = z.enum(['none', 'line-pause', 'lan-pause', 'link-pause']);
export type ChangeEffect = z.infer<typeof ChangeEffect>;

/** One difference: the field, its values as text (null: was or becomes absent), and its effect. */
export const Change = z.object({
  path: z.string(),
  kind: z.enum(['added', 'removed', 'changed']),
  /** Name of the line, device, forward or rule concerned, when there is one. */
  subject: z.string().nullable(),
  /** Stable name of what changes, worded by the portal. */
  field: z.enum([
    'name',
    'region',
    'braid',
    'line',
    'line.name',
    'line.kind',
    'line.interface',
    'line.vlan',
    'line.addressing',
    'line.role',
    'line.contract',
    'line.limit',
    'line.allowance',
    'lan.interface',
    'lan.address',
    'lan.mode',
    'lan.dhcp',
    'lan.dns',
    'lan.ipv6',
    'lan.device',
    'lan.opening',
    'forward',
    'forward.name',
    'forward.publicPorts',
    'forward.target',
    'forward.sources',
    'bypass',
    'bypass.name',
    'bypass.match',
    'bypass.line',
    'bypass.whenDown',
    'bypass.order',
    'quality.shaping',
    'quality.duplicateVoice',
    'priority',
    'priority.name',
    'priority.match',
    'priority.class',
    'priority.order',
  ]),
  before: z.string().nullable(),
  after: z.string().nullable(),
  effect: ChangeEffect,
});
export type Change = z.infer<typeof Change>;

/** What a change of a site would do, difference by difference. */
export const ChangePreview = z.object({
  changes: z.array(Change),
  /** The worst of the changes' effects. */
  effect: ChangeEffect,
  /** Longest pause to expect, in ms. */
  pauseMs: z.int(),
});
export type ChangePreview = z.infer<typeof ChangePreview>;
