// Traffic as one connection after another would see it on a busy evening: a sign-in with its contact list, presence
// going on and off, and chats. Plain text, so that decoder and baseline read the very same bytes.
import type { ConnectionKind, ProtocolVersion, Side } from '@nudge/msnp-codec';

/** One direction of one kind of connection, in pieces as a socket hands them over. */
export interface TrafficStream {
  readonly side: Side;
  readonly connection: ConnectionKind;
  readonly version: ProtocolVersion;
  /** Each piece ends with the end of a command. */
  readonly pieces: readonly Buffer[];
}

const contactsPerSignIn = 150;
const socketReadSize = 64 * 1024;
const version: ProtocolVersion = 12;

const withPayload = (line: string, payload: string): string =>
  `${line} ${Buffer.byteLength(payload)}\r\n${payload}`;

const address = (number: number): string => `person${number}@example.com`;
const contactId = (number: number): string =>
  `c1f9a363-4ee9-4a33-a434-${number.toString(16).padStart(12, '0')}`;

const textMessage = (text: string): string =>
  `MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n` +
  `X-MMS-IM-Format: FN=Tahoma; EF=B; CO=800000; CS=0; PF=22\r\n\r\n${text}`;

const typing = (who: string): string =>
  `MIME-Version: 1.0\r\nContent-Type: text/x-msmsgscontrol\r\nTypingUser: ${who}\r\n\r\n\r\n`;

const personalMessage = (text: string): string =>
  `<Data><PSM>${text}</PSM><CurrentMedia></CurrentMedia></Data>`;

const chatLines = [
  'hi :)',
  'did you see the match yesterday? I could not believe the last ten minutes',
  'no',
  'ok, then let us meet at eight in front of the station and go on from there; bring the tickets, please',
  'Das wäre schön, grüß alle von mir',
];

/** One of a list, over and over. */
const turn = (list: readonly string[], number: number): string => list[number % list.length] ?? '';

const signIn = (round: number): readonly string[] => [
  `SYN ${round} 2004-07-17T05:08:22.6800000-07:00 2004-07-17T05:08:22.6800000-07:00 ${contactsPerSignIn} 2\r\n`,
  'GTC A\r\nBLP AL\r\nPRP MFN Alice%20Example\r\n',
  'LSG Friends d6deeacd-7849-4de4-93c5-d130915d0042\r\nLSG Family 2b7f1d5c-11a0-4f6f-9a40-5d2f4c2f8b11\r\n',
  ...Array.from(
    { length: contactsPerSignIn },
    (_, number) =>
      `LST N=${address(number)} F=Person%20${number} C=${contactId(number)} 11 1 d6deeacd-7849-4de4-93c5-d130915d0042\r\n`,
  ),
];

const presence = (number: number): readonly string[] => [
  `ILN 9 NLN ${address(number)} Person%20${number} 1342558252 %3Cmsnobj%20Creator%3D%22${address(number)}%22%20Size%3D%2224539%22%20Type%3D%223%22%20Location%3D%22TFR2C.tmp%22%20Friendly%3D%22AAA%3D%22%20SHA1D%3D%22trC8SlFx2sWQxZMIBAWSEnXc8oQ%3D%22%2F%3E\r\n`,
  withPayload(`UBX ${address(number)}`, personalMessage('busy till five')),
  `NLN AWY ${address(number)} Person%20${number} 1342558252\r\n`,
  `FLN ${address(number)}\r\n`,
  'QNG 42\r\n',
  `RNG 11752013 127.0.0.1:1863 CKI 849102291.520491113 ${address(number)} Person%20${number}\r\n`,
];

const conversation = (number: number): readonly string[] => [
  withPayload(`MSG ${address(number)} Person%20${number}`, typing(address(number))),
  withPayload(`MSG ${address(number)} Person%20${number}`, textMessage(turn(chatLines, number))),
  `ACK ${number + 1}\r\n`,
];

const ownNotification = (number: number): readonly string[] => [
  'PNG\r\n',
  `CHG ${number + 1} BSY 1342558252\r\n`,
  withPayload(`UUX ${number + 2}`, personalMessage('out in the garden')),
  `ADC ${number + 3} FL N=${address(number)} F=${address(number)}\r\n`,
  withPayload(`QRY ${number + 4} PROD0038W!61ZTF9`, '8f2f5a91b72102cd28355e9fc9000d6e'),
];

const ownConversation = (number: number): readonly string[] => [
  withPayload(`MSG ${number + 1} U`, typing('alice@example.com')),
  withPayload(`MSG ${number + 2} A`, textMessage(turn(chatLines, number))),
];

const inPieces = (commands: readonly string[]): readonly Buffer[] => {
  const pieces: Buffer[] = [];
  let gathered: Buffer[] = [];
  let size = 0;
  for (const command of commands) {
    const bytes = Buffer.from(command);
    if (size + bytes.length > socketReadSize) {
      pieces.push(Buffer.concat(gathered));
      gathered = [];
      size = 0;
    }
    gathered.push(bytes);
    size += bytes.length;
  }
  return [...pieces, Buffer.concat(gathered)];
};

const repeat = (times: number, make: (number: number) => readonly string[]): readonly string[] =>
  Array.from({ length: times }, (_, number) => make(number)).flat();

/** The four streams; `scale` times about 160 KB in all. */
export const mixedTraffic = (scale: number): readonly TrafficStream[] => [
  {
    side: 'server',
    connection: 'notification',
    version,
    pieces: inPieces([...repeat(scale, signIn), ...repeat(60 * scale, presence)]),
  },
  { side: 'server', connection: 'switchboard', version, pieces: inPieces(repeat(100 * scale, conversation)) },
  {
    side: 'client',
    connection: 'notification',
    version,
    pieces: inPieces(repeat(30 * scale, ownNotification)),
  },
  {
    side: 'client',
    connection: 'switchboard',
    version,
    pieces: inPieces(repeat(100 * scale, ownConversation)),
  },
];

export const bytesIn = (streams: readonly TrafficStream[]): number =>
  streams.flatMap(({ pieces }) => pieces).reduce((sum, piece) => sum + piece.length, 0);
