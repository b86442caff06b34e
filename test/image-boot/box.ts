/** A site's box: its card, made of the site's own download, the machine that it is in, and what the portal says of it. */
import { createWriteStream } from 'node:fs';
import { truncate } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { setTimeout as pause } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import type { Site } from '@tresse/contracts';
import type { Board } from './boards.js';
import type { CustomerSite } from './control-plane.js';
import type { Lan } from './lan.js';
import { Machine, PATIENCE_MS } from './machine.js';

const CARD_BYTES = 2 ** 31;
/** Between two looks at the site, in ms. */
const LOOK_MS = 250;

export interface BoxOptions {
  site: CustomerSite;
  /** What its third network card is plugged into. */
  lan?: Lan;
  /** Called with what became of it, and after how long. */
  tell(what: string): void;
}

export class Box {
  readonly site: CustomerSite;
  private machine: Machine | undefined;

  constructor(
    private readonly board: Board,
    private readonly card: string,
    private readonly options: BoxOptions,
  ) {
    this.site = options.site;
  }

  /** Flashes the card, as a person would who has downloaded the image from the site's page. */
  async download(): Promise<void> {
    const file = this.site.image.files.find(({ format }) => format === 'img.gz');
    const { body } = await fetch(file?.url ?? '');
    if (!body) throw new Error('The download is empty.');
    await pipeline(Readable.fromWeb(body as ReadableStream), createGunzip(), createWriteStream(this.card));
    await truncate(this.card, CARD_BYTES);
  }

  isOn(): boolean {
    return this.machine?.isOn() ?? false;
  }

  async switchOn(): Promise<void> {
    const { lan } = this.options;
    this.machine = await Machine.start(this.board, this.card, lan ? { lan } : {});
  }

  async cutPower(): Promise<void> {
    await this.machine?.cutPower();
  }

  /** Where the console is now, for {@link shows}. */
  mark(): number {
    return this.machine?.mark() ?? 0;
  }

  /** Resolves once the console shows the text behind the mark. */
  async shows(text: RegExp, mark: number): Promise<void> {
    await this.machine?.shows(text, mark);
  }

  /** Asks until the site is as wanted. Throws Error with what it is, and the console's end. */
  async becomes(what: string, wanted: (site: Site) => boolean): Promise<Site> {
    const started = Date.now();
    let site = await this.site.look();
    while (!wanted(site)) {
      if (Date.now() > started + PATIENCE_MS) {
        throw new Error(`The site never was ${what}: ${JSON.stringify(site)}\n${this.machine?.tail()}`);
      }
      await pause(LOOK_MS);
      site = await this.site.look();
    }
    this.options.tell(`${what}: after ${Math.round((Date.now() - started) / 1_000)} s`);
    return site;
  }
}
