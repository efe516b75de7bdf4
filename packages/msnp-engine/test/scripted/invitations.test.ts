/** Words of invitation: sent after the adding, whatever becomes of them; taken from those who wait for an answer. */
import { encodeUtf8, type ProtocolVersion } from '@nudge/msnp-codec';
import { describe, expect, test } from 'vitest';
import { accountOf } from '../memory/world.ts';
import { ScriptedServer } from './scripted-server.ts';

const DAVE = accountOf('dave');
const TEXT = 'From the lake 🏖';

function online(version: ProtocolVersion = 12): ScriptedServer {
  const server = new ScriptedServer();
  server.bringOnline(version);
  return server;
}

/** What a Nudge server says of what somebody wrote. */
function words(from: string, text: string): Uint8Array {
  const body = encodeUtf8(`Content-Type: text/x-nudge-invitation\r\nInvited-By: ${from}\r\n\r\n${text}`);
  const line = encodeUtf8(`MSG Hotmail Hotmail ${body.length}\r\n`);
  return new Uint8Array([...line, ...body]);
}

describe('inviting', () => {
  function adding(): { readonly server: ScriptedServer; readonly id: string } {
    const server = online();
    const id = server.submit({ type: 'addContact', account: DAVE, invitation: { text: TEXT } });
    expect(server.heard()).toBe('ADC 7 FL N=dave@example.com F=dave%40example.com\n');
    return { server, id };
  }

  const ACCEPTED = 'ADC 7 FL N=dave@example.com F=Dave C=da5e\n';
  const SENT = `SDC 8 dave@example.com 0x0409 MSMSGS MSMSGS X X alice%40example.com 18\n${TEXT}`;

  test('comes after the adding was accepted, and holds nothing up', () => {
    const { server, id } = adding();
    server.say(ACCEPTED);
    expect(server.heard()).toBe(`${SENT}ADC 9 AL N=dave@example.com\n`);
    server.say('ADC 9 AL N=dave@example.com\n');
    expect(server.outcomeOf(id)).toEqual({ ok: true });
    server.say('SDC 8 OK\n');
    server.advance(120_000);
    expect(server.all('log').filter(({ level }) => level === 'warn')).toEqual([]);
  });

  test('is not sent when the adding was refused', () => {
    const { server, id } = adding();
    server.say('208 7\n');
    expect(server.heard()).toBe('');
    expect(server.outcomeOf(id)).toMatchObject({ ok: false, serverCode: 208 });
  });

  test.each(['503 8\n', 'SDC 8 NO\n', ''])('may be answered with %j', (answer) => {
    const { server, id } = adding();
    server.say(ACCEPTED);
    server.say(`${answer}ADC 9 AL N=dave@example.com\n`);
    expect(server.outcomeOf(id)).toEqual({ ok: true });
    server.say('QNG 60\n');
    server.advance(40_000);
    expect(server.outcomeOf(id)).toEqual({ ok: true });
    expect(server.messenger.state.phase).toBe('signedIn');
    expect(server.messenger.state.contacts.get(DAVE)?.lists).toEqual(new Set(['forward', 'allow']));
    expect(JSON.stringify(server.all('log'))).not.toContain('lake');
  });
});

describe('being invited', () => {
  test.each([9, 12] as const)('what somebody wrote is told with their request (MSNP%i)', (version) => {
    const server = online(version);
    server.say(version === 9 ? 'ADD 0 RL 2 dave@example.com Dave\n' : 'ADC 0 RL N=dave@example.com F=Dave\n');
    server.say(words('dave@example.com', TEXT));
    const request = { type: 'contactRequested', account: DAVE, friendlyName: 'Dave' };
    expect(server.all('contactRequested')).toEqual([request, { ...request, invitation: TEXT }]);
  });

  test('beside the list, it is told once, when the session stands', () => {
    const server = new ScriptedServer();
    server.signIn({ versions: [12] });
    server.accept();
    server.say('VER 1 MSNP12\nCVR 2 1 1 1 http://x http://x\nUSR 3 TWN S lc=1\n');
    server.answerLogin({ passporturls: 'DALogin=login.example.com/login' });
    server.answerLogin({ 'authentication-info': "Passport1.4 da-status=success,from-PP='t=1&p='" });
    server.say('USR 4 OK alice@example.com 1 0\nSYN 5 1 1 1 0\nLST N=dave@example.com F=Dave 24 1\n');
    server.say(words('dave@example.com', TEXT));
    expect(server.all('contactRequested')).toEqual([]);
    server.say('CHG 6 NLN 32\n');
    expect(server.all('contactRequested')).toEqual([
      { type: 'contactRequested', account: DAVE, friendlyName: 'Dave', invitation: TEXT },
    ]);
  });

  test.each([
    ['somebody unknown', words('eve@example.com', TEXT)],
    ['somebody on the list', words('bob@example.com', TEXT)],
    ['no address', words('', TEXT)],
    ['no words', words('dave@example.com', '')],
  ])('%s: nothing is told', (_what, message) => {
    const server = online();
    server.say('ADC 0 RL N=dave@example.com F=Dave\n');
    server.say(message);
    expect(server.all('contactRequested')).toHaveLength(1);
  });

  test('whoever wants no questions gets none', () => {
    const server = online();
    server.submit({ type: 'setNotifyOnAdd', notifyOnAdd: 'never' });
    server.say('GTC 7 N\nADC 0 RL N=dave@example.com F=Dave\n');
    server.say(words('dave@example.com', TEXT));
    expect(server.all('contactRequested')).toEqual([]);
  });
});
