import { describe, expect, it } from '@jest/globals';
import { routes } from '@tresse/contracts';
import { ApiError } from './api-error.js';
import { parseInput } from './parse-input.js';

const LINE = { name: 'A', kind: 'adsl', interface: 'eth1', addressing: { method: 'dhcp' }, contract: null };
const siteId = '01a1fc61-a769-793d-ae04-6925bac8e14a';

function refusal(run: () => unknown): ApiError {
  try {
    run();
  } catch (error) {
    if (error instanceof ApiError) return error;
  }
  throw new Error('was not refused');
}

describe('what comes in at the door', () => {
  it('is parsed, with defaults and numbers from the query', () => {
    const input = parseInput(routes.listSiteEvents, {
      params: { siteId },
      query: { limit: '5' },
      body: undefined,
    });
    expect(input).toMatchObject({ params: { siteId }, query: { limit: 5 } });
  });

  it('is not found when its path names no possible thing', () => {
    const raw = { params: { siteId: 'nonsense' }, query: {}, body: undefined };
    expect(refusal(() => parseInput(routes.getSite, raw)).code).toBe('not-found');
  });

  it('is refused with every wrong field at once', () => {
    const raw = { params: {}, query: {}, body: { name: ' ', region: 'demo', lines: [LINE], colour: 'red' } };
    const { code, fields } = refusal(() => parseInput(routes.createSite, raw));
    expect(code).toBe('request.invalid');
    expect(fields.map((field) => [field.path, field.code])).toEqual(
      expect.arrayContaining([
        ['name', 'field.required'],
        ['lines', 'lines.too-few'],
        ['lan', 'field.required'],
        ['colour', 'field.unknown'],
      ]),
    );
  });

  it('is refused when there is no body at all', () => {
    const raw = { params: {}, query: {}, body: undefined };
    expect(refusal(() => parseInput(routes.createRelay, raw)).fields.map(({ path }) => path)).toEqual([
      'name',
      'region',
      'publicAddress',
    ]);
  });
});
