/** Platform staff, who see every tenant: made by a command on the host and by nothing that a browser can send. */
export { staffCommand } from './staff-command.js';
