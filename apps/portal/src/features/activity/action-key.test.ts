import { describe, expect, it } from '@jest/globals';
import messages from '../../../messages/en.json';
import { actionKey } from './action-key';

describe('actionKey', () => {
  it('has a sentence for what the control plane writes down', () => {
    expect(actionKey('job.restart-agent')).toBe('job-restart-agent');
    expect(Object.keys(messages.activity.action)).toContain(actionKey('demo.plug-in'));
  });
  it('still tells what it does not know', () => expect(actionKey('site.teleport')).toBe('other'));
});
