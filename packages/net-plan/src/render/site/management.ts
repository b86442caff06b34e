import { RULE, TABLE } from '../../naming.js';
import { interactive } from '../../roles.js';
import type { Part } from '../part.js';
import type { SiteContext } from './context.js';
import { wayOut } from './way-out.js';

/** The box's own traffic stays outside the braid, on the best living line: a broken braid must not cut it off. */
export function managementPart({ lines, verdicts }: SiteContext): Part {
  const routes = interactive(lines, verdicts).flatMap(({ line, rank }) =>
    wayOut(line, TABLE.management, 101 + rank),
  );
  return { routes, rules: [{ priority: RULE.management, table: TABLE.management }] };
}
