import { describe, expect, it } from '@jest/globals';
import { mergeSamples } from './sample-window';

const at = (second: number) => ({ at: new Date(second * 1_000).toISOString(), lines: [] });

describe('mergeSamples', () => {
  it('keeps one sample for each instant, in order, whatever the order of arrival', () => {
    expect(mergeSamples([at(3), at(1)], [at(2), at(3)], 60_000)).toEqual([at(1), at(2), at(3)]);
  });
  it('lets go of what is older than the window', () => {
    expect(mergeSamples([at(1), at(50)], [at(62)], 60_000)).toEqual([at(50), at(62)]);
  });
  it('stays empty on nothing', () => expect(mergeSamples([], [], 1_000)).toEqual([]));
});
