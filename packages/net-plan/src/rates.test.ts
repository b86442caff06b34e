import { expect, it } from '@jest/globals';
import { ASSUMED_CONTRACT, agreedRate, heldRate, sendRate } from './rates.js';

const contract = { downKbit: 8_000, upKbit: 1_000 };

it('a line sends as measured, else as contracted, else as assumed', () => {
  const line = { index: 2, contract, limit: null };
  expect(sendRate(line, 'upKbit', { rates: { 2: 1_300 } })).toBe(1_300);
  expect(sendRate(line, 'downKbit', { rates: { 1: 1_300 } })).toBe(8_000);
  expect(sendRate({ ...line, contract: null }, 'downKbit', {})).toBe(ASSUMED_CONTRACT.downKbit);
});

it('a line never sends above the limit that a person has set', () => {
  const line = { index: 1, contract, limit: { downKbit: 5_000, upKbit: 900 } };
  expect(sendRate(line, 'downKbit', { rates: { 1: 7_000 } })).toBe(5_000);
  expect(sendRate(line, 'upKbit', { rates: { 1: 700 } })).toBe(700);
});

it('an estimate begins with the contract, and is not made of what goes beside the tunnels unseen', () => {
  const line = { index: 1, contract, limit: null };
  const quality = { shaping: true };
  expect(agreedRate(line, 'upKbit', { braid: { profile: 'spray' }, quality })).toBe(995);
  expect(agreedRate(line, 'upKbit', { braid: { profile: 'mptcp', carrier: 'tunnel' }, quality })).toBe(995);
  expect(agreedRate(line, 'upKbit', { braid: { profile: 'mptcp', carrier: 'direct' }, quality })).toBe(995);
  const bond = { profile: 'bond', mode: 'balance-rr', hash: 'layer3+4', monitor: 'watcher' } as const;
  expect(agreedRate(line, 'upKbit', { braid: bond, quality })).toBeNull();
  expect(agreedRate(line, 'downKbit', { braid: { profile: 'mptcp', carrier: 'direct' }, quality })).toBe(
    7_960,
  );
});

it('a line with a spent allowance is held to what is granted and its heartbeats, shaped or not', () => {
  const line = { index: 1, contract, limit: null };
  const granted = { 1: 128 };
  for (const shaping of [true, false]) {
    const settings = { braid: { profile: 'spray' }, quality: { shaping } } as const;
    expect(heldRate(line, 'downKbit', settings, { granted, rates: { 1: 7_000 } })).toBe(184);
    expect(heldRate({ ...line, index: 2 }, 'downKbit', settings, { granted })).toBe(shaping ? 7_960 : null);
  }
  expect(sendRate(line, 'downKbit', { granted })).toBe(128);
});
