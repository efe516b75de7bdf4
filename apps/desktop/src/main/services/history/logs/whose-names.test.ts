import { describe, expect, it } from 'vitest';
import type { LogEvent } from './log-event.ts';
import { groupNames, namesOfSeveral, ownNames } from './whose-names.ts';

/** `Ana>Ben` says that Ana wrote to Ben, `Ana` that she wrote. */
const events = (...said: readonly string[]): readonly LogEvent[] =>
  said.map((one, index) => {
    const [from = '', to] = one.split('>');
    return {
      kind: 'message',
      at: index,
      from: { name: from, address: '' },
      to: to === undefined ? [] : [to],
      text: '',
      style: '',
      ours: {},
    };
  });
const known = (own: readonly string[], theirs: readonly string[] = []) => ({
  own: new Set(own),
  theirs: new Set(theirs),
});

describe('who is oneself', () => {
  it('is told by the name of today, and by all that stood on that side', () => {
    const groups = groupNames(events('Ana>Ben', 'Ben>Ana', 'Ana (away)>Ben', 'Ben :)>Ana (away)'));
    expect(ownNames(groups, known(['ben']))).toEqual(expect.arrayContaining(['ben', 'ben :)']));
    expect(ownNames(groups, known(['ben']))).toHaveLength(2);
  });

  it('is told by the names of the other', () => {
    const groups = groupNames(events('Ana>Ben', 'Ben>Ana'));
    expect(ownNames(groups, known([], ['ben']))).toEqual(['ana']);
  });

  it('is told by who takes turns where a log does not say to whom', () => {
    const groups = groupNames(events('Ana', 'Ana', 'Ben', 'Ana II', 'Ben'));
    expect(ownNames(groups, known(['ana']))).toEqual(expect.arrayContaining(['ana', 'ana ii']));
  });

  it('is the one who did not begin where nothing tells', () => {
    expect(ownNames(groupNames(events('Ana>Ben')), known([]))).toEqual(['ben']);
    expect(ownNames(groupNames(events('Ana')), known([]))).toEqual([]);
  });

  it('is told by names that stand in logs of several people', () => {
    const logs = [
      { about: 'ana', groups: groupNames(events('Ana>Me')) },
      { about: 'cem', groups: groupNames(events('Cem>Me')) },
      { about: 'cem', groups: groupNames(events('Cem>Me then')) },
    ];
    expect(namesOfSeveral(logs)).toEqual(new Set(['me']));
  });

  it('does not go round in circles where everybody wrote to everybody', () => {
    const groups = groupNames(events('Ana>Ben', 'Ben>Cem', 'Cem>Ana', 'Ana>Ana'));
    expect(groups.pairs.flat(2)).toHaveLength(3);
  });
});
