import { Injectable } from '@nestjs/common';
import { type DesiredBody, type Generation, type Id, isRemoval, type Scope } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import { compileRelay, compileRemovedSite, compileSite } from './compile.js';
import {
  insertDocuments,
  insertGeneration,
  nextRelayGeneration,
  nextSiteGeneration,
  readHold,
  readRelayToCompile,
  readSiteToCompile,
  type SiteToCompile,
} from './desired-state.repository.js';
import { DocumentSigner } from './document-signer.js';
import { documentText } from './signed-document.js';
import { TunnelKeys } from './tunnel-keys.js';

/** Why a generation is made, and by whom (null: by the system itself). */
export interface GenerationCause {
  reason:
    | 'site.created'
    | 'site.changed'
    | 'site.removed'
    | 'site.moved'
    | 'site.left'
    | 'relay.created'
    | 'relay.changed'
    | 'device.enrolled'
    | 'relay.enrolled'
    | 'protocol.raised';
  authorId: Id | null;
}

/** A place that the site has left: its former relay is told to take it down. */
export interface LeftPlace {
  relayDevice: Id;
  relayIndex: number;
}

/** What a generation of a site says beside what it should be. */
export interface SiteRollout {
  /** Places that the site has left. */
  left?: readonly LeftPlace[];
  /** The site is told when its relay has put this generation in force, or at this instant; at once unless said. */
  siteWaitsUntil?: Date;
}

interface End {
  device: Id | null;
  body: DesiredBody;
  heldUntil?: Date | undefined;
}

/**
 * Makes generations. Each method runs in the transaction that changed the rows, so rows, counter, documents and outbox
 * stand or fall together. While an end has no device, or the site no line, there is no document: enrolment, or whoever
 * names the lines, makes the next generation.
 */
@Injectable()
export class DesiredStateService {
  constructor(
    private readonly signer: DocumentSigner,
    private readonly keys: TunnelKeys,
  ) {}

  /**
   * Compiles the site's next generation for both ends and announces it to those that are enrolled. A change of a site that
   * still waits for its relay waits with it.
   */
  async advanceSite(
    tx: Transaction,
    siteId: Id,
    cause: GenerationCause,
    { left = [], siteWaitsUntil }: SiteRollout = {},
  ): Promise<Generation> {
    const generation = await nextSiteGeneration(tx, siteId);
    const site = await readSiteToCompile(tx, siteId);
    const ends = siteEnds(site, this.keys, siteWaitsUntil ?? (await readHold(tx, siteId)));
    for (const place of left) ends.push(leftEnd(site, place));
    await this.store(tx, `site:${siteId}`, generation, site.tenant, cause, ends);
    return generation;
  }

  /** Compiles the relay's own next generation and announces it. */
  async advanceRelay(tx: Transaction, relayId: Id, cause: GenerationCause): Promise<Generation> {
    const generation = await nextRelayGeneration(tx, relayId);
    const { row, device } = await readRelayToCompile(tx, relayId);
    const compiled = compileRelay(row, this.keys);
    const ends = compiled.ready ? [{ device, body: compiled.relay }] : [];
    await this.store(tx, `relay:${relayId}`, generation, null, cause, ends);
    return generation;
  }

  private async store(
    tx: Transaction,
    scope: Scope,
    generation: Generation,
    tenant: Id | null,
    cause: GenerationCause,
    ends: readonly End[],
  ): Promise<void> {
    await insertGeneration(tx, { scope, generation, tenantId: tenant, ...cause });
    const notBefore = new Date();
    const documents = ends.flatMap(({ device, body, heldUntil = null }) => {
      if (device === null) return [];
      const text = documentText({ tenant, device, scope, generation, notBefore }, body);
      const signature = this.signer.sign(text.payload);
      return [{ scope, generation, device, tenant, ...text, signature, removal: isRemoval(body), heldUntil }];
    });
    await insertDocuments(tx, documents);
  }
}

function siteEnds(site: SiteToCompile, keys: TunnelKeys, heldUntil: Date | undefined): End[] {
  if (site.removed) return [{ device: site.relayDevice, body: compileRemovedSite(site.rows.site) }];
  const compiled = compileSite(site.rows, keys);
  if (!compiled.ready) return [];
  return [
    { device: site.siteDevice, body: compiled.site, heldUntil },
    { device: site.relayDevice, body: compiled.relay },
  ];
}

function leftEnd(site: SiteToCompile, left: LeftPlace): End {
  return {
    device: left.relayDevice,
    body: compileRemovedSite({ ...site.rows.site, index: left.relayIndex }),
  };
}
