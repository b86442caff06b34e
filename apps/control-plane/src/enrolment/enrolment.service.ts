import { Injectable, Logger } from '@nestjs/common';
import {
  type EnrolmentRequest,
  type EnrolmentResponse,
  type ErrorCode,
  type Id,
  PROTOCOL_VERSION,
} from '@tresse/contracts';
import { checkCsr, PkiError, sha256Of } from '@tresse/pki';
import { CertificateAuthority } from '../certificate-authority/index.js';
import { Database, newId, type Transaction } from '../database/index.js';
import { DesiredStateService, RelayCatchUp } from '../desired-state/index.js';
import { DeviceBus } from '../device-bus/index.js';
import { ApiError } from '../http/api-error.js';
import { LiveFeed } from '../stream/index.js';
import {
  type ClaimTarget,
  consumeClaim,
  insertDevice,
  lockTarget,
  noteReuse,
  revokeFormerDevices,
  whyNotClaimed,
} from './enrolment.repository.js';

/** Why nothing came of a request, and where it was told that a used claim came again. */
interface Refusal {
  refused: ErrorCode;
  reuse?: { siteId: Id; eventId: Id } | undefined;
}

/** Turns a claim and a CSR into a device. */
@Injectable()
export class EnrolmentService {
  private readonly logger = new Logger(EnrolmentService.name);

  constructor(
    private readonly database: Database,
    private readonly authority: CertificateAuthority,
    private readonly desiredState: DesiredStateService,
    private readonly relayCatchUp: RelayCatchUp,
    private readonly bus: DeviceBus,
    private readonly live: LiveFeed,
  ) {}

  /**
   * Uses the claim up and makes the device, its certificate and the next generation of what it belongs to, all or
   * nothing. A request that is refused for its CSR or protocol leaves the claim as it was.
   *
   * @throws ApiError `protocol.unknown`, `csr.*`, `claim.*`
   */
  async enrol(request: EnrolmentRequest): Promise<EnrolmentResponse> {
    if (request.protocol !== PROTOCOL_VERSION) throw new ApiError('protocol.unknown');
    const publicKeyPem = checkedKey(request.csrPem);
    const outcome = await this.database.forPlatform('enrolment', (tx) =>
      this.enrolIn(tx, request, publicKeyPem),
    );
    if ('refused' in outcome) {
      const { reuse, refused } = outcome;
      if (reuse) this.live.publishChange(reuse.siteId, reuse.eventId);
      throw new ApiError(refused);
    }
    await this.enrolled(outcome.target, outcome.response.deviceId, outcome.eventId);
    return outcome.response;
  }

  private async enrolIn(
    tx: Transaction,
    request: EnrolmentRequest,
    publicKeyPem: string,
  ): Promise<Refusal | { target: ClaimTarget; eventId: Id; response: EnrolmentResponse }> {
    const secretHash = sha256Of(request.secret);
    const target = await consumeClaim(tx, request, secretHash);
    if (!target) {
      const refused = await whyNotClaimed(tx, request.role, secretHash);
      const reused = refused === 'claim.used' || refused === 'claim.image-used';
      return { refused, reuse: reused ? await noteReuse(tx, secretHash, request) : undefined };
    }
    if (!(await lockTarget(tx, target))) return { refused: 'claim.expired' };

    const deviceId = newId();
    const certificate = this.authority.issueDevice({ deviceId, role: target.role, publicKeyPem });
    await revokeFormerDevices(tx, target);
    const eventId = await insertDevice(tx, target, { id: deviceId, request, certificate });
    if (target.role === 'site') {
      await this.desiredState.advanceSite(tx, target.siteId, { reason: 'device.enrolled', authorId: null });
    } else {
      await this.desiredState.advanceRelay(tx, target.relayId, { reason: 'relay.enrolled', authorId: null });
    }
    const response = {
      deviceId,
      role: target.role,
      certificatePem: certificate.certificatePem,
      caPem: this.authority.caPem,
      signingKeyPem: this.authority.signingKeyPem,
      mqtt: this.bus.endpoint,
      notAfter: certificate.notAfter.toISOString(),
    };
    return { target, eventId, response };
  }

  private async enrolled(target: ClaimTarget, deviceId: Id, eventId: Id): Promise<void> {
    this.logger.log(`Enrolled the ${target.role} device ${deviceId}.`);
    if (target.role === 'relay') {
      await this.relayCatchUp.run(target.relayId);
      return;
    }
    this.live.publishChange(target.siteId, eventId);
  }
}

function checkedKey(csrPem: string): string {
  try {
    return checkCsr(csrPem).publicKeyPem;
  } catch (cause) {
    if (!(cause instanceof PkiError)) throw cause;
    const { code } = cause;
    if (code === 'csr.name' || code === 'csr.weak-key') throw new ApiError(code, [], { cause });
    throw new ApiError('csr.unreadable', [], { cause });
  }
}
