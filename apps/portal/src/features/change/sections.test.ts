import { describe, expect, it } from '@jest/globals';
import { SiteInput } from '@tresse/contracts';
import { firstSection, SECTIONS, sectionAddress, sectionNamed, sectionOf } from './sections';

describe('the sections of a site’s settings', () => {
  it('have a home for every member of the request', () => {
    const homes = Object.keys(SiteInput.shape).map((member) => [member, sectionOf(`${member}.0.name`)]);
    expect(Object.fromEntries(homes)).toEqual({
      name: 'about',
      region: 'about',
      braid: 'braid',
      lines: 'lines',
      lan: 'lan',
      portForwards: 'forwards',
      bypass: 'bypass',
      quality: 'priorities',
    });
  });

  it('have each an address that leads to it', () => {
    for (const section of SECTIONS) {
      const name = sectionAddress('42', section).split('/edit')[1]?.slice(1);
      expect(sectionNamed(name || undefined)).toBe(section);
    }
    expect(sectionNamed('nowhere')).toBeUndefined();
    expect(sectionNamed('lines')).toBeUndefined();
  });

  it('lead to the first that is refused', () => {
    expect(firstSection(['lan.address', 'bypass.0.match'])).toBe('bypass');
    expect(firstSection([])).toBeUndefined();
  });
});
