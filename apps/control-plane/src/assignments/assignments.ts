import { Injectable } from '@nestjs/common';
import type { Id, PublicFace } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import { ApiError } from '../http/index.js';
import {
  endAssignment,
  insertAssignment,
  lockFaces,
  readAssignment,
  readFaceAt,
  takeFace,
} from './assignments.repository.js';

/** Gives sites their public face on a relay and takes it back, in the transaction that gives or takes the place. */
@Injectable()
export class Assignments {
  /**
   * The site's face on the relay: its tenant's, if one of its sites is there already, else one that nobody has. What the
   * site has on the relay that it leaves is its own until that one takes it down, see `endMove`. Its port forwards are to be
   * written after this, since they stand on the face's address.
   *
   * @throws ApiError `site.no-relay` when the relay has no address or ports left for another tenant
   */
  async assign(tx: Transaction, site: { id: Id; tenantId: Id }, relayId: Id): Promise<PublicFace> {
    const present = await readAssignment(tx, site.id);
    if (present?.relayId === relayId) return present.face;
    await lockFaces(tx, relayId);
    const kept = await readFaceAt(tx, site.id, relayId);
    if (kept) return kept;
    const face = await takeFace(tx, relayId, site.tenantId);
    if (!face) throw new ApiError('site.no-relay');
    await insertAssignment(tx, site, relayId, face);
    return face;
  }

  /** Takes back what the site has, if anything. */
  async end(tx: Transaction, siteId: Id): Promise<void> {
    await endAssignment(tx, siteId);
  }
}
