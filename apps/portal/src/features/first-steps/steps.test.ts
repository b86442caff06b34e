import { describe, expect, it } from '@jest/globals';
import type { Job, Site } from '@tresse/contracts';
import { currentStep, doneSteps } from './steps';

const device = { id: 'd' } as unknown as Site['device'];
const lines = (...states: string[]) => states.map((state) => ({ state })) as unknown as Site['lines'];
const test = (state: Job['state']) => ({ kind: 'speed-test', state }) as unknown as Job;

describe('the first steps', () => {
  it('wait for the box first', () =>
    expect(currentStep(doneSteps({ device: null, lines: lines('unknown', 'unknown') }, []))).toBe(
      'enrolled',
    ));
  it('wait for the lines to be named where there are none', () =>
    expect(currentStep(doneSteps({ device, lines: [] }, []))).toBe('named'));
  it('wait until every line works', () =>
    expect(currentStep(doneSteps({ device, lines: lines('up', 'down') }, []))).toBe('lines'));
  it('do not take a failed test for a test', () =>
    expect(currentStep(doneSteps({ device, lines: lines('up', 'up') }, [test('failed')]))).toBe('tested'));
  it('end', () =>
    expect(
      currentStep(doneSteps({ device, lines: lines('up', 'up') }, [test('succeeded')])),
    ).toBeUndefined());
});
