import { z } from 'zod';
import { Port } from '../address.js';
import { TunnelKey } from './fallback.js';

/** What profile `bond` needs beside the tunnels: an OpenVPN over UDP for each line, whose frames the kernel's bond joins. */
export const Bond = z.strictObject({
  key: TunnelKey,
  /** Of the line with index 1 at the relay; the others follow by index. */
  firstPort: Port,
});
export type Bond = z.infer<typeof Bond>;
