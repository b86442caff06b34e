import { describe, expect, it } from '@jest/globals';
import type { Access, TenantRole } from '@tresse/contracts';
import { type Person, refusal } from './caller.js';

const person = (role: TenantRole | null, staff = false): Person => ({
  user: { id: 'u', name: 'Ana', email: 'ana@example.org', staff },
  tenant: role && { id: 't', name: 'Ferme', role },
});

describe('access to a route', () => {
  it.each<[string, Person | undefined, Access, string | undefined]>([
    ['nobody may call a public one', undefined, 'public', undefined],
    ['nobody may not call another', undefined, 'member', 'auth.required'],
    ['a viewer reads', person('viewer'), 'member', undefined],
    ['a viewer does not write', person('viewer'), 'writer', 'auth.forbidden'],
    ['an admin writes', person('admin'), 'writer', undefined],
    ['an owner writes', person('owner'), 'writer', undefined],
    ['an owner is not staff', person('owner'), 'staff', 'auth.forbidden'],
    ['staff need no tenant', person(null, true), 'staff', undefined],
    ['staff without a tenant are no member', person(null, true), 'member', 'auth.forbidden'],
  ])('%s', (_, caller, access, expected) => {
    expect(refusal(caller, access)).toBe(expected);
  });
});
