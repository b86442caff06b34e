import type { FoundInterface, LineCarrier, ReportedLine } from '@tresse/contracts';
import type { EnrolmentProgress } from '../enrol/index.js';
import type { Notice } from '../notices/index.js';

/** A line of the settings in force, as the page shows it. */
export interface PageLine {
  readonly name: string;
  readonly interface: string;
  readonly state: ReportedLine['state'];
  readonly cause: ReportedLine['cause'];
  /** What carries its tunnel. */
  readonly carrier: LineCarrier;
}

/** All that the page shows, as values. Holds no secret. */
export interface PageState {
  readonly version: string;
  readonly enrolment: EnrolmentProgress;
  /** What is wrong with the box itself. */
  readonly notices: readonly Notice[];
  /** Null until the host was looked at. */
  readonly interfaces: readonly FoundInterface[] | null;
  /** The session with the control plane, and since when it is as it is, in ms since 1970; null before the first. */
  readonly connection: { readonly connected: boolean; readonly since: number } | null;
  /** Empty before there are settings. */
  readonly lines: readonly PageLine[];
}

/** What a person has sent by the form and cannot have, shown again to be mended. */
export interface FormProblem {
  readonly claim: string;
  readonly problem: 'not-a-claim' | 'too-large';
}

/** What the page is told as things happen. */
export interface PageSource {
  enrolment: EnrolmentProgress;
  connection: PageState['connection'];
  /** What the host and the settings in force say now. */
  look: () => Pick<PageState, 'interfaces' | 'lines'>;
  /** What is wrong with the box itself now. */
  notices: () => Promise<readonly Notice[]>;
  /** Addresses of the box at which the page is to be seen. */
  addresses: () => readonly string[];
}

/** Before anything was found. */
export function createPageState(): PageSource {
  return {
    enrolment: { kind: 'trying' },
    connection: null,
    look: () => ({ interfaces: null, lines: [] }),
    notices: async () => [],
    addresses: () => [],
  };
}
