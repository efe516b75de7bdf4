/**
 * What may be asked on standard input: one JSON object a line, told apart by `do`. This table is the one place:
 * it validates the lines, and the help and the README are made of it.
 */
import { INVITATION_TEXT_MAX_LENGTH, parseAccountName } from '@nudge/msnp-codec';
import { z } from 'zod';

/** Longest text taken, in characters. */
const TEXT_MAX = 16_000;
const NAME_MAX = 1_000;
const PATH_MAX = 4_096;
const PATHS_MAX = 1_000;
/** Characters of the text that an emoticon stands for. */
const CODE_MAX = 7;

const account = z.string().transform((text, context) => {
  const parsed = parseAccountName(text);
  if (parsed !== undefined) return parsed;
  context.addIssue({ code: 'custom', message: 'is no account like somebody@example.com' });
  return z.NEVER;
});

const text = z.string().min(1).max(TEXT_MAX);
const name = z.string().min(1).max(NAME_MAX);
const group = z.string().min(1).max(NAME_MAX);
const conversation = z.string().min(1).max(NAME_MAX);

const format = z.object({
  font: z.string().max(100).default(''),
  bold: z.boolean().default(false),
  italic: z.boolean().default(false),
  underline: z.boolean().default(false),
  strikeThrough: z.boolean().default(false),
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .default('#000000'),
  rightToLeft: z.boolean().default(false),
});

const filePath = z.string().min(1).max(PATH_MAX);
const transfer = z.string().min(1).max(NAME_MAX);

/** Either somebody, meaning the conversation with them alone, or a conversation that is known. */
const place = { to: account.optional(), conversation: conversation.optional() };

function request<Name extends string, Fields extends z.ZodRawShape>(verb: Name, fields: Fields) {
  return z.object({ do: z.literal(verb), id: z.string().min(1).max(200).optional(), ...fields }).strict();
}

export const STATUSES = [
  'online',
  'busy',
  'idle',
  'beRightBack',
  'away',
  'onThePhone',
  'outToLunch',
  'hidden',
] as const;

const SCHEMAS = {
  message: request('message', { ...place, text, format: format.optional() }),
  leaveText: request('leaveText', { ...place, text }),
  nudge: request('nudge', place),
  typing: request('typing', place),
  invite: request('invite', { conversation, address: account }),
  leave: request('leave', place),
  status: request('status', { status: z.enum(STATUSES) }),
  displayName: request('displayName', { name }),
  personalMessage: request('personalMessage', { text: z.string().max(NAME_MAX) }),
  phone: request('phone', { kind: z.enum(['home', 'work', 'mobile']), number: z.string().max(100) }),
  addContact: request('addContact', {
    address: account,
    group: group.optional(),
    invitation: z.string().max(INVITATION_TEXT_MAX_LENGTH).optional(),
  }),
  removeContact: request('removeContact', { address: account, block: z.boolean().default(false) }),
  renameContact: request('renameContact', { address: account, name }),
  answerRequest: request('answerRequest', {
    address: account,
    answer: z.enum(['allow', 'block']),
    add: z.boolean().default(false),
  }),
  block: request('block', { address: account }),
  unblock: request('unblock', { address: account }),
  addGroup: request('addGroup', { name }),
  renameGroup: request('renameGroup', { group, name }),
  removeGroup: request('removeGroup', { group }),
  addToGroup: request('addToGroup', { address: account, group }),
  removeFromGroup: request('removeFromGroup', { address: account, group }),
  moveContact: request('moveContact', {
    address: account,
    from: group.optional(),
    to: group.optional(),
  }),
  privacy: request('privacy', { others: z.enum(['allow', 'block']) }),
  notifyOnAdd: request('notifyOnAdd', { notify: z.enum(['ask', 'never']) }),
  sendFile: request('sendFile', {
    to: account,
    path: filePath.optional(),
    paths: z.array(filePath).max(PATHS_MAX).optional(),
    transfer: transfer.optional(),
  }),
  acceptFile: request('acceptFile', { offer: transfer, path: filePath }),
  declineFile: request('declineFile', { offer: transfer }),
  askFileAgain: request('askFileAgain', { from: account, resumeKey: transfer }),
  cancelFile: request('cancelFile', { offer: transfer.optional(), transfer: transfer.optional() }),
  setPicture: request('setPicture', { path: z.string().max(PATH_MAX) }),
  getPicture: request('getPicture', { address: account, path: filePath.optional() }),
  addEmoticon: request('addEmoticon', { code: z.string().min(1).max(CODE_MAX), path: filePath }),
  list: request('list', {}),
  reconnect: request('reconnect', {}),
  signOut: request('signOut', {}),
} as const;

export type RequestName = keyof typeof SCHEMAS;
export type CommandRequest = { [Name in RequestName]: z.infer<(typeof SCHEMAS)[Name]> }[RequestName];

/** Fields, optional ones with a question mark, and what the request does. */
export const REQUEST_TABLE = {
  message: ['to | conversation, text, format?', 'says something; ends in delivered, failed or unknown'],
  leaveText: [
    'to | conversation, text',
    'leaves this with the server for somebody who is offline, once offlineMessages was told; ends in kept, failed or unknown',
  ],
  nudge: ['to | conversation', 'nudges; ends in delivered, failed or unknown'],
  typing: ['to | conversation', 'tells that somebody is typing, at most every 5 seconds'],
  invite: ['conversation, address', 'calls one more person into a conversation'],
  leave: ['to | conversation', 'leaves a conversation'],
  status: ['status', STATUSES.join(', ')],
  displayName: ['name', 'changes the display name'],
  personalMessage: ['text', 'changes the personal message (MSNP11 on)'],
  phone: ['kind, number', 'kind is home, work or mobile; an empty number clears it (MSNP5 on)'],
  addContact: [
    'address, group?, invitation?',
    'puts somebody on the list; `invitation`: tells them besides, in these words, empty for none',
  ],
  removeContact: ['address, block?', 'takes somebody off the list, and may block them'],
  renameContact: ['address, name', 'gives somebody another name on the list'],
  answerRequest: ['address, answer, add?', 'answer is allow or block: to somebody who added this account'],
  block: ['address', 'blocks somebody'],
  unblock: ['address', 'allows somebody again'],
  addGroup: ['name', 'makes a group (MSNP7 on); its identifier comes in a group event'],
  renameGroup: ['group, name', 'renames a group'],
  removeGroup: ['group', 'removes a group, not the people in it'],
  addToGroup: ['address, group', 'puts somebody into a group as well'],
  removeFromGroup: ['address, group', 'takes somebody out of a group'],
  moveContact: ['address, from?, to?', 'moves somebody between groups; absent: no group'],
  privacy: ['others', 'allow or block: people on neither list'],
  notifyOnAdd: ['notify', 'ask or never: what happens when somebody adds this account'],
  sendFile: [
    'to, path | paths, transfer?',
    'offers files and folders; ends in fileDone, fileDeclined, fileCancelled or fileFailed; `transfer`: a UUID, the same one again goes on with what broke',
  ],
  acceptFile: ['offer, path', 'path is a folder, or a new name in one; holds for the same offer made again'],
  declineFile: ['offer', 'does not want it'],
  askFileAgain: [
    'from, resumeKey',
    'asks for an offer that failed here, by its key: it is made once more, or not',
  ],
  cancelFile: ['offer | transfer', 'ends a transfer half-way'],
  setPicture: ['path', 'shows a PNG, JPEG or GIF of at most 256 KiB; an empty path: none (MSNP9 on)'],
  getPicture: ['address, path?', 'fetches what somebody shows; ends in pictureReceived'],
  addEmoticon: [
    'code, path',
    'a picture of at most 100 KiB for this text in messages that follow (MSNP9 on)',
  ],
  list: ['', 'tells all groups and contacts again'],
  reconnect: ['', 'tries again at once after a lost line'],
  signOut: ['', 'signs out and ends the program'],
} as const satisfies Record<RequestName, readonly [fields: string, meaning: string]>;

export type ReadRequest =
  | { readonly kind: 'request'; readonly request: CommandRequest }
  | { readonly kind: 'bad'; readonly id?: string; readonly problem: string };

/** Reads one line of input. */
export function readRequest(line: string): ReadRequest {
  const value = parseJson(line);
  if (value === undefined) return { kind: 'bad', problem: 'is no JSON' };
  const head = z.object({ do: z.string(), id: z.string().optional() }).safeParse(value);
  if (!head.success) return { kind: 'bad', problem: 'needs "do"' };
  const { id } = head.data;
  const withId = id === undefined ? {} : { id };
  const schema = findSchema(head.data.do);
  if (schema === undefined) return { kind: 'bad', ...withId, problem: `unknown request "${head.data.do}"` };
  const parsed = schema.safeParse(value);
  if (parsed.success) return { kind: 'request', request: parsed.data };
  const problem = parsed.error.issues.map(describeIssue).join('; ');
  return { kind: 'bad', ...withId, problem };
}

function findSchema(verb: string): z.ZodType<CommandRequest> | undefined {
  return Object.hasOwn(SCHEMAS, verb) ? SCHEMAS[verb as RequestName] : undefined;
}

function describeIssue({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0 ? message : `${path.join('.')}: ${message}`;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
