/** A modem behind a serial port, as far as ModemManager speaks with it, with a SIM that counts. Source: 3GPP TS 27.007. */
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

/** What the SIM is like. */
export interface Sim {
  readonly pin: string;
  /** How many more PINs it takes before it asks for its PUK. */
  tries: number;
  /** Right PINs that it was told since it has power. */
  unlocked: boolean;
}

const MOST_TRIES = 3;

/**
 * Name of its port, for ModemManager. A socket without a file; its name fills the whole of it (`unix(7)`), since Node pads
 * shorter ones with zeros, which ModemManager does not.
 */
export const AT_PORT = `abstract:tresse-at-${process.pid}-`.padEnd(107, '-');

/** What it answers to each command, without what ends a line; null for an error. */
const PLAIN: Readonly<Record<string, string>> = {
  'AT+GCAP': '+GCAP: +CGSM,+DS,+ES',
  'AT+WS46=?': '+WS46: (12,22,25)',
  'AT+CGMI': 'Acme',
  'AT+CGMM': 'AT-1',
  'AT+CGMR': '1.0',
  'AT+CGSN': '490154203237518',
  'AT+CFUN?': '+CFUN: 1',
  'AT+CIMI': '208011234567890',
  'AT+CRSM=176,12258,0,0,10': '+CRSM: 144,0,"98331000000000000021"',
  'AT+CGDCONT=?': '+CGDCONT: (1-16),"IP",,,(0-2),(0-4)',
  'AT+CGDCONT?': '+CGDCONT: 1,"IP","orange.fr","",0,0',
  'AT+CREG?': '+CREG: 2,1,"0001","0000C0DE"',
  'AT+CGREG?': '+CGREG: 2,1,"0001","0000C0DE"',
  'AT+COPS?': '+COPS: 0,0,"Orange F",2',
  'AT+CSQ': '+CSQ: 20,99',
};

/** What it takes without a word. */
const SILENT = /^AT($|[EVXZH&]|\+(CREG|CGREG|CMEE|CGACT|CGDCONT|CFUN)=\d|\+(IFC|CSCS)=\?)/;

/** A modem that can be plugged in; its SIM keeps its count when it is not. */
export class AtModem {
  readonly sim: Sim;
  /** Each PIN that it was told. */
  readonly pins: string[] = [];
  #server: Server | undefined;
  readonly #sockets = new Set<Socket>();

  constructor(pin: string) {
    this.sim = { pin, tries: MOST_TRIES, unlocked: false };
  }

  async plugIn(): Promise<void> {
    this.sim.unlocked = false;
    this.#server = createServer((socket) => this.#serve(socket)).listen(`\0${AT_PORT}`);
    await once(this.#server, 'listening');
  }

  async unplug(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    const closed = this.#server && once(this.#server, 'close');
    this.#server?.close();
    await closed;
  }

  #serve(socket: Socket): void {
    let text = '';
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('data', (chunk) => {
      const lines = (text + chunk).split('\r');
      text = lines.pop() ?? '';
      for (const line of lines)
        if (line.trim()) socket.write(`\r\n${this.#answer(line.trim().toUpperCase())}\r\n`);
    });
  }

  #answer(command: string): string {
    const { sim } = this;
    const pin = /^AT\+CPIN="?(\d+)"?$/.exec(command)?.[1];
    if (pin !== undefined) return this.#take(pin) ? 'OK' : '+CME ERROR: 16';
    if (command === 'AT+CPIN?')
      return said(`+CPIN: ${sim.unlocked ? 'READY' : sim.tries > 0 ? 'SIM PIN' : 'SIM PUK'}`);
    // VERIFY without a PIN asks for the tries left: 63CX (ETSI TS 102 221, 11.1.9).
    if (command === 'AT+CSIM=10,"0020000100"') return said(`+CSIM: 4,"63C${sim.tries}"`);
    if (command.startsWith('ATD')) return 'CONNECT';
    const plain = PLAIN[command];
    if (plain !== undefined) return said(plain);
    return SILENT.test(command) ? 'OK' : 'ERROR';
  }

  #take(pin: string): boolean {
    this.pins.push(pin);
    const right = pin === this.sim.pin && this.sim.tries > 0;
    this.sim.unlocked ||= right;
    this.sim.tries = right ? MOST_TRIES : Math.max(0, this.sim.tries - 1);
    return right;
  }
}

const said = (text: string) => `${text}\r\n\r\nOK`;
