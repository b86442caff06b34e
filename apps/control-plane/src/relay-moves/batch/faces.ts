import type { Id, PublicFace } from '@tresse/contracts';
import type { BatchRelay } from './batch-facts.js';

/** The faces of one relay while sites are put onto it. */
export class Faces {
  private readonly ofTenants = new Map<Id, PublicFace>();
  private readonly free: PublicFace[];

  constructor(faces: BatchRelay['faces']) {
    for (const { tenantId, face } of faces) {
      if (tenantId !== null && !this.ofTenants.has(tenantId)) this.ofTenants.set(tenantId, face);
    }
    this.free = faces.filter(({ tenantId }) => tenantId === null).map(({ face }) => face);
  }

  /** What the tenant has or would get; undefined where nothing is left for another tenant. */
  of(tenantId: Id): PublicFace | undefined {
    return this.ofTenants.get(tenantId) ?? this.free[0];
  }

  /** The tenant has it from here on, unless it had one there before. */
  take(tenantId: Id, face: PublicFace): void {
    if (this.ofTenants.has(tenantId)) return;
    this.ofTenants.set(tenantId, face);
    if (this.free[0] === face) this.free.shift();
  }
}
