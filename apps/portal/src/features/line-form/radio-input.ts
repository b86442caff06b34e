/** What the draft of a line by radio asks of the API, unchecked. */
import type { Addressing } from '@tresse/contracts';
import type { RadioDraft } from './radio-draft';

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
