/** Installs a relay over SSH with a password or key that is used once: kept nowhere, told to nobody. */
export { SshInstaller } from './ssh-installer.js';
