import { MAX_MQTT_PAYLOAD_BYTES, type ReportedScope, type ReportedState } from '@tresse/contracts';

/** The scopes of one message, in bytes; what else is in it is a tenth of the rest. */
const SCOPES_BYTES = MAX_MQTT_PAYLOAD_BYTES * 0.75;

/** The state in messages that the control plane takes: one, but of a relay with more than a hundred sites. */
export function inParts(state: ReportedState): ReportedState[] {
  const shares = sharesOf(state.scopes);
  if (shares.length <= 1) return [state];
  return shares.map((scopes, place) => ({
    ...state,
    scopes,
    part: { number: place + 1, of: shares.length },
  }));
}

function sharesOf(scopes: readonly ReportedScope[]): ReportedScope[][] {
  const shares: ReportedScope[][] = [];
  let room = 0;
  for (const scope of scopes) {
    const bytes = Buffer.byteLength(JSON.stringify(scope)) + 1;
    const share = shares.at(-1);
    if (share && bytes <= room) share.push(scope);
    else shares.push([scope]);
    room = (share && bytes <= room ? room : SCOPES_BYTES) - bytes;
  }
  return shares;
}
