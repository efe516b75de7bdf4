import { describe, expect, test } from 'vitest';
import {
  FILE_TRANSFER_GUID,
  INVITATION_FILE_NAME_MAX_LENGTH,
  invitationFields,
  readInvitation,
  type Invitation,
} from './invitation.ts';

type Fields = Readonly<Record<string, string>>;

function read(fields: Fields): Invitation | undefined {
  return readInvitation(new Map(Object.entries(fields)));
}

const INVITE: Fields = {
  'Application-GUID': FILE_TRANSFER_GUID,
  'Invitation-Command': 'INVITE',
  'Invitation-Cookie': '1',
  'Application-File': 'a.txt',
  'Application-FileSize': '5',
};
const FILE = {
  command: 'invite',
  cookie: 1,
  applicationGuid: FILE_TRANSFER_GUID,
  fileName: 'a.txt',
  fileSize: 5,
};

describe('an invitation to a file', () => {
  test('can be connected to, unless it says no', () => {
    expect(read(INVITE)).toEqual({ ...FILE, connectable: true });
    expect(read({ ...INVITE, Connectivity: 'Y' })).toMatchObject({ connectable: true });
    expect(read({ ...INVITE, Connectivity: 'n' })).toMatchObject({ connectable: false });
  });

  test('is known by its GUID in any case, fields in any case', () => {
    const shouted = Object.entries(INVITE).map(([name, value]) => [name.toUpperCase(), value] as const);
    expect(readInvitation(new Map(shouted))).toEqual({ ...FILE, connectable: true });
    const lower = { ...INVITE, 'Application-GUID': FILE_TRANSFER_GUID.toLowerCase() };
    expect(read(lower)).toMatchObject({ command: 'invite' });
  });

  test.each([
    '../../x',
    'C:\\x',
    'CON',
    'x'.repeat(300),
    'x'.repeat(INVITATION_FILE_NAME_MAX_LENGTH),
    '\u202Egpj.exe',
  ])('names it %j as it is: making it safe is not done here', (fileName) => {
    expect(read({ ...INVITE, 'Application-File': fileName })).toMatchObject({ command: 'invite', fileName });
  });

  test.each<Fields>([
    { 'Application-File': '' },
    { 'Application-File': '   ' },
    { 'Application-File': 'x'.repeat(INVITATION_FILE_NAME_MAX_LENGTH + 1) },
    { 'Application-FileSize': '' },
    { 'Application-FileSize': '-1' },
    { 'Application-FileSize': '0x10' },
    { 'Application-FileSize': '9007199254740992' },
    { 'Application-FileSize': '18446744073709551615' },
  ])('that cannot be is an invitation to something else: %j', (fields) => {
    const { applicationGuid } = FILE;
    expect(read({ ...INVITE, ...fields })).toEqual({ command: 'inviteOther', cookie: 1, applicationGuid });
  });
});

test('an invitation to another application stands apart', () => {
  const applicationGuid = '{02D3C01F-BF30-4825-A83A-DE7AF41648AA}';
  expect(read({ ...INVITE, 'Application-GUID': applicationGuid, 'Application-Name': 'Voice' })).toEqual({
    command: 'inviteOther',
    cookie: 1,
    applicationGuid,
    applicationName: 'Voice',
  });
});

const ACCEPT: Fields = { 'Invitation-Command': 'ACCEPT', 'Invitation-Cookie': '1' };
const ADDRESS: Fields = { 'IP-Address': '203.0.113.5', Port: '6891', AuthCookie: '77' };
const INSIDE: Fields = { ...ADDRESS, 'IP-Address-Internal': '10.0.0.2' };

describe('an acceptance', () => {
  test('may be bare', () => {
    const bare = { command: 'accept', cookie: 1, requestsAddress: false, senderConnects: false };
    expect(read(ACCEPT)).toEqual(bare);
    expect(read({ ...ACCEPT, 'Request-Data': 'IP-Address:' })).toEqual({ ...bare, requestsAddress: true });
  });

  test('has the three fields of aMSN', () => {
    const address = { external: '203.0.113.5', port: 6891, authCookie: '77' };
    expect(read({ ...ACCEPT, ...ADDRESS })).toMatchObject({ address });
  });

  test.each<[string, Fields, number | undefined]>([
    ['masked', { PortX: '11178', 'PortX-Internal': '11189' }, 6900],
    ['masked, though it looks plain', { PortX: '11178', 'PortX-Internal': '6891' }, 11_178],
    ['plain, as PortX shows', { PortX: '6891', 'PortX-Internal': '6892' }, 6891],
    ['plain, as it is the port itself', { 'PortX-Internal': '6891' }, 6891],
    ['missing', {}, 6891],
    ['no number', { 'PortX-Internal': 'x' }, 6891],
    ['too large', { 'PortX-Internal': '65536' }, 6891],
    ['port 0 behind the mask', { PortX: '11178', 'PortX-Internal': '12609' }, 6891],
  ])('inner port %s', (_what, fields, internalPort) => {
    const acceptance = read({ ...ACCEPT, ...INSIDE, ...fields });
    expect(acceptance).toMatchObject({ address: { internal: '10.0.0.2', internalPort } });
  });

  test('without an outer port has the inner one alone', () => {
    const fields = { 'IP-Address-Internal': '10.0.0.2', 'PortX-Internal': '11178', AuthCookie: '7' };
    expect(read({ ...ACCEPT, ...fields })).toMatchObject({
      address: { internal: '10.0.0.2', internalPort: 6891, authCookie: '7' },
    });
  });

  test.each<Fields>([
    { AuthCookie: '' },
    { AuthCookie: '1 2' },
    { AuthCookie: '1'.repeat(33) },
    { 'IP-Address': 'example.com' },
    { 'IP-Address': '0.0.0.0' },
    { 'IP-Address': '203.0.113' },
  ])('has no address with %j', (fields) => {
    expect(read({ ...ACCEPT, ...ADDRESS, ...fields })).not.toHaveProperty('address');
  });

  test.each(['0', '65536', '-1', ''])('has no port %j', (port) => {
    expect(read({ ...ACCEPT, ...ADDRESS, Port: port })).toMatchObject({
      address: { external: '203.0.113.5', authCookie: '77' },
    });
    expect(read({ ...ACCEPT, ...ADDRESS, Port: port })).not.toHaveProperty('address.port');
  });
});

describe('a cancellation', () => {
  const CANCEL: Fields = { 'Invitation-Command': 'CANCEL', 'Invitation-Cookie': '4294967295' };

  test.each([
    ['REJECT', 'reject'],
    ['REJECT_NOT_INSTALLED', 'rejectNotInstalled'],
    ['TIMEOUT', 'timeout'],
    ['OUTBANDCANCEL', 'windowClosed'],
    ['FTTIMEOUT', 'transferFailed'],
    ['FAIL', 'noCommonProtocol'],
    ['reject', 'reject'],
  ])('%s is %s', (text, code) => {
    expect(read({ ...CANCEL, 'Cancel-Code': text })).toEqual({
      command: 'cancel',
      cookie: 4_294_967_295,
      code,
    });
  });

  test('may give a reason nobody knows, or none', () => {
    expect(read({ ...CANCEL, 'Cancel-Code': 'BORED' })).toMatchObject({ code: 'unknown', text: 'BORED' });
    expect(read(CANCEL)).toMatchObject({ code: 'unknown', text: '' });
    const long = read({ ...CANCEL, 'Cancel-Code': 'x'.repeat(1000) });
    expect(long?.command === 'cancel' && long.code === 'unknown' && long.text.length).toBe(128);
  });
});

test.each<Fields>([
  {},
  { 'Invitation-Command': 'INVITE' },
  { ...INVITE, 'Invitation-Cookie': '4294967296' },
  { ...INVITE, 'Invitation-Cookie': 'x' },
  { ...INVITE, 'Invitation-Command': 'OTHER' },
  { ...INVITE, 'Application-GUID': '' },
  { ...INVITE, 'Application-GUID': 'x'.repeat(200) },
])('no invitation: %j', (fields) => {
  expect(read(fields)).toBeUndefined();
});

test('a file is offered under the usual name when none is given', () => {
  const fields = invitationFields({ ...FILE, command: 'invite', connectable: true });
  expect(fields.get('Application-Name')).toBe('File Transfer');
  expect(fields.has('Connectivity')).toBe(false);
});
