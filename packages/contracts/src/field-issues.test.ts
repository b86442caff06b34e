import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { fieldIssues, fieldMessage } from './field-issues.js';
import { SiteInput } from './http/index.js';
import { Allowance, Destination, LineRates, PortRange } from './settings/index.js';

/** Path, code and English sentence of everything that is refused. */
function refused(schema: z.ZodType, value: unknown): string[][] {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return [];
  return fieldIssues(parsed.error).map(({ path, code, params }) => [
    path,
    code,
    fieldMessage(code, params).en,
  ]);
}

describe('a refused field', () => {
  it('says what it takes, with an example', () => {
    expect(refused(z.strictObject({ to: Destination }), { to: 'nowhere' })).toEqual([
      [
        'to',
        'field.destination',
        'An address, a network or a domain is needed, such as 203.0.113.7, 203.0.113.0/24 or example.org.',
      ],
    ]);
    const lan = { interface: 'a name far too long', address: '192.168.1.1', dhcp: { first: '1', last: '' } };
    expect(refused(SiteInput.pick({ lan: true }), { lan }).map(([path, code]) => [path, code])).toEqual([
      ['lan.interface', 'field.interface'],
      ['lan.address', 'field.cidr'],
      ['lan.dhcp.first', 'field.ipv4'],
      ['lan.dhcp.last', 'field.required'],
    ]);
  });

  it('says between which numbers it must lie, and that it must be one', () => {
    expect(refused(PortRange, { first: 0, last: 70_000 }).map(([, , sentence]) => sentence)).toEqual([
      'At least 1 is needed.',
      'At most 65535 is allowed.',
    ]);
    expect(refused(PortRange, { first: '8x', last: 1.5 }).map(([, code]) => code)).toEqual([
      'field.whole-number',
      'field.whole-number',
    ]);
  });

  it('speaks of rates as people give them', () => {
    const said = 'A rate from 0.064 to 10000 Mbit/s is needed.';
    expect(refused(LineRates, { downKbit: 'fast', upKbit: 12 })).toEqual([
      ['downKbit', 'field.rate', said],
      ['upKbit', 'field.rate', said],
    ]);
  });

  it('says the same of every day that a month may lack', () => {
    const allowance = { gigabytes: 50, billingDay: 32, whenSpent: 'warn' };
    expect(refused(Allowance, allowance).map(([path, code]) => [path, code])).toEqual([
      ['billingDay', 'allowance.day'],
    ]);
  });

  it('is missing when nothing, an empty text or no number was given', () => {
    const schema = z.strictObject({ a: z.string(), b: z.string().min(1), c: z.int() });
    expect(refused(schema, { b: '', c: Number.NaN }).map(([path, code]) => [path, code])).toEqual([
      ['a', 'field.required'],
      ['b', 'field.required'],
      ['c', 'field.required'],
    ]);
  });

  it('is named when nobody knows it', () => {
    expect(refused(PortRange, { first: 1, last: 2, colour: 'red' })).toEqual([
      ['colour', 'field.unknown', 'This field is not known.'],
    ]);
  });
});
