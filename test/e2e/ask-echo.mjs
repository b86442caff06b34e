/**
 * Asks an echo and prints its answer: `node ask-echo.mjs tcp|udp HOST PORT`. Exit code 1 when none comes in two seconds.
 */
import { createSocket } from 'node:dgram';
import { connect } from 'node:net';

const [protocol, host = '', port = ''] = process.argv.slice(2);
const QUESTION = 'is anybody there';

const answer = (text) => {
  process.stdout.write(String(text));
  process.exit(0);
};
const give = () => process.exit(1);
setTimeout(give, 2_000);
if (protocol === 'udp') {
  const socket = createSocket('udp4').on('message', answer).on('error', give);
  socket.send(QUESTION, Number(port), host);
} else {
  const socket = connect(Number(port), host).on('data', answer).on('error', give);
  socket.write(QUESTION);
}
