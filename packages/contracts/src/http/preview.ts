import { z } from 'zod';

/** What a change does to traffic, worst last: nothing, a short pause of one line, of the LAN, of everything. */
export const ChangeEffect = z.enum(['none', 'line-pause', 'lan-pause', 'link-pause']);
export type ChangeEffect = z.infer<typeof ChangeEffect>;

/** One difference: the field, its values as text (null: was or becomes absent), and its effect. */
export const Change = z.object({
  path: z.string(),
  kind: z.enum(['added', 'removed', 'changed']),
  /** Name of the line or forward concerned, when there is one. */
  subject: z.string().nullable(),
  /** Stable name of what changes, worded by the portal. */
  field: z.enum([
    'name',
    'region',
    'profile',
    'carrier',
    'line',
    'line.name',
    'line.kind',
    'line.interface',
    'line.addressing',
    'line.contract',
    'lan.interface',
    'lan.address',
    'forward',
    'forward.name',
    'forward.publicPort',
    'forward.target',
  ]),
  before: z.string().nullable(),
  after: z.string().nullable(),
  effect: ChangeEffect,
});
export type Change = z.infer<typeof Change>;

export const ChangePreview = z.object({
  changes: z.array(Change),
  /** The worst of the changes' effects. */
  effect: ChangeEffect,
  /** Longest pause to expect, in ms. */
  pauseMs: z.int(),
});
export type ChangePreview = z.infer<typeof ChangePreview>;
