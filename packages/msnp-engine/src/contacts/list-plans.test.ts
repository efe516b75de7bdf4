import {
  encodeClientNotification,
  decodeUtf8,
  type ListName,
  parseAccountName,
  type ProtocolVersion,
} from '@nudge/msnp-codec';
import { describe, expect, test } from 'vitest';
import { ContactList } from './contact-list.ts';
import { type ListRequest, planListRequest } from './list-plans.ts';

const bob =
  parseAccountName('bob@example.com') ??
  (() => {
    throw new Error('no account');
  })();

type WithoutId<Request> = Request extends unknown ? Omit<Request, 'id'> : never;

interface Situation {
  readonly version: ProtocolVersion;
  readonly lists?: readonly ListName[];
  readonly groupIds?: readonly string[];
}

const OWN = { friendlyName: 'Alice A', locale: '0x0409' };

/** The lines a wish comes to when the server agrees to each. */
function lines(
  { version, lists = [], groupIds = [] }: Situation,
  request: WithoutId<ListRequest>,
): readonly string[] {
  const contacts = new ContactList();
  if (lists.length > 0) {
    const contactId = version >= 10 && lists.includes('forward') ? { contactId: 'b0b' } : {};
    contacts.listed({ account: bob, friendlyName: 'Bob', ...contactId, lists, groupIds });
  }
  const steps = planListRequest({ version, contacts, own: OWN }, { ...request, id: 'x' });
  if ('ok' in steps) return [`refused: ${steps.code}`];
  return steps.flatMap((step) => {
    const command = step.build(1);
    if (command === undefined) return [];
    step.applied?.();
    return [decodeUtf8(encodeClientNotification(command, version)).trim()];
  });
}

const NOTHING: readonly ListName[] = [];
const MUTUAL: readonly ListName[] = ['forward', 'allow', 'reverse'];

describe.each([
  [
    'add a stranger',
    9,
    NOTHING,
    { type: 'addContact', account: bob },
    ['ADD 1 FL bob@example.com bob%40example.com 0', 'ADD 1 AL bob@example.com bob%40example.com'],
  ],
  [
    'add a stranger',
    6,
    NOTHING,
    { type: 'addContact', account: bob },
    ['ADD 1 FL bob@example.com bob%40example.com', 'ADD 1 AL bob@example.com bob%40example.com'],
  ],
  [
    'add a stranger',
    12,
    NOTHING,
    { type: 'addContact', account: bob },
    ['ADC 1 FL N=bob@example.com F=bob%40example.com', 'ADC 1 AL N=bob@example.com'],
  ],
  [
    'add and invite in words',
    12,
    NOTHING,
    { type: 'addContact', account: bob, invitation: { text: 'Grüße!' } },
    [
      'ADC 1 FL N=bob@example.com F=bob%40example.com',
      'SDC 1 bob@example.com 0x0409 MSMSGS MSMSGS X X Alice%20A 8\r\nGrüße!',
      'ADC 1 AL N=bob@example.com',
    ],
  ],
  [
    'add and invite without words',
    5,
    NOTHING,
    { type: 'addContact', account: bob, invitation: { text: '' } },
    [
      'ADD 1 FL bob@example.com bob%40example.com',
      'SDC 1 bob@example.com 0x0409 MSMSGS MSMSGS X X Alice%20A 0',
      'ADD 1 AL bob@example.com bob%40example.com',
    ],
  ],
  [
    'add and invite, where words cannot be said',
    4,
    NOTHING,
    { type: 'addContact', account: bob, invitation: { text: 'hello' } },
    [
      'ADD 1 FL bob@example.com bob%40example.com',
      'SND 1 bob@example.com 0x0409',
      'ADD 1 AL bob@example.com bob%40example.com',
    ],
  ],
  [
    'add and invite in too many words',
    12,
    NOTHING,
    { type: 'addContact', account: bob, invitation: { text: 'x'.repeat(401) } },
    ['refused: invalidArgument'],
  ],
  [
    'add somebody blocked',
    12,
    ['block'],
    { type: 'addContact', account: bob },
    ['ADC 1 FL N=bob@example.com F=Bob'],
  ],
  [
    'add somebody who waits',
    12,
    ['pending'],
    { type: 'addContact', account: bob },
    [
      'ADC 1 FL N=bob@example.com F=Bob',
      'ADC 1 AL N=bob@example.com',
      'REM 1 PL bob@example.com',
      'ADC 1 RL N=bob@example.com',
    ],
  ],
  [
    'allow somebody who waits',
    10,
    ['pending', 'reverse'],
    { type: 'answerContactRequest', account: bob, answer: 'allow', addToList: true },
    ['ADC 1 AL N=bob@example.com', 'REM 1 PL bob@example.com', 'ADC 1 FL N=bob@example.com F=Bob'],
  ],
  [
    'block somebody who waits',
    12,
    ['pending'],
    { type: 'answerContactRequest', account: bob, answer: 'block', addToList: false },
    ['ADC 1 BL N=bob@example.com', 'REM 1 PL bob@example.com', 'ADC 1 RL N=bob@example.com'],
  ],
  [
    'allow somebody who waits',
    8,
    ['reverse'],
    { type: 'answerContactRequest', account: bob, answer: 'allow', addToList: false },
    ['ADD 1 AL bob@example.com Bob'],
  ],
  [
    'block',
    12,
    MUTUAL,
    { type: 'block', account: bob },
    ['REM 1 AL bob@example.com', 'ADC 1 BL N=bob@example.com'],
  ],
  [
    'block',
    7,
    MUTUAL,
    { type: 'block', account: bob },
    ['REM 1 AL bob@example.com', 'ADD 1 BL bob@example.com Bob'],
  ],
  [
    'unblock',
    12,
    ['forward', 'block'],
    { type: 'unblock', account: bob },
    ['REM 1 BL bob@example.com', 'ADC 1 AL N=bob@example.com'],
  ],
  ['unblock who is not blocked', 12, MUTUAL, { type: 'unblock', account: bob }, []],
  [
    'forget who is allowed',
    12,
    ['allow'],
    { type: 'forgetPrivacy', account: bob },
    ['REM 1 AL bob@example.com'],
  ],
  [
    'forget who is blocked',
    9,
    ['block'],
    { type: 'forgetPrivacy', account: bob },
    ['REM 1 BL bob@example.com'],
  ],
  ['remove', 12, MUTUAL, { type: 'removeContact', account: bob, alsoBlock: false }, ['REM 1 FL b0b']],
  [
    'remove and block',
    9,
    MUTUAL,
    { type: 'removeContact', account: bob, alsoBlock: true },
    ['REM 1 FL bob@example.com', 'REM 1 AL bob@example.com', 'ADD 1 BL bob@example.com Bob'],
  ],
  [
    'remove a stranger',
    9,
    NOTHING,
    { type: 'removeContact', account: bob, alsoBlock: true },
    ['refused: invalidArgument'],
  ],
  [
    'rename',
    9,
    MUTUAL,
    { type: 'renameContact', account: bob, name: 'B B' },
    ['REA 1 bob@example.com B%20B'],
  ],
  ['rename', 12, MUTUAL, { type: 'renameContact', account: bob, name: 'B B' }, ['SBP 1 b0b MFN B%20B']],
  ['make a group', 6, NOTHING, { type: 'addGroup', name: 'x' }, ['refused: notSupported']],
  ['make a group', 8, NOTHING, { type: 'addGroup', name: 'A b' }, ['ADG 1 A%20b 0']],
  ['rename a group', 12, NOTHING, { type: 'renameGroup', groupId: 'g1', name: 'A b' }, ['REG 1 g1 A%20b']],
] as const)('%s over MSNP%i', (_name, version, lists, request, expected) => {
  test(`from ${JSON.stringify(lists)}`, () => {
    expect(lines({ version, lists }, request)).toEqual(expected);
  });
});

describe('groups', () => {
  test.each([
    [
      'into the first group',
      8,
      [],
      { to: '1' },
      ['ADD 1 FL bob@example.com Bob 1', 'REM 1 FL bob@example.com 0'],
    ],
    ['into a second group', 8, ['1'], { to: '2' }, ['ADD 1 FL bob@example.com Bob 2']],
    [
      'from one to another',
      8,
      ['1'],
      { from: '1', to: '2' },
      ['ADD 1 FL bob@example.com Bob 2', 'REM 1 FL bob@example.com 1'],
    ],
    [
      'out of the last group',
      8,
      ['1'],
      { from: '1' },
      ['ADD 1 FL bob@example.com Bob 0', 'REM 1 FL bob@example.com 1'],
    ],
    ['out of one of two', 8, ['1', '2'], { from: '1' }, ['REM 1 FL bob@example.com 1']],
    ['into a group', 12, [], { to: 'g1' }, ['ADC 1 FL C=b0b g1']],
    ['from one to another', 12, ['g1'], { from: 'g1', to: 'g2' }, ['ADC 1 FL C=b0b g2', 'REM 1 FL b0b g1']],
    ['out of the last group', 12, ['g1'], { from: 'g1' }, ['REM 1 FL b0b g1']],
    ['to where they are', 12, ['g1'], { from: 'g1', to: 'g1' }, []],
  ] as const)('%s over MSNP%i', (_name, version, groupIds, move, expected) => {
    const request = { type: 'moveContact', account: bob, ...move } as const;
    expect(lines({ version, lists: MUTUAL, groupIds }, request)).toEqual(expected);
  });

  test.each([
    [8, ['1'], ['ADD 1 FL bob@example.com Bob 0', 'RMG 1 1']],
    [8, ['1', '2'], ['RMG 1 1']],
    [8, ['2'], ['RMG 1 1']],
    [12, ['1'], ['RMG 1 1']],
  ] as const)(
    'a group goes over MSNP%i, bob being in %j: nobody goes with it',
    (version, groupIds, expected) => {
      expect(lines({ version, lists: MUTUAL, groupIds }, { type: 'removeGroup', groupId: '1' })).toEqual(
        expected,
      );
    },
  );

  test('a stranger can be put into no group', () => {
    expect(lines({ version: 12 }, { type: 'addToGroup', account: bob, groupId: 'g1' })).toEqual([
      'refused: invalidArgument',
    ]);
    expect(lines({ version: 6, lists: MUTUAL }, { type: 'addContact', account: bob, groupId: '1' })).toEqual([
      'refused: notSupported',
    ]);
  });
});
