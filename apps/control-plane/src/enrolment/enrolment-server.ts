import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { TLSSocket } from 'node:tls';
import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { EnrolmentRequest, PROBLEM_MEDIA_TYPE, RenewalRequest, type Sha256 } from '@tresse/contracts';
import type { z } from 'zod';
import { CertificateAuthority, keepServerCertificateFresh } from '../certificate-authority/index.js';
import { EnrolmentAddress } from '../claims/enrolment-address.js';
import { CONFIG, type Config } from '../config.js';
import { ApiError } from '../http/api-error.js';
import { problemOf } from '../http/problem.filter.js';
import { zodProblems } from '../http/zod-problems.js';
import { listen } from '../listen.js';
import { AttemptLimiter } from './attempt-limiter.js';
import { EnrolmentService } from './enrolment.service.js';
import { readBody } from './read-body.js';
import { RenewalService } from './renewal.service.js';

const BODY_LIMIT = 16 * 1024;
const ATTEMPTS_PER_MINUTE = 60;
const MOST_CONNECTIONS = 1_000;
const REQUEST_TIMEOUT_MS = 15_000;

/**
 * `POST /enrol` and `POST /renew` over TLS of our own authority, on a port of its own. It is the one door without a
 * certificate, or with one that has expired: the handshake asks for one, and lets in whoever has none or a bad one.
 */
@Injectable()
export class EnrolmentServer extends EnrolmentAddress implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(EnrolmentServer.name);
  private readonly limiter = new AttemptLimiter(ATTEMPTS_PER_MINUTE);
  private server: Server | undefined;
  private port: number;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly authority: CertificateAuthority,
    private readonly enrolment: EnrolmentService,
    private readonly renewal: RenewalService,
  ) {
    super();
    this.port = config.enrolPort;
  }

  override get url(): string {
    const { deviceHost } = this.config;
    return `https://${deviceHost.includes(':') ? `[${deviceHost}]` : deviceHost}:${this.port}`;
  }

  override get caSha256(): Sha256 {
    return this.authority.caSha256;
  }

  async onModuleInit(): Promise<void> {
    const { deviceHost, deviceBind, enrolPort } = this.config;
    const credentials = await this.authority.serverCredentials(deviceHost);
    const server = createServer(
      {
        ...credentials,
        ca: this.authority.caPem,
        requestCert: true,
        rejectUnauthorized: false,
        requestTimeout: REQUEST_TIMEOUT_MS,
        headersTimeout: REQUEST_TIMEOUT_MS,
      },
      (request, response) => void this.answer(request, response),
    );
    server.maxConnections = MOST_CONNECTIONS;
    this.port = await listen(server, deviceBind, enrolPort);
    this.server = server;
    keepServerCertificateFresh(server, this.authority, deviceHost, (error) => this.logger.error(error));
  }

  async onModuleDestroy(): Promise<void> {
    const { server } = this;
    if (!server) return;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const from = request.socket.remoteAddress ?? '';
    try {
      const accepted = await this.handle(request, from);
      response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify(accepted));
    } catch (error) {
      const told = error instanceof ApiError ? error : new ApiError('internal', [], { cause: error });
      if (told.code === 'internal') this.logger.error(error);
      else this.logger.log(`Refused an enrolment from ${from}: ${told.code}`);
      const problem = problemOf(told, request.url ?? '/');
      response.writeHead(problem.status, { 'content-type': PROBLEM_MEDIA_TYPE, connection: 'close' });
      response.end(JSON.stringify(problem));
    }
  }

  private async handle(request: IncomingMessage, from: string): Promise<object> {
    if (!this.limiter.allows(from, Date.now())) throw new ApiError('auth.too-many');
    switch (`${request.method} ${request.url}`) {
      case 'POST /enrol':
        return this.enrolment.enrol(parse(EnrolmentRequest, await readBody(request, BODY_LIMIT)));
      case 'POST /renew': {
        const { protocol } = parse(RenewalRequest, await readBody(request, BODY_LIMIT));
        const { socket } = request;
        const certificate = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined;
        return this.renewal.renew(protocol, certificate);
      }
      default:
        throw new ApiError('not-found');
    }
  }
}

/** @throws ApiError `request.unreadable`, `request.invalid` */
function parse<Body>(schema: z.ZodType<Body>, body: string): Body {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch (cause) {
    throw new ApiError('request.unreadable', [], { cause });
  }
  const parsed = schema.safeParse(json, { reportInput: true });
  if (!parsed.success) throw new ApiError('request.invalid', zodProblems(parsed.error));
  return parsed.data;
}
