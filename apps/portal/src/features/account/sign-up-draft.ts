/** What is typed into the sign-up form and kept; the password is held apart and never kept. */
export interface SignUpDraft {
  name: string;
  email: string;
  organization: string;
}

export type SignUpField = keyof SignUpDraft | 'password';
export type SignUpFault = 'needed' | 'e-mail' | 'short' | 'long';

export const EMPTY_SIGN_UP: SignUpDraft = { name: '', email: '', organization: '' };

/** The draft in a stored value, or undefined when it is none. */
export function reviveSignUp(stored: unknown): SignUpDraft | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const kept = stored as Record<string, unknown>;
  const text = (key: string) => (typeof kept[key] === 'string' ? kept[key] : '');
  return { name: text('name'), email: text('email'), organization: text('organization') };
}

/** What keeps a sign-up from being sent, by field; the server has the last word. `shortest` is of passwords. */
export function checkSignUp(
  draft: SignUpDraft & { password: string },
  shortest: number,
): Partial<Record<SignUpField, SignUpFault>> {
  const faults: Partial<Record<SignUpField, SignUpFault>> = {};
  for (const field of ['name', 'organization'] as const) {
    if (!draft[field].trim()) faults[field] = 'needed';
    else if (draft[field].trim().length > 60) faults[field] = 'long';
  }
  if (!/^\S+@\S+\.\S+$/.test(draft.email.trim())) faults.email = draft.email.trim() ? 'e-mail' : 'needed';
  if (draft.password.length < shortest) faults.password = draft.password ? 'short' : 'needed';
  return faults;
}
