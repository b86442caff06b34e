import { braidObstacles, type Capabilities, type DesiredBody, FIELD_ERRORS } from '@tresse/contracts';

/**
 * What keeps a host from running what the document wants, in words; null when nothing does. The control plane refuses
 * the same as far as it knows the host; a new box it does not know yet.
 */
export function obstacleIn(body: DesiredBody, can: Capabilities): string | null {
  if (body.role === 'relay' || body.lines.length === 0) return null;
  const end = body.role === 'site' ? 'box' : 'relay';
  const obstacles = braidObstacles(body.braid, can);
  const words = obstacles.map((obstacle) => FIELD_ERRORS[`braid.${end}-${obstacle}`].en);
  return words.length > 0 ? words.join(' ') : null;
}
