import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { LabError } from './lab-error.js';

const Ms = z.number().min(0).max(60_000);

const direction = z.strictObject({
  /** IP-level rate in kbit/s: Ethernet headers are not counted. */
  rateKbit: z.number().positive().max(10_000_000),
  /** One way. */
  delayMs: Ms,
  /** Largest deviation from the delay, to either side; packets never overtake each other. */
  jitterMs: Ms,
  lossPercent: z.number().min(0).max(100),
  /** Length of the drop-tail queue, as time at the rate. */
  queueMs: Ms,
});

/** How one direction of a line behaves. */
export const LineDirection = direction.refine((value) => value.jitterMs <= value.delayMs, {
  path: ['jitterMs'],
  message: 'must not be larger than delayMs',
});
export type LineDirection = z.infer<typeof LineDirection>;

/** A change names what it changes; the rest stays as it is. */
export const LineDirectionChange = direction.partial();
export type LineDirectionChange = z.infer<typeof LineDirectionChange>;

const ScheduledChange = z.strictObject({
  atMs: z.number().min(0),
  down: LineDirectionChange.optional(),
  up: LineDirectionChange.optional(),
});
export type ScheduledChange = z.infer<typeof ScheduledChange>;

const LineScenario = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, 'must be lower-case letters, digits and dashes'),
    down: LineDirection,
    up: LineDirection,
    changes: z.array(ScheduledChange).max(1_000).optional(),
    /** Period after which the line starts again from its own `down` and `up`, and the changes with it. */
    repeatMs: z.number().min(10).optional(),
  })
  .check((context) => {
    const { changes = [], repeatMs = Infinity } = context.value;
    changes.forEach((change, index) => {
      if (change.atMs < repeatMs) return;
      context.issues.push({
        code: 'custom',
        input: change.atMs,
        path: ['changes', index, 'atMs'],
        message: 'must be less than repeatMs',
      });
    });
  });
export type LineScenario = z.infer<typeof LineScenario>;

/** A set of lines and what happens to them over time, as in `infra/lab/scenarios/*.json`. */
export const Scenario = z.strictObject({
  name: z.string().min(1).max(100),
  lines: z
    .array(LineScenario)
    .min(1)
    .max(8)
    .refine((lines) => new Set(lines.map((line) => line.name)).size === lines.length, {
      message: 'two lines have the same name',
    }),
});
export type Scenario = z.infer<typeof Scenario>;

/**
 * The scenario of a parsed JSON value; `source` names it in errors.
 * @throws LabError `scenario.invalid` with the path of every wrong field
 */
export function parseScenario(value: unknown, source: string): Scenario {
  const parsed = Scenario.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${pathText(issue.path)}: ${issue.message}`);
  throw new LabError('scenario.invalid', `${source} is not a scenario. ${problems.join('; ')}`);
}

/**
 * The scenario in a file.
 * @throws LabError `scenario.unreadable` when there is no such file or it is not JSON, else as {@link parseScenario}
 */
export async function readScenario(file: string): Promise<Scenario> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LabError('scenario.unreadable', `${file} could not be read: ${reason}`, { cause });
  }
  return parseScenario(value, file);
}

/** `['lines', 0, 'down']` → `lines[0].down`. */
function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return text.replace(/^\./, '') || '(whole file)';
}
