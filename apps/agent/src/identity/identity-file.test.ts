import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { loadIdentity } from './identity-file.js';

let stateDir: string;
beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'tresse-identity-'));
});
afterEach(() => rm(stateDir, { recursive: true }));

it('there is no identity before the enrolment', async () => {
  expect(await loadIdentity(stateDir)).toBeUndefined();
});

it.each(['', '{"deviceId":', '{}'])(
  'a damaged identity (%j) is told in a sentence, with a code',
  async (text) => {
    const path = join(stateDir, 'identity.json');
    await writeFile(path, text);
    await expect(loadIdentity(stateDir)).rejects.toMatchObject({
      code: 'identity.damaged',
      message: `The identity in ${path} is damaged: remove the file and enrol again with a new claim.`,
    });
  },
);
