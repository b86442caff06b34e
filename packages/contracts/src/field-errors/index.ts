/** Every reason for which one field can be refused, in both languages, by what the field is about. */
import { ANNOUNCEMENT_ERRORS } from './announcements.js';
import { BRAID_ERRORS } from './braid.js';
import { FORM_ERRORS } from './form.js';
import { LINE_ERRORS } from './lines.js';
import { LOCAL_NETWORK_ERRORS } from './local-network.js';
import { RELAY_ERRORS } from './relays.js';
import { RULE_ERRORS } from './rules.js';

export const FIELD_ERRORS = {
  ...FORM_ERRORS,
  ...LINE_ERRORS,
  ...LOCAL_NETWORK_ERRORS,
  ...RULE_ERRORS,
  ...BRAID_ERRORS,
  ...RELAY_ERRORS,
  ...ANNOUNCEMENT_ERRORS,
} as const;

export type FieldErrorCode = keyof typeof FIELD_ERRORS;
