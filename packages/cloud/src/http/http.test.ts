import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { fakeClock } from '../testing/fake-clock.js';
import { failureOf } from '../testing/scene.js';
import { codeOfStatus, httpClient } from './index.js';

const classify = (status: number) => ({ code: codeOfStatus(status) });

/** A client that gets this answer, and what it asked for. */
function clientOf(answer: () => Promise<Response>) {
  const asked: { url: string; init: RequestInit }[] = [];
  const send = httpClient('lab', classify, {
    clock: fakeClock(),
    random: () => 0.5,
    fetch: async (url, init = {}) => {
      asked.push({ url: String(url), init });
      return answer();
    },
  });
  const get = (token: string) =>
    send({
      method: 'GET',
      url: 'http://lab.test/things',
      headers: () => ({ authorization: `Bearer ${token}` }),
      answer: z.object({ things: z.array(z.object({ id: z.int() })) }),
    });
  return { get, asked };
}

describe('the HTTP client', () => {
  it('keeps of an answer what is asked for, and lets the rest go', async () => {
    const body = JSON.stringify({ things: [{ id: 1, root_password: 'x' }], meta: {} });
    const { get } = clientOf(async () => new Response(body));
    expect((await get('a')).value).toEqual({ things: [{ id: 1 }] });
  });

  it('names the field of an answer that it does not understand', async () => {
    const { get, asked } = clientOf(async () => new Response('{"things":[{"id":"1"}]}'));
    expect(await failureOf(get('a'))).toMatchObject({ code: 'answer-not-understood', detail: 'things.0.id' });
    expect(asked).toHaveLength(1);
  });

  it('calls a key wrong that no header can carry, without showing or sending it', async () => {
    const { get, asked } = clientOf(async () => new Response('{}'));
    const failure = await failureOf(get('abc\ndéf'));
    expect(failure).toMatchObject({ code: 'credentials-wrong', detail: 'malformed' });
    expect(inspect(failure, { depth: 9, showHidden: true })).not.toMatch(/abc|déf/);
    expect(asked).toEqual([]);
  });

  it('takes a key nowhere but where it was told to', async () => {
    const { get, asked } = clientOf(async () => new Response('{"things":[]}'));
    await get('a');
    expect(asked[0]?.init.redirect).toBe('error');
  });

  it('keeps of an error underneath no more than the system’s code', async () => {
    const { get, asked } = clientOf(async () => {
      throw new TypeError('fetch of secret-key failed', {
        cause: Object.assign(new Error('secret-key'), { code: 'ECONNREFUSED' }),
      });
    });
    const failure = await failureOf(get('secret-key'));
    expect(failure).toMatchObject({ code: 'provider-unreachable', detail: 'ECONNREFUSED' });
    expect(inspect(failure, { depth: 9, showHidden: true })).not.toContain('secret-key');
    expect(asked).toHaveLength(4);
  });
});
