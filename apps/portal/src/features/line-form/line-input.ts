import { ratesOf, whole } from '../site-form/typed';
import type { AllowanceDraft, LineDraft } from './line-draft';
import { modemInput, wifiInput } from './radio-input';

/** What the draft of a line asks of the API, unchecked. */
export function lineInput(line: LineDraft) {
  return {
    ...line.kept,
    name: line.name.trim(),
    kind: line.kind,
    interface: line.interface.trim(),
    vlan: line.vlan.trim() === '' ? null : whole(line.vlan),
    addressing: addressingInput(line),
    role: line.role,
    contract: ratesOf(line.contract),
    limit: ratesOf(line.limit),
    allowance: allowanceInput(line.allowance),
  };
}

function addressingInput({ kept, method, address, gateway, user, password, radio }: LineDraft) {
  const same = kept?.addressing.method === method ? kept.addressing : undefined;
  switch (method) {
    case 'static':
      return { method, address: address.trim(), gateway: gateway.trim() };
    case 'pppoe':
      return { ...same, method, user: user.trim(), ...(password !== '' && { password }) };
    case 'modem':
      return modemInput(radio, { user, password }, same);
    case 'wifi':
      return wifiInput(radio, password, same);
    default:
      return { method };
  }
}

function allowanceInput({ metered, gigabytes, billingDay, whenSpent, throttleKbit }: AllowanceDraft) {
  if (!metered) return null;
  const throttle = whenSpent === 'throttle' && { throttleKbit: whole(throttleKbit) };
  return { gigabytes: whole(gigabytes), billingDay: whole(billingDay), whenSpent, ...throttle };
}
