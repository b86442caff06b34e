import { Injectable } from '@nestjs/common';
import type { Id, Ipv4, PublicFace } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import { ApiError } from '../http/index.js';
import { lockFaces } from '../relays/relay-locks.repository.js';
import {
  endAssignment,
  insertAssignments,
  moveForwards,
  readAssignment,
  readFaceAt,
  takeFace,
  tenantOf,
} from './assignments.repository.js';

/** Gives sites their public face on a relay and takes it back, in the transaction that gives or takes the place. */
@Injectable()
export class Assignments {
  /**
   * The site's face on the relay: its tenant's, if one of its sites is there already, else one that nobody has. What the
   * site has on the relay that it leaves is its own until that one takes it down, see `endMove`. Its port forwards are to be
   * written after this, since they stand on the face's address.
   *
   * With `along`, the tenant's own address that goes along to the relay, it is that one.
   *
   * @throws ApiError `site.no-relay` when the relay has no address or ports left for another tenant
   */
  async assign(
    tx: Transaction,
    site: { id: Id; tenantId: Id },
    relayId: Id,
    along?: Ipv4,
  ): Promise<PublicFace> {
    const present = await readAssignment(tx, site.id);
    if (present?.relayId === relayId) return present.face;
    await lockFaces(tx, [relayId]);
    const kept = await readFaceAt(tx, site.id, relayId);
    if (kept) return kept;
    const face =
      along === undefined ? await takeFace(tx, relayId, site.tenantId) : { address: along, ports: null };
    if (!face) throw new ApiError('site.no-relay');
    await insertAssignments(tx, [{ site, relayId, face }]);
    return face;
  }

  /**
   * Gives a site of the relay, which has none now, the face that its tenant has or gets there, with its port forwards; the
   * relay's own address without a range where none is left. Returns the tenant.
   */
  async giveAnother(tx: Transaction, siteId: Id, relayId: Id): Promise<Id> {
    await lockFaces(tx, [relayId]);
    const tenantId = await tenantOf(tx, siteId);
    const face = await takeFace(tx, relayId, tenantId);
    if (face) await insertAssignments(tx, [{ site: { id: siteId, tenantId }, relayId, face }]);
    await moveForwards(tx, siteId, relayId);
    return tenantId;
  }

  /** Takes back what the site has, on any relay or on this one, if anything. */
  async end(tx: Transaction, siteId: Id, relayId?: Id): Promise<void> {
    await endAssignment(tx, siteId, relayId);
  }
}
