/** A line as it is being typed, from what the API has. */
import type { Addressing, Allowance, LineInput, LineKind, LineRole } from '@tresse/contracts';
import { draftOfRates, type RatesDraft } from '../site-form/typed';
import { draftOfRadio, type RadioDraft } from './radio-draft';

export interface LineDraft {
  /** Stable while the form lives: what the rules that name this line hold on to. */
  key: string;
  /** The line as it stands, for what this form has no field for; null for a new one. */
  kept: LineInput | null;
  name: string;
  kind: LineKind;
  interface: string;
  vlan: string;
  method: Addressing['method'];
  address: string;
  gateway: string;
  user: string;
  /** As typed; never shown again. */
  password: string;
  /** What a modem or a Wi-Fi network is told. */
  radio: RadioDraft;
  role: LineRole;
  /** Rates in Mbit/s as typed, with a point or a comma. */
  contract: RatesDraft;
  limit: RatesDraft;
  allowance: AllowanceDraft;
}

export interface AllowanceDraft {
  metered: boolean;
  gigabytes: string;
  billingDay: string;
  whenSpent: Allowance['whenSpent'];
  throttleKbit: string;
}

/** A new line for the place it will have, with the interface names a Raspberry Pi gives. */
export function emptyLine(place: number): LineDraft {
  return {
    key: `line-${place}-${Date.now()}`,
    kept: null,
    name: '',
    kind: 'adsl',
    interface: `eth${place}`,
    vlan: '',
    method: 'automatic',
    address: '',
    gateway: '',
    user: '',
    password: '',
    radio: draftOfRadio(),
    role: 'always',
    contract: { down: '', up: '' },
    limit: { down: '', up: '' },
    allowance: { metered: false, gigabytes: '', billingDay: '1', whenSpent: 'warn', throttleKbit: '128' },
  };
}

/** The draft of a line that exists. */
export function draftOfLine(line: LineInput, place: number, locale: string): LineDraft {
  const { name, kind, addressing, role, allowance } = line;
  const fresh = emptyLine(place);
  return {
    ...fresh,
    key: line.id ?? fresh.key,
    kept: line,
    name,
    kind,
    interface: line.interface,
    vlan: line.vlan === null ? '' : String(line.vlan),
    method: addressing.method,
    ...(addressing.method === 'static' && { address: addressing.address, gateway: addressing.gateway }),
    ...('user' in addressing && { user: addressing.user ?? '' }),
    radio: draftOfRadio(addressing),
    role,
    contract: draftOfRates(line.contract, locale),
    limit: draftOfRates(line.limit, locale),
    allowance: allowance
      ? {
          metered: true,
          gigabytes: String(allowance.gigabytes),
          billingDay: String(allowance.billingDay),
          whenSpent: allowance.whenSpent,
          throttleKbit: String(allowance.throttleKbit),
        }
      : fresh.allowance,
  };
}
