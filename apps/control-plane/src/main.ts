/**
 * Entry point: reads the configuration, starts the control plane and listens on loopback. SIGTERM and SIGINT stop it
 * cleanly; whatever keeps it from starting is one sentence on stderr and exit code 1. `staff …` is a command of its own,
 * beside a control plane that runs.
 */
import 'reflect-metadata';
import { createApp } from './app.js';
import { type Config, readConfig } from './config.js';
import { staffCommand } from './staff/index.js';
import { StartupError } from './startup-error.js';

const STOP_TIMEOUT_MS = 5_000;

async function main([command, ...rest]: string[]): Promise<void> {
  const config = readConfig(process.env);
  if (command === 'staff') {
    const said = await staffCommand(rest, config);
    process.stdout.write(said === '' ? '' : `${said}\n`);
    return;
  }
  await run(config);
}

async function run(config: Config): Promise<void> {
  const app = await createApp(config);
  const stop = () => {
    setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref();
    void app.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  try {
    await app.listen(config.apiPort, '127.0.0.1');
  } catch (error) {
    await app.close();
    throw asStartupError(error, config.apiPort);
  }
}

function asStartupError(error: unknown, port: number): unknown {
  const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  return inUse
    ? new StartupError(
        'port.in-use',
        `Port ${port} is in use: stop what listens there, or set TRESSE_API_PORT.`,
      )
    : error;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const sentence =
    error instanceof StartupError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`tresse: ${sentence}\n`);
  process.exit(1);
});
