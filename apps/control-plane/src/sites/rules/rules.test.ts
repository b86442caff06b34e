import { describe, expect, it } from '@jest/globals';
import { checkSite } from './index.js';
import { around, forward, lan, problems, site } from './testing/given.js';

describe('the rules of a site', () => {
  it('pass an ordinary one', () => expect(problems({ portForwards: [forward()] })).toEqual([]));

  it('refuse an unknown region', () => {
    expect(problems({}, { regionKnown: false })).toEqual(['region region.unknown']);
  });

  it('name the other line, in both languages', () => {
    const [problem] = checkSite(site(lan('192.168.2.9/24')), around);
    expect(problem?.message.en).toContain('Free');
    expect(problem?.message.fr).toContain('Free');
  });
});
