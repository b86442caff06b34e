/** A box or relay machine as people see it. */
import {
  type Capabilities,
  type DeviceView,
  type Id,
  type MptcpPassage,
  ReportedState,
} from '@tresse/contracts';

/** Columns of a device that its view needs. */
export interface DeviceRow {
  id: string;
  agentVersion: string;
  hostname: string;
  online: boolean;
  lastSeenAt: Date | null;
  certificateNotAfter: Date;
  enrolledAt: Date;
  flagCount: number;
  reportedState: { document: unknown } | null;
}

/** What the device last said of itself. */
export function reportedOf(device: Pick<DeviceRow, 'reportedState'> | undefined): ReportedState | undefined {
  return ReportedState.safeParse(device?.reportedState?.document).data;
}

/** What the device's kernel and programs offer; null before its first report. */
export function capabilitiesOf(device: Pick<DeviceRow, 'reportedState'> | undefined): Capabilities | null {
  return reportedOf(device)?.capabilities ?? null;
}

/** The lines of which the box found this for subflows outside the tunnels. */
export function linesOfPassage(
  device: Pick<DeviceRow, 'reportedState'> | undefined,
  passage: MptcpPassage,
): Id[] {
  const lines = reportedOf(device)?.lines ?? [];
  return lines.filter(({ mptcp }) => mptcp === passage).map(({ id }) => id);
}

/** A device as people see it. */
export function deviceView(row: DeviceRow): DeviceView {
  const reported = reportedOf(row);
  return {
    id: row.id,
    agentVersion: row.agentVersion,
    hostname: row.hostname,
    online: row.online,
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    certificateNotAfter: row.certificateNotAfter.toISOString(),
    enrolledAt: row.enrolledAt.toISOString(),
    driftRepaired: reported?.drift.repaired ?? 0,
    flags: row.flagCount,
    capabilities: reported?.capabilities ?? null,
  };
}
