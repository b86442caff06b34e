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

/** What a person typed for the door of a network; the password is empty to keep the present one. */
interface Credentials {
  user: string;
  password: string;
}

/** What the draft asks of the API, unchecked; secrets that were kept before stay unless there is another. */
export function modemInput(
  { apn, ipType, pin, device }: RadioDraft,
  { user, password }: Credentials,
  before: Addressing | undefined,
) {
  const { sealed, sealedPin } = before?.method === 'modem' ? before : {};
  const asked = user.trim() !== '';
  return {
    method: 'modem',
    apn: apn.trim(),
    ipType,
    ...(asked && { user: user.trim() }),
    ...(asked && sealed !== undefined && { sealed }),
    ...(password !== '' && { password }),
    ...(sealedPin !== undefined && { sealedPin }),
    ...(pin !== '' && { pin }),
    ...(device.trim() !== '' && { device: device.trim().toUpperCase() }),
  };
}

/** The same of a Wi-Fi network. */
export function wifiInput(
  { ssid, security, hidden, band, country }: RadioDraft,
  password: string,
  before: Addressing | undefined,
) {
  const sealed = before?.method === 'wifi' ? before.sealed : undefined;
  const shut = security === 'wpa';
  return {
    method: 'wifi',
    ssid,
    security,
    hidden,
    band,
    country: country.trim().toUpperCase(),
    ...(shut && sealed !== undefined && { sealed }),
    ...(shut && password !== '' && { password }),
  };
}
