import { z } from 'zod';

/** A UUID as lower-case text; the only form of identifier on any wire. */
export const Id = z.uuid().describe('UUID');
export type Id = z.infer<typeof Id>;

/** An instant as ISO 8601 with offset, to the millisecond. */
export const Instant = z.iso.datetime({ offset: true }).describe('ISO 8601 instant');
export type Instant = z.infer<typeof Instant>;

/** Monotonic counter of one desired-state scope; the first is 1. */
export const Generation = z.int().min(1);
export type Generation = z.infer<typeof Generation>;

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export type Sha256 = z.infer<typeof Sha256>;
