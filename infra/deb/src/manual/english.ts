import { PATHS } from '../paths.js';
import { type ManualPage, terms } from './page.js';

/** The page in English. */
export const ENGLISH: ManualPage = {
  heading: 'System administration',
  sections: [
    ['NAME', ['tresse-agent - joins several internet lines into one, at the site and on the relay']],
    [
      'SYNOPSIS',
      [
        '.B tresse-agent run --role site|relay --state-dir \\fIDIR\\fP [--claim-file \\fIFILE\\fP]... [--find-lines] [--local-page \\fIPORT\\fP]',
        '.br',
        '.B tresse-agent down --state-dir \\fIDIR\\fP',
        '.br',
        '.B tresse-agent prepare-kernel --role site|relay [--control-group \\fIDIR\\fP]',
        '.br',
        '.B tresse-agent version',
      ],
    ],
    [
      'DESCRIPTION',
      [
        'Tresse joins 2 to 8 lines into one fast link with one public address that does not break when a line does.',
        'The agent makes what the control plane wants so, on the box at the site and on the relay. With the control',
        'plane away, and after a power cut, it goes on in its last good state.',
        '.PP',
        'The service',
        '.B tresse-agent.service',
        'runs it. It starts when the machine has a claim, or has enrolled with one before:',
        '.PP',
        '.nf',
        `install -m 600 claim ${PATHS.claim}`,
        'journalctl -fu tresse-agent',
        '.fi',
        '.PP',
        'A claim is used once and deleted. A relay needs',
        '.B ROLE=relay',
        `in ${PATHS.settings} before.`,
      ],
    ],
    [
      'COMMANDS',
      terms([
        [
          'run',
          'Enrols if that has not happened yet, then works until it is told to end. The data plane stays.',
        ],
        [
          'down',
          'Takes down what the agent has made and gives back what it changed. Stop the service first. Identity and settings stay.',
        ],
        [
          'prepare-kernel',
          'Gives the kernel what it runs of Tresse (BPF): a BBR that lets lines run empty less often and, on a relay, a bound on what is believed of a new connection’s rate, for its control group. The service does it by itself, where bpftool(8) is installed.',
        ],
        ['version', 'Prints the version.'],
      ]),
    ],
    [
      'OPTIONS',
      terms([
        ['--role site|relay', 'What this machine is.'],
        ['--state-dir \\fIDIR\\fP', `Where keys, identity and state are; the service has ${PATHS.state}.`],
        [
          '--claim-file \\fIFILE\\fP',
          'Where the claim is, as long as the machine has not enrolled. Of several files the first with a claim counts.',
        ],
        [
          '--find-lines',
          'On a box: asks for an address on every wired card until it has settings, and serves a laptop where nobody else does.',
        ],
        [
          '--local-page \\fIPORT\\fP',
          'On a box: serves a small page of its own, which takes a claim, to the laptop and later to the LAN.',
        ],
      ]),
    ],
    [
      'FILES',
      terms([
        [
          PATHS.settings,
          'Settings of the service: ROLE, ARGS (more words for the command), TRESSE_LOG_LEVEL.',
        ],
        [PATHS.claim, 'The claim, of root.'],
        [
          PATHS.state,
          'Keys, identity, the desired state and what was rendered from it, logs of the programs.',
        ],
      ]),
    ],
    [
      'ENVIRONMENT',
      terms([['TRESSE_LOG_LEVEL', 'trace, debug, info (unless said otherwise), warn, error or fatal.']]),
    ],
    [
      'EXIT STATUS',
      terms([
        ['0', 'It was told to end.'],
        ['1', 'It has failed.'],
        ['2', 'The command is not understood.'],
        ['3', 'The enrolment was refused: it needs a new claim.'],
        ['4', 'Another agent is at work on the state directory.'],
        ['75', 'It is to be started again.'],
      ]),
    ],
    ['SEE ALSO', ['.BR systemctl (1),', '.BR journalctl (1)']],
  ],
};
