/** better-auth's client, loaded when somebody submits a form: no other page pays for it. */
async function authClient() {
  const { createAuthClient } = await import('better-auth/client');
  return createAuthClient({ basePath: '/api/auth' });
}

/** Why better-auth refused, as a key of the messages. */
export type AuthRefusal =
  | 'wrong-credentials'
  | 'e-mail-taken'
  | 'password-short'
  | 'password-long'
  | 'e-mail-invalid'
  | 'too-many'
  | 'unreachable';

const REFUSALS: Record<string, AuthRefusal> = {
  INVALID_EMAIL_OR_PASSWORD: 'wrong-credentials',
  USER_ALREADY_EXISTS: 'e-mail-taken',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'e-mail-taken',
  PASSWORD_TOO_SHORT: 'password-short',
  PASSWORD_TOO_LONG: 'password-long',
  INVALID_EMAIL: 'e-mail-invalid',
};

interface Refused {
  code?: string;
  status: number;
}

function refusal(error: Refused | null): AuthRefusal | null {
  if (!error) return null;
  if (error.status === 429) return 'too-many';
  return REFUSALS[error.code ?? ''] ?? (error.status === 401 ? 'wrong-credentials' : 'unreachable');
}

export interface SignUp {
  name: string;
  email: string;
  password: string;
  /** Name of the tenant that begins with this account. */
  organization: string;
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

/** Ends the session, here and on the server. */
export async function signOut(): Promise<void> {
  const client = await authClient();
  await client.signOut();
}
