import { Injectable } from '@nestjs/common';
import { type Generation, type Id, isRemoval, type Scope } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import { compileRelay } from './compile.js';
import {
  insertDocuments,
  insertGenerations,
  nextRelayGeneration,
  nextSiteGenerations,
  readRelayToCompile,
  readSitesToCompile,
  type StoredDocument,
} from './desired-state.repository.js';
import { DocumentSigner } from './document-signer.js';
import { readHolds } from './held-documents.repository.js';
import { documentText } from './signed-document.js';
import { type End, type LeftPlace, leftEnd, siteEnds } from './site-ends.js';
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

/** What a generation of a site says beside what it should be. */
export interface SiteRollout {
  /** Places that the site has left. */
  left?: readonly LeftPlace[];
  /** The site is told when its relay has put this generation in force, or at this instant; at once unless said. */
  siteWaitsUntil?: Date;
}

/** A generation before its documents are signed. */
interface Made {
  scope: Scope;
  generation: Generation;
  tenant: Id | null;
  ends: readonly End[];
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
    rollout: SiteRollout = {},
  ): Promise<Generation> {
    const generations = await this.advanceSites(tx, [{ siteId, ...rollout }], cause);
    const generation = generations.get(siteId);
    if (generation === undefined) throw new Error(`There is no site ${siteId}.`);
    return generation;
  }

  /** The same of several sites, in as many queries; nothing for one that there is not. */
  async advanceSites(
    tx: Transaction,
    rollouts: readonly (SiteRollout & { siteId: Id })[],
    cause: GenerationCause,
  ): Promise<ReadonlyMap<Id, Generation>> {
    const ids = rollouts.map(({ siteId }) => siteId);
    const generations = await nextSiteGenerations(tx, ids);
    const sites = await readSitesToCompile(tx, ids);
    const undated = rollouts.filter(({ siteWaitsUntil }) => siteWaitsUntil === undefined);
    const holds = await readHolds(
      tx,
      undated.map(({ siteId }) => siteScope(siteId)),
    );
    const made = rollouts.flatMap(({ siteId, left = [], siteWaitsUntil }): Made[] => {
      const [generation, site] = [generations.get(siteId), sites.get(siteId)];
      if (generation === undefined || site === undefined) return [];
      const scope = siteScope(siteId);
      const ends = siteEnds(site, this.keys, siteWaitsUntil ?? holds.get(scope));
      for (const place of left) ends.push(leftEnd(site, place));
      return [{ scope, generation, tenant: site.tenant, ends }];
    });
    await this.store(tx, made, cause);
    return generations;
  }

  /** Compiles the relay's own next generation and announces it. */
  async advanceRelay(tx: Transaction, relayId: Id, cause: GenerationCause): Promise<Generation> {
    const generation = await nextRelayGeneration(tx, relayId);
    const { row, device } = await readRelayToCompile(tx, relayId);
    const compiled = compileRelay(row, this.keys);
    const ends = compiled.ready ? [{ device, body: compiled.relay }] : [];
    await this.store(tx, [{ scope: `relay:${relayId}`, generation, tenant: null, ends }], cause);
    return generation;
  }

  private async store(tx: Transaction, made: readonly Made[], cause: GenerationCause): Promise<void> {
    await insertGenerations(
      tx,
      made.map(({ scope, generation, tenant }) => ({ scope, generation, tenantId: tenant, ...cause })),
    );
    const sealed = await Promise.all(made.map((one) => this.sealed(one)));
    await insertDocuments(tx, sealed.flat());
  }

  private sealed({ scope, generation, tenant, ends }: Made): Promise<StoredDocument[]> {
    const notBefore = new Date();
    const told = ends.flatMap(({ device, ...end }) => (device === null ? [] : [{ device, ...end }]));
    return Promise.all(
      told.map(async ({ device, body, heldUntil = null }) => {
        const text = documentText({ tenant, device, scope, generation, notBefore }, body);
        const signature = await this.signer.sign(text.payload);
        return { scope, generation, device, tenant, ...text, signature, removal: isRemoval(body), heldUntil };
      }),
    );
  }
}

const siteScope = (siteId: Id): Scope => `site:${siteId}`;
