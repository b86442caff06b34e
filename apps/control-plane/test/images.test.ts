import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type ImageRelease,
  type ImagerManifest,
  type NewClaim,
  parseClaim,
  type Site,
  type SiteImage,
} from '@tresse/contracts';
import { filledClaimBlock, unfilledClaimBlock, writeRelease } from '@tresse/personal-image';
import { type Booted, boot } from './boot.js';
import { applicant, post } from './enrol.js';
import { type Estate, settle } from './estate.js';
import { Fleet } from './fleet.js';
import { TestDevice } from './test-device.js';
import { until } from './until.js';

const HEAD = Buffer.concat([randomBytes(40_000), Buffer.alloc(512 - (40_000 % 512))]);
const TAIL = randomBytes(90_000);

describe('the image of a site', () => {
  let booted: Booted;
  let estate: Estate;
  let fleet: Fleet;

  beforeAll(async () => {
    booted = await boot();
    estate = await settle(booted);
    fleet = await Fleet.of(booted);
  }, 60_000);
  afterAll(async () => {
    await fleet?.close();
    await booted?.stop();
  });

  const at = (path: string) => `/api/sites/${estate.mine.siteId}${path}`;
  const image = (claimText: string) => Buffer.concat([HEAD, filledClaimBlock(claimText), TAIL]);

  async function release(
    folder = join(booted.config.imageDir, '1.0.0'),
    version = '1.0.0',
    releaseDate = '2026-11-22',
  ): Promise<void> {
    const raw = join(booted.config.dataDir, 'raw.img');
    await writeFile(raw, Buffer.concat([HEAD, unfilledClaimBlock(), TAIL]));
    await writeRelease({
      imagePath: raw,
      folder,
      facts: {
        version,
        name: `Tresse ${version}`,
        description: 'A box for one site.',
        releaseDate,
        devices: ['pi4-64bit', 'pi5-64bit'],
      },
    });
  }

  async function make(): Promise<SiteImage> {
    const answer = await estate.mine.browser.call('POST', at('/images'));
    expect(answer.status).toBe(201);
    return answer.body as SiteImage;
  }

  const fileOf = ({ files }: SiteImage, format: SiteImage['files'][number]['format']) => {
    const file = files.find((each) => each.format === format);
    if (!file) throw new Error(`no ${format}`);
    return file;
  };

  /** By somebody who has nothing but the address, as a program that writes cards. */
  function get(url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
    return fetch(url.replace(booted.config.publicUrl, booted.url), { headers, method });
  }
  const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

  it('is not to be had while there is no release', async () => {
    expect((await estate.mine.browser.call('GET', '/api/images')).body).toEqual([]);
    expect(await estate.mine.browser.call('POST', at('/images'))).toMatchObject({
      status: 409,
      body: { code: 'image.none' },
    });
    expect((await estate.mine.browser.call('GET', at('/images/newest'))).body).toBeNull();
  });

  describe('with a release', () => {
    beforeAll(async () => {
      // Beside it one that is being written and one that is damaged: neither is offered.
      await mkdir(join(booted.config.imageDir, '2.0.0'), { recursive: true });
      await mkdir(join(booted.config.imageDir, '3.0.0'));
      await writeFile(join(booted.config.imageDir, '3.0.0', 'release.json'), '{}');
      await release();
    });

    it('is the released one with a claim of the site in it, as gzip', async () => {
      expect((await estate.mine.browser.call('GET', '/api/images')).body).toMatchObject([
        { version: '1.0.0' },
      ]);
      const made = await make();
      const response = await get(fileOf(made, 'img.gz').url);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('application/gzip');
      const bytes = await bytesOf(response);
      expect(bytes.length).toBe(fileOf(made, 'img.gz').bytes);
      expect(gunzipSync(bytes).equals(image(made.claimText))).toBe(true);
      expect(parseClaim(made.claimText)).toMatchObject({
        url: expect.stringContaining('https://127.0.0.1:'),
      });
    });

    it('is made of the newest release, also where that lies in the folder itself', async () => {
      const versions = async () =>
        ((await estate.mine.browser.call('GET', '/api/images')).body as ImageRelease[]).map(
          ({ version }) => version,
        );
      await release(booted.config.imageDir, '1.0.10');
      expect(await versions()).toEqual(['1.0.10', '1.0.0']);
      await rm(join(booted.config.imageDir, 'release.json'));
      expect(await versions()).toEqual(['1.0.0']);
    });

    it('is there as ZIP, and shown again to who comes back', async () => {
      const made = await make();
      const bytes = await bytesOf(await get(fileOf(made, 'zip').url));
      expect(bytes.length).toBe(fileOf(made, 'zip').bytes);
      expect(bytes.subarray(0, 4)).toEqual(Buffer.from('PK\x03\x04'));
      expect(bytes.includes(filledClaimBlock(made.claimText))).toBe(true);
      expect((await estate.mine.browser.call('GET', at('/images/newest'))).body).toEqual(made);
    });

    it('is told to Raspberry Pi Imager with the hash of what it unpacks', async () => {
      const made = await make();
      expect(made.imagerUrl).toBe(`rpi-imager://open?repo=${encodeURIComponent(made.manifestUrl)}`);
      expect(made.manifestUrl).toMatch(/\.json$/);
      const { imager, os_list } = (await (await get(made.manifestUrl)).json()) as ImagerManifest;
      expect(imager.devices.map(({ name }) => name)).toEqual(['Raspberry Pi 4', 'Raspberry Pi 5']);
      const unpacked = image(made.claimText);
      expect(os_list).toEqual([
        {
          name: 'Tresse 1.0.0',
          description: 'A box for one site.',
          icon: `${booted.config.publicUrl}/icon.svg`,
          url: fileOf(made, 'img.gz').url,
          extract_size: unpacked.length,
          extract_sha256: createHash('sha256').update(unpacked).digest('hex'),
          image_download_size: fileOf(made, 'img.gz').bytes,
          release_date: '2026-11-22',
          devices: ['pi4-64bit', 'pi5-64bit'],
          init_format: 'none',
          architecture: 'armv8',
        },
      ]);
    });

    it('is not told to Imager when what is on the disk is not what was released', async () => {
      const made = await make();
      const stream = await open(join(booted.config.imageDir, '1.0.0', 'image.deflate'), 'r+');
      await stream.write(randomBytes(64), 0, 64, (await stream.stat()).size - 10_000);
      await stream.close();
      const answer = await get(made.manifestUrl);
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
        503,
        'image.damaged',
      ]);
      expect(answer.headers.get('retry-after')).toBeNull();
      await release();
      expect((await get(made.manifestUrl)).status).toBe(200);
    });

    it('is told to Imager also when its release has been moved to another folder', async () => {
      await get((await make()).manifestUrl);
      const from = join(booted.config.imageDir, '1.0.0');
      const to = join(booted.config.imageDir, 'moved');
      await rename(from, to);
      expect((await get((await make()).manifestUrl)).status).toBe(200);
      await rename(to, from);
    });

    it('goes on where a download broke off, and only with what was begun', async () => {
      const { url, bytes: size } = fileOf(await make(), 'img.gz');
      const whole = await get(url);
      const etag = whole.headers.get('etag') ?? '';
      const expected = await bytesOf(whole);
      const first = await get(url, { range: 'bytes=0-49999' });
      const rest = await get(url, { range: 'bytes=50000-', 'if-range': etag });
      expect([first.status, rest.status]).toEqual([206, 206]);
      expect(rest.headers.get('content-range')).toBe(`bytes 50000-${size - 1}/${size}`);
      expect(Buffer.concat([await bytesOf(first), await bytesOf(rest)]).equals(expected)).toBe(true);

      const another = fileOf(await make(), 'img.gz').url;
      expect((await get(another, { range: 'bytes=50000-', 'if-range': etag })).status).toBe(200);
    });

    it('has another tag once its release was made again with another day, which ZIP tells', async () => {
      const { url } = fileOf(await make(), 'zip');
      const tag = async () => (await get(url, {}, 'HEAD')).headers.get('etag');
      const before = await tag();
      expect(await tag()).toBe(before);
      await release(undefined, undefined, '2026-11-23');
      expect(await tag()).not.toBe(before);
      await release();
      expect(await tag()).toBe(before);
    });

    it('tells its size without being sent, and refuses a range that it does not have', async () => {
      const { url, bytes } = fileOf(await make(), 'zip');
      const head = await get(url, { range: 'bytes=10-' }, 'HEAD');
      expect([head.status, head.headers.get('content-length'), head.headers.get('accept-ranges')]).toEqual([
        200,
        String(bytes),
        'bytes',
      ]);
      const beyond = await get(url, { range: `bytes=${bytes}-` });
      expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${bytes}`]);
      expect(await beyond.json()).toMatchObject({ code: 'image.range' });
    });

    it('is another tenant’s for nobody', async () => {
      for (const [method, path] of [
        ['POST', '/images'],
        ['GET', '/images/newest'],
      ] as const) {
        expect(await estate.other.browser.call(method, at(path))).toMatchObject({
          status: 404,
          body: { code: 'not-found' },
        });
      }
    });

    it('is nobody’s who has a wrong address', async () => {
      const { url } = fileOf(await make(), 'zip');
      const wrongToken = url.replace(/downloads\/[^/]+/, `downloads/${'A'.repeat(43)}`);
      for (const wrong of [wrongToken, url.replace('1.0.0', '1.0.1'), `${url}.bak`]) {
        expect((await get(wrong)).status).toBe(404);
      }
    });

    it.each<[string, (made: SiteImage) => Promise<unknown>]>([
      ['its time is up', ({ claimId }) => setClaim(claimId, `download_until = now()`)],
      ['the claim has expired', ({ claimId }) => setClaim(claimId, `expires_at = now()`)],
      ['another was made', () => make()],
      ['a claim was made', () => estate.mine.browser.call('POST', at('/claims'))],
      ['a box has used it', ({ claimText }) => enrol(claimText)],
      ['its release was removed', () => rm(join(booted.config.imageDir, '1.0.0'), { recursive: true })],
    ])('cannot be downloaded any more when %s', async (_, end) => {
      const made = await make();
      await end(made);
      for (const url of [fileOf(made, 'img.gz').url, made.manifestUrl]) {
        const answer = await get(url);
        expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
          410,
          'image.expired',
        ]);
      }
      await release();
    });

    it('still says until when its card works, once the download is over', async () => {
      const made = await make();
      await setClaim(made.claimId, `download_until = now()`);
      const newest = (await estate.mine.browser.call('GET', at('/images/newest'))).body as SiteImage;
      expect(newest).toMatchObject({
        claimId: made.claimId,
        downloadOver: true,
        claimUntil: made.claimUntil,
      });
    });

    it('leaves nothing in the database with which a box could enrol or anybody download', async () => {
      const made = await make();
      const [row] = await fleet.rows('SELECT * FROM claim WHERE id = $1', made.claimId);
      const kept = JSON.stringify(row);
      const token = made.manifestUrl.split('/').at(-2) ?? '';
      expect(token).toMatch(/^.{43}$/);
      expect(kept).toContain(createHash('sha256').update(token).digest('hex'));
      expect(kept).not.toContain(token);
      expect(kept).not.toContain(parseClaim(made.claimText)?.secret);
    });

    it('starts one box; the second is refused, and the site is told once', async () => {
      const made = await make();
      const before = await fleet.timeline(estate.mine.siteId);
      const box = await enrol(made.claimText);
      expect(box.status).toBe(200);
      for (const _ of [1, 2]) {
        expect(await enrol(made.claimText)).toMatchObject({
          status: 409,
          body: { code: 'claim.image-used' },
        });
      }
      const told = (await fleet.timeline(estate.mine.siteId)).slice(before.length);
      expect(told).toEqual(['device.enrolled', 'claim.reused']);
      const site = (await estate.mine.browser.call('GET', at(''))).body as Site;
      expect(site.claim).toMatchObject({ id: made.claimId, inImage: true, reusedAt: expect.any(String) });
      await make();
      expect(((await estate.mine.browser.call('GET', at(''))).body as Site).claim?.reusedAt).toBeNull();
    });

    it('starts the same box again that never had the answer, until it has connected', async () => {
      const made = await make();
      const { body, privateKeyPem } = await applicant(parseClaim(made.claimText)?.secret ?? '');
      const lost = await post(booted, body);
      const again = await post(booted, body);
      expect([lost.status, again.status]).toEqual([200, 200]);
      const present = await fleet.rows<{ id: string }>(
        'SELECT id FROM device WHERE site_id = $1 AND revoked_at IS NULL',
        estate.mine.siteId,
      );
      expect(present).toEqual([{ id: again.body.deviceId }]);

      const session = await new TestDevice(again.body, privateKeyPem).session(1);
      await until(
        () => fleet.rows<{ online: boolean }>('SELECT online FROM device WHERE id = $1', again.body.deviceId),
        ([device]) => device?.online === true,
      );
      const before = await fleet.timeline(estate.mine.siteId);
      expect(await post(booted, body)).toMatchObject({ status: 409, body: { code: 'claim.image-used' } });
      expect(await fleet.timeline(estate.mine.siteId)).toEqual(before);
      await session.end();
    });

    it('is not needed for the same to be told of a claim by hand', async () => {
      const { text } = (await estate.mine.browser.call('POST', at('/claims'))).body as NewClaim;
      await enrol(text);
      expect((await enrol(text)).body.code).toBe('claim.used');
      expect((await fleet.timeline(estate.mine.siteId)).at(-1)).toBe('claim.reused');
    });
  });

  const setClaim = (id: string, change: string) => fleet.rows(`UPDATE claim SET ${change} WHERE id = $1`, id);

  async function enrol(claimText: string) {
    const { body } = await applicant(parseClaim(claimText)?.secret ?? '');
    return post(booted, body);
  }
});
