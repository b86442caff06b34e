import { expect, it } from '@jest/globals';
import type { TeamMember, TenantRole } from '@tresse/contracts';
import { isLastOwner, mayChange, rolesToGive } from './may-change';

const member = (role: TenantRole) => ({ role }) as TeamMember;

it('only owners make owners, and viewers give no role', () => {
  expect(rolesToGive('owner')).toEqual(['owner', 'admin', 'viewer']);
  expect(rolesToGive('admin')).toEqual(['admin', 'viewer']);
  expect(rolesToGive('viewer')).toEqual([]);
});

it('the last owner stays one', () => {
  const [owner, admin] = [member('owner'), member('admin')];
  expect(isLastOwner(owner, [owner, admin])).toBe(true);
  expect(isLastOwner(owner, [owner, member('owner')])).toBe(false);
  expect(mayChange('owner', owner, [owner, admin])).toBe(false);
  expect(mayChange('owner', owner, [owner, member('owner')])).toBe(true);
  expect([mayChange('admin', owner, [owner, owner]), mayChange('admin', admin, [owner, admin])]).toEqual([
    false,
    true,
  ]);
  expect(mayChange('viewer', admin, [owner, admin])).toBe(false);
});
