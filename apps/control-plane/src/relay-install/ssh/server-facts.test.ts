import { describe, expect, it } from '@jest/globals';
import { readFacts } from './server-facts.js';

describe('a server that was just signed in to', () => {
  it.each<[string, string, boolean, unknown]>([
    ['root needs nothing', 'system debian:12\nuser 0\n', false, ''],
    ['one who may become it needs no word', 'motd\nsystem debian:13\nuser 1000\nsudo\n', false, 'sudo -n '],
    ['another tries the password', 'system debian:12\nuser 1000\n', true, "sudo -k -S -p '' "],
    ['or will not do', 'system debian:12\nuser 1000\n', false, { refused: 'ssh.no-root' }],
    ['another system will not do', 'system ubuntu:24.04\nuser 0\n', true, { refused: 'ssh.not-debian' }],
    ['nor an older one', 'system debian:11\nuser 0\n', true, { refused: 'ssh.not-debian' }],
    ['nor one that says nothing', '', true, { refused: 'ssh.not-debian' }],
  ])('%s', (_, said, hasPassword, expected) => {
    expect(readFacts(said, hasPassword)).toEqual(expected);
  });
});
