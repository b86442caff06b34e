import {
  braidObstacles,
  type Capabilities,
  type DesiredBody,
  FIELD_ERRORS,
  fieldMessage,
  LAN_ON_LINE,
} from '@tresse/contracts';

/** What keeps a host from being what a document wants: a condition's reason and words. */
export interface Obstacle {
  reason: 'Unsupported' | typeof LAN_ON_LINE;
  message: string;
}

/**
 * What keeps a host from running what the document wants; null when nothing does. The control plane refuses the same as
 * far as it knows the host; a new box it does not know yet.
 */
export function obstacleIn(body: DesiredBody, can: Capabilities): Obstacle | null {
  if (body.role === 'relay' || body.lines.length === 0) return null;
  const end = body.role === 'site' ? 'box' : 'relay';
  const obstacles = braidObstacles(body.braid, can);
  const words = obstacles.map((obstacle) => FIELD_ERRORS[`braid.${end}-${obstacle}`].en);
  return words.length > 0 ? { reason: 'Unsupported', message: words.join(' ') } : null;
}

/** The same of a LAN that would lie on the networks of these lines. */
export function obstacleOfLan(lines: readonly string[]): Obstacle | null {
  if (lines.length === 0) return null;
  const message = fieldMessage('lan.overlaps-line', { other: lines.join(', ') }).en;
  return { reason: LAN_ON_LINE, message };
}
