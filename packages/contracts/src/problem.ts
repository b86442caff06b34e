import { z } from 'zod';
import { ErrorCode } from './error-codes.js';

/** One field that was refused: its path in the request (`lines.1.interface`), a stable code, a sentence each. */
export const FieldProblem = z.strictObject({
  path: z.string(),
  code: z.string(),
  message: z.strictObject({ en: z.string(), fr: z.string() }),
});
export type FieldProblem = z.infer<typeof FieldProblem>;

/** RFC 9457 problem details, with a stable code, both languages, and the fields concerned. */
export const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: ErrorCode,
  message: z.strictObject({ en: z.string(), fr: z.string() }),
  instance: z.string().optional(),
  fields: z.array(FieldProblem).optional(),
});
export type Problem = z.infer<typeof Problem>;

/** The media type of {@link Problem}. Source: RFC 9457 §6.1. */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json';
