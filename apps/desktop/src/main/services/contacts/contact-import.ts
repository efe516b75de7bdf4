import type { ContactImportCounts, RequestFailureCode } from '@nudge/ipc-contract';
import type { ContactDirectory } from '../messenger/contact-directory.ts';
import type { ListEditing } from '../messenger/list-editing.ts';
import type { ContactListFile } from './read-contact-list.ts';

export interface ContactImportParts {
  readonly directory: Pick<ContactDirectory, 'find'>;
  readonly editing: Pick<ListEditing, 'addContact'>;
  /** Who is signed in just now. */
  readonly ownAddress: () => string | undefined;
}

/** Failures that would meet everybody after this one, too. */
const ENDS_ALL: ReadonlySet<RequestFailureCode> = new Set([
  'notSignedIn',
  'lineLost',
  'timedOut',
  'listFull',
  'tooSoon',
]);

/** Adds one after the other; ends early where going on makes no sense, or when somebody else signed in. */
export async function addFromFile(
  { addresses, unreadable }: ContactListFile,
  { directory, editing, ownAddress }: ContactImportParts,
): Promise<ContactImportCounts> {
  const counts = { added: 0, known: 0, refused: 0 };
  const account = ownAddress();
  for (const [index, address] of addresses.entries()) {
    const notTried = addresses.length - index;
    if (ownAddress() !== account) return { ...counts, unreadable, notTried, end: 'notSignedIn' };
    const fate = address === account?.toLowerCase() ? 'refused' : await add(address, { directory, editing });
    if (fate !== 'added' && fate !== 'known' && fate !== 'refused') {
      return { ...counts, unreadable, notTried, end: fate };
    }
    counts[fate] += 1;
  }
  return { ...counts, unreadable, notTried: 0 };
}

async function add(
  address: string,
  { directory, editing }: Omit<ContactImportParts, 'ownAddress'>,
): Promise<'added' | 'known' | 'refused' | RequestFailureCode> {
  if (directory.find(address)?.lists.has('forward')) return 'known';
  const reply = await editing.addContact({ address });
  if (reply.ok) return 'added';
  const { code } = reply.failure;
  if (code === 'alreadyOnList') return 'known';
  return ENDS_ALL.has(code) ? code : 'refused';
}
