/** What a line by a modem or by Wi-Fi is told, as it is being typed. */
import type { Addressing, AddressingBy } from '@tresse/contracts';

export interface RadioDraft {
  apn: string;
  ipType: AddressingBy<'modem'>['ipType'];
  /** As typed; never shown again. */
  pin: string;
  /** Number of the modem (IMEI), where the box has several. */
  device: string;
  ssid: string;
  security: AddressingBy<'wifi'>['security'];
  hidden: boolean;
  band: AddressingBy<'wifi'>['band'];
  country: string;
}

const NOTHING: RadioDraft = {
  apn: '',
  ipType: 'ipv4',
  pin: '',
  device: '',
  ssid: '',
  security: 'wpa',
  hidden: false,
  band: 'any',
  country: '',
};

/** The draft of a line that exists; of one that has no radio, an empty one. */
export function draftOfRadio(addressing?: Addressing): RadioDraft {
  if (addressing?.method === 'modem') {
    const { apn, ipType, device = '' } = addressing;
    return { ...NOTHING, apn, ipType, device };
  }
  if (addressing?.method !== 'wifi') return NOTHING;
  const { ssid, security, hidden, band, country } = addressing;
  return { ...NOTHING, ssid, security, hidden, band, country };
}
