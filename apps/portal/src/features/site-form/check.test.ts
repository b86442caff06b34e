import { describe, expect, it } from '@jest/globals';
import { FIELD_ERRORS, LineKind } from '@tresse/contracts';
import { checkDraft } from './check';
import { emptyDraft, emptyForward, emptyLine, LINE_KINDS, reviveDraft, type SiteDraft } from './draft';

const GOOD: SiteDraft = {
  ...emptyDraft('eu-west'),
  name: 'Farm',
  lines: [
    { ...emptyLine(1), name: 'Orange', down: '7,2', up: '0.8' },
    { ...emptyLine(2), name: 'Free' },
  ],
};

describe('checkDraft', () => {
  it('turns what was typed into what the API takes, with rates in kbit/s', () => {
    const { input } = checkDraft(GOOD);
    expect(input?.lines.map(({ contract }) => contract)).toEqual([{ downKbit: 7_200, upKbit: 800 }, null]);
    expect(input?.lan).toMatchObject({ interface: 'eth0', address: '192.168.10.1/24' });
  });

  it('says which fields are needed, by the path that the server would use', () => {
    const { errors } = checkDraft({
      ...GOOD,
      name: '',
      lines: [
        { ...emptyLine(1), name: 'Orange', down: '7' },
        { ...emptyLine(2), name: '' },
      ],
    });
    expect(Object.keys(errors ?? {}).sort()).toEqual(['lines.0.contract.upKbit', 'lines.1.name', 'name']);
    expect(errors?.name).toEqual(FIELD_ERRORS['field.required']);
  });

  it('tells a wrong value from a missing one', () => {
    const line = { ...emptyLine(1), name: 'A', method: 'static' as const, address: '192.168.1.300/24' };
    const { errors } = checkDraft({ ...GOOD, lines: [line, { ...emptyLine(2), name: 'B' }] });
    expect(errors?.['lines.0.addressing.address']).toEqual(FIELD_ERRORS['field.invalid']);
    expect(errors?.['lines.0.addressing.gateway']).toEqual(FIELD_ERRORS['field.required']);
  });

  it('wants two lines', () => {
    const { errors } = checkDraft({ ...GOOD, lines: GOOD.lines.slice(0, 1) });
    expect(errors?.lines).toEqual(FIELD_ERRORS['lines.too-few']);
  });

  it('refuses a port that is none', () => {
    const forward = {
      ...emptyForward(),
      name: 'Web',
      publicPorts: '70000',
      toAddress: '192.168.10.2',
      toPort: '',
    };
    const { errors } = checkDraft({ ...GOOD, portForwards: [forward] });
    expect(Object.keys(errors ?? {}).sort()).toEqual([
      'portForwards.0.publicPorts.first',
      'portForwards.0.publicPorts.last',
      'portForwards.0.toPort',
    ]);
  });
});

describe('the draft', () => {
  it('offers every kind of line that the contract knows', () =>
    expect([...LINE_KINDS]).toEqual(LineKind.options));
  it('comes back from storage whole or not at all', () => {
    expect(reviveDraft(JSON.parse(JSON.stringify(GOOD)))).toEqual(GOOD);
    expect(reviveDraft({ name: 'x' })).toBeUndefined();
    const { kept: _, ...older } = GOOD;
    expect(reviveDraft(older)).toBeUndefined();
  });
});
