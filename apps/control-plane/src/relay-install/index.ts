/** How a bare Debian server becomes an enrolled relay: by cloud-init, by one command, or over SSH with a key given once. */
export { RelayInstall } from './relay-install.js';
export { RelayInstallModule } from './relay-install.module.js';
