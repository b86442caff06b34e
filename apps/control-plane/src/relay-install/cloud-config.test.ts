import { expect, it } from '@jest/globals';
import { cloudConfig } from './cloud-config.js';

it('runs the script once, from a file that root alone reads and that is gone with the boot', () => {
  expect(cloudConfig("#!/bin/sh\necho 'one: two' # three\n\nexit 0\n")).toBe(`#cloud-config
write_files:
  - path: /run/tresse-install.sh
    owner: root:root
    permissions: '0700'
    content: |
      #!/bin/sh
      echo 'one: two' # three

      exit 0
runcmd:
  - [sh, /run/tresse-install.sh]
  - [rm, -f, /run/tresse-install.sh]
`);
});
