/** A program that is asked line by line and stays: a question costs no start of a process. */
export interface AnsweringProgram {
  readonly argv: readonly string[];
  /** A question asked after each other one; what comes before its answer is the whole answer to that. */
  readonly mark: string;
  /** True for the one line that answers the mark, which is in no other answer. */
  isMark(line: string): boolean;
  /** True where an answer of no lines is one; else it is a failure. */
  readonly mayBeSilent: boolean;
}

/** `ip -j` writes a line an answer. Only `netconf` names an interface so. Source: ip(8), ip-netconf(8). */
export const IP: AnsweringProgram = {
  argv: ['ip', '-d', '-j', '-force', '-batch', '-'],
  mark: 'netconf show dev lo',
  isMark: (line) => /^\[\{"family":"[^"]+","interface":"lo"/.test(line),
  mayBeSilent: false,
};

/** The same for what a question cannot ask of IPv6. Its `netconf` writes text even when asked for JSON. */
export const IP6: AnsweringProgram = {
  ...IP,
  argv: ['ip', '-6', '-j', '-force', '-batch', '-'],
  isMark: (line) => IP.isMark(line) || /^inet6 lo /.test(line),
};

/** Silent about what is not there, and about counts. `describe` asks nothing of the kernel. Source: nft(8). */
export const NFT: AnsweringProgram = {
  argv: ['nft', '-s', '--interactive'],
  mark: 'describe tcp dport',
  isMark: (line) => line.startsWith('payload expression, datatype inet_service '),
  mayBeSilent: true,
};

/** The same with counts. */
export const NFT_COUNTS: AnsweringProgram = { ...NFT, argv: ['nft', '--interactive'] };
