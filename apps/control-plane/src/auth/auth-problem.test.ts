import { describe, expect, it } from '@jest/globals';
import { authError } from './auth-problem.js';

describe('a refusal of better-auth', () => {
  it.each([
    [401, { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'no' }, 'auth.wrong-credentials'],
    [422, { code: 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL', message: 'no' }, 'auth.e-mail-taken'],
    [400, { code: 'PASSWORD_TOO_SHORT', message: 'no' }, 'auth.password-short'],
    [403, { code: 'INVALID_ORIGIN', message: 'no' }, 'auth.forbidden'],
    [404, {}, 'not-found'],
    [418, {}, 'request.unreadable'],
    [429, { message: 'slow down' }, 'auth.too-many'],
    [500, {}, 'internal'],
  ])('with status %i becomes a code of ours', (status, body, code) => {
    expect(authError(status, JSON.stringify(body)).code).toBe(code);
  });

  it('names the fields of a validation error', () => {
    const message = '[body.email] Invalid input; [body.password] Invalid input';
    const error = authError(400, JSON.stringify({ code: 'VALIDATION_ERROR', message }));
    expect(error.code).toBe('request.invalid');
    expect(error.fields.map(({ path }) => path)).toEqual(['email', 'password']);
  });

  it('need not be JSON', () => {
    expect(authError(404, 'Not Found').code).toBe('not-found');
  });
});
