import { describe, expect, it } from '@jest/globals';
import { RegionInput, type SuppliedRegion } from '@tresse/contracts';
import { draftOfRegion, emptyRegion, regionInput, reviveRegion } from './region-draft';

const ACCOUNT = '00000000-0000-4000-8000-000000000001';
const REGION: SuppliedRegion = {
  code: 'paris',
  name: { en: 'Paris', fr: 'Paris' },
  supply: {
    accountId: ACCOUNT,
    providerRegion: 'fsn1',
    size: 'cx22',
    image: 'debian-13',
    mostRelays: 7,
    lineKbit: 1_500,
    mostSites: 60,
  },
  ...{ relays: 1, sites: 2, room: 198 },
};

describe('the draft of a region', () => {
  it('asks for the same again when nothing was typed', () => {
    const { name, supply } = REGION;
    expect(RegionInput.parse(regionInput(draftOfRegion(REGION, '', 'fr-FR')))).toEqual({ name, supply });
    const own = { ...REGION, supply: null };
    expect(RegionInput.parse(regionInput(draftOfRegion(own, ACCOUNT, 'fr-FR')))).toEqual({
      name,
      supply: null,
    });
  });

  it('begins with the account that there is, and without a cloud where there is none', () => {
    expect(emptyRegion(ACCOUNT)).toMatchObject({ source: 'cloud', accountId: ACCOUNT });
    expect(emptyRegion('').source).toBe('own');
  });

  it('sends a number that is none as it was typed, so that the server can say so', () => {
    const draft = { ...draftOfRegion(REGION, '', 'fr-FR'), mostRelays: 'many' };
    expect(regionInput(draft).supply?.mostRelays).toBe('many');
    expect(RegionInput.safeParse(regionInput(draft)).success).toBe(false);
  });

  it('is revived only when it is whole', () => {
    const draft = draftOfRegion(REGION, '', 'fr-FR');
    expect(reviveRegion(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
    expect([reviveRegion({ ...draft, image: 'dos' }), reviveRegion('x')]).toEqual([undefined, undefined]);
  });
});
