import {
  DesiredRequest,
  DeviceEventBatch,
  JobResult,
  RelayLoad,
  ReportedState,
  RoundTrips,
  SessionMessage,
  TelemetryBatch,
  type UpTopic,
} from '@tresse/contracts';
import type { z } from 'zod';

const SCHEMAS = {
  session: SessionMessage,
  'desired/get': DesiredRequest,
  reported: ReportedState,
  telemetry: TelemetryBatch,
  events: DeviceEventBatch,
  'job-result': JobResult,
  load: RelayLoad,
  'round-trips': RoundTrips,
} as const satisfies Record<UpTopic, z.ZodType>;

/** What a device said, by the topic on which it said it. */
export type UpMessage = {
  [Name in UpTopic]: { name: Name; body: z.output<(typeof SCHEMAS)[Name]> };
}[UpTopic];

/** The message in an MQTT payload, or why it is none: a short text without the payload's content. */
export function parseUpMessage(
  name: UpTopic,
  payload: Buffer,
): { ok: true; message: UpMessage } | { ok: false; why: string } {
  let json: unknown;
  try {
    json = JSON.parse(payload.toString('utf8'));
  } catch {
    return { ok: false, why: `${name}: not JSON` };
  }
  const parsed = SCHEMAS[name].safeParse(json);
  if (parsed.success) return { ok: true, message: { name, body: parsed.data } as UpMessage };
  const [issue] = parsed.error.issues;
  return { ok: false, why: `${name}: ${issue?.path.join('.') ?? ''} ${issue?.code ?? ''}`.slice(0, 200) };
}
