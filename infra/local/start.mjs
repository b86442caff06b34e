/** `npm start`: Tresse on this machine until Ctrl-C. */
import { parseArgs } from 'node:util';
import { canRunLab, dataDirectory } from './machine.mjs';
import { fail, Sentence } from './step.mjs';
import { startTresse } from './tresse.mjs';

const HELP = `npm start -- [options]
  --scenario FILE     shape the demo lines by this file (default: infra/lab/scenarios/a-adsl.json)
  --instance NAME     run a second Tresse beside the first (default: demo)
  --data-dir DIR      where to keep its data
  --portal-port N     default 3000; 0 takes any
  --api-port N        default 4000; 0 takes any
  --staff-email MAIL  this account sees the whole fleet (default: staff@tresse.example)`;

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        scenario: { type: 'string' },
        instance: { type: 'string', default: 'demo' },
        'data-dir': { type: 'string' },
        'portal-port': { type: 'string', default: '3000' },
        'api-port': { type: 'string', default: '4000' },
        'staff-email': { type: 'string', default: 'staff@tresse.example' },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new Sentence(`${error instanceof Error ? error.message : error}\n${HELP}`);
  }
}

function numberOf(text, option) {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value < 65_536) return value;
  throw new Sentence(`--${option} takes a port number, not «${text}».`);
}

async function main() {
  const values = readOptions();
  if (values.help) return console.log(HELP);
  const stopped = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve(signal));
  });
  const tresse = await startTresse({
    instance: values.instance,
    dataDir: values['data-dir'] ?? dataDirectory(values.instance),
    portalPort: numberOf(values['portal-port'], 'portal-port'),
    apiPort: numberOf(values['api-port'], 'api-port'),
    scenario: values.scenario,
    staffEmail: values['staff-email'],
  });
  console.log(`
  Tresse runs.  Portal: ${tresse.portalUrl}   API: ${tresse.apiUrl}/api/openapi.json
  ${canRunLab ? 'The demo network is up: sign up, add a site, plug in the demo box.' : 'Without the demo network (it needs root on Linux).'}
  Sign up as ${values['staff-email']} to see the fleet page.  Ctrl-C stops everything; the data stays.
`);
  const broken = await Promise.race([stopped.then(() => undefined), tresse.broken]);
  console.log(broken ? `The ${broken} ended by itself; stopping.` : 'Stopping …');
  await tresse.stop();
  process.exit(broken ? 1 : 0);
}

await main().catch(fail);
