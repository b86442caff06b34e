/** Injection token of the one better-auth instance. */
export const AUTH = Symbol('auth');
