import type { LineWatch, SiteWatch } from './state.js';

/**
 * A copy of what one end knows, for a step to change, field by field. Copies of copies made by spreading have each a
 * shape of their own in V8 (FastCloneObjectMap makes a new one for each it has not seen), so that nothing that reads them
 * is ever fast; these have all the same one, that of `startSiteWatch`.
 */
export function copyOf(watch: SiteWatch, now: number): SiteWatch {
  return {
    role: watch.role,
    session: watch.session,
    now,
    lines: watch.lines.map(copyOfLine),
    counted: watch.counted,
    told: watch.told,
    peer: watch.peer,
    stalls: watch.stalls,
    awayUntil: watch.awayUntil,
    attendUntil: watch.attendUntil,
    urgentUntil: watch.urgentUntil,
  };
}

function copyOfLine(line: LineWatch): LineWatch {
  return {
    index: line.index,
    state: line.state,
    cause: line.cause,
    since: line.since,
    hearing: line.hearing,
    link: line.link,
    heardAt: line.heardAt,
    beatHeardAt: line.beatHeardAt,
    steadySince: line.steadySince,
    suspectAt: line.suspectAt,
    fastFrom: line.fastFrom,
    promise: line.promise,
    run: line.run,
    sequence: line.sequence,
    firstBeatAt: line.firstBeatAt,
    beatAt: line.beatAt,
    askedAt: line.askedAt,
    sentAt: line.sentAt,
    reportedAt: line.reportedAt,
    handedAt: line.handedAt,
    stuckAt: line.stuckAt,
    beatingUntil: line.beatingUntil,
    trafficUntil: line.trafficUntil,
    traffic: line.traffic,
    beside: line.beside,
    inflow: line.inflow,
    gaps: line.gaps,
    flaps: line.flaps,
    roundTrip: line.roundTrip,
    roundTripFloor: line.roundTripFloor,
    arrivals: line.arrivals,
    inbound: line.inbound,
    received: line.received,
    bareReceived: line.bareReceived,
    sent: line.sent,
    estimate: line.estimate,
    toldKbit: line.toldKbit,
    grantsKbit: line.grantsKbit,
    grantedKbit: line.grantedKbit,
    taken: line.taken,
  };
}
