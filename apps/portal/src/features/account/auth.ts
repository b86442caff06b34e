import type { ErrorCode } from '@tresse/contracts';

/** better-auth's client, loaded when somebody submits a form: no other page pays for it. */
async function authClient() {
  const { createAuthClient } = await import('better-auth/client');
  return createAuthClient({ basePath: '/api/auth' });
}

/** Why the server refused, as a key of the messages. */
export type AuthRefusal =
  | 'wrong-credentials'
  | 'e-mail-taken'
  | 'password-short'
  | 'password-long'
  | 'e-mail-invalid'
  | 'link-ended'
  | 'too-many'
  | 'unreachable';

const REFUSALS: Record<string, AuthRefusal> = {
  'auth.wrong-credentials': 'wrong-credentials',
  'auth.e-mail-taken': 'e-mail-taken',
  'auth.e-mail-invalid': 'e-mail-invalid',
  'auth.password-short': 'password-short',
  'auth.password-long': 'password-long',
  'auth.link-ended': 'link-ended',
  'auth.too-many': 'too-many',
} satisfies Partial<Record<ErrorCode, AuthRefusal>>;

interface Refused {
  code?: string;
  status: number;
}

function refusal(error: Refused | null): AuthRefusal | null {
  if (!error) return null;
  return REFUSALS[error.code ?? ''] ?? 'unreachable';
}

export interface SignUp {
  name: string;
  email: string;
  password: string;
  /** Name of the tenant that begins with this account. */
  organization: string;
  /** The secret of the invitation that is accepted by it. */
  invitation?: string;
}

/** Makes an account with its organisation and signs in. Returns why not, or null. */
export async function signUp(input: SignUp): Promise<AuthRefusal | null> {
  const client = await authClient();
  const { error } = await client.signUp.email({ ...input });
  return refusal(error);
}

/** Signs in. Returns why not, or null. */
export async function signIn(email: string, password: string): Promise<AuthRefusal | null> {
  const client = await authClient();
  const { error } = await client.signIn.email({ email, password });
  return refusal(error);
}

/** Chooses another password by a link's secret; every session of the account ends. Returns why not, or null. */
export async function resetPassword(token: string, newPassword: string): Promise<AuthRefusal | null> {
  const client = await authClient();
  const { error } = await client.resetPassword({ token, newPassword });
  return refusal(error);
}

/** Ends the session, here and on the server. */
export async function signOut(): Promise<void> {
  const client = await authClient();
  await client.signOut();
}
