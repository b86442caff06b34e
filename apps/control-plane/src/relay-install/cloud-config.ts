/** Gone with the boot it is for. */
const SCRIPT = '/run/tresse-install.sh';

/**
 * User data for cloud-init that runs a script once, at the end of a server's first boot. Modules and their words:
 * cloudinit.readthedocs.io, «Cloud config examples» (write_files, runcmd).
 */
export function cloudConfig(script: string): string {
  const indented = script.replace(/^(?=.)/gm, '      ').trimEnd();
  return `#cloud-config
write_files:
  - path: ${SCRIPT}
    owner: root:root
    permissions: '0700'
    content: |
${indented}
runcmd:
  - [sh, ${SCRIPT}]
  - [rm, -f, ${SCRIPT}]
`;
}
