/**
 * Offering files. Whether somebody can get any is asked before anything is read; what cannot be done is said in one
 * line of the conversation.
 */
import path from 'node:path';
import { parseAccountName, type AccountName } from '@nudge/msnp-codec';
import type { OfferedEntry, RequestOutcome } from '@nudge/msnp-engine';
import type { ConversationBook } from '../conversations/conversation-book.ts';
import { abilityOf } from '../conversations/conversation-views.ts';
import type { Conversation } from '../conversations/conversation.ts';
import type { PictureFolder } from '../pictures/picture-folder.ts';
import type { FileShell } from './file-shell.ts';
import type { FileTools, LazyFileTools } from './file-tools.ts';
import { offerKind } from './file-kind.ts';
import type { KeptTransfer } from './kept-transfer.ts';
import { entriesDigest } from './resumable-transfers.ts';
import type { TransferCard } from './transfer-card.ts';
import type { TransferCards } from './transfer-cards.ts';

/** Files offered one by one, at once, to somebody whose program takes no bundles. */
export const SINGLE_OFFERS_MAX = 20;

export interface SendingFilesOptions {
  readonly book: ConversationBook;
  readonly cards: TransferCards;
  readonly tools: LazyFileTools;
  readonly previews: PictureFolder;
  readonly shell: Pick<FileShell, 'preview'>;
}

type Described = Extract<Awaited<ReturnType<FileTools['describeFiles']>>, { readonly ok: true }>;
type Notice = Parameters<ConversationBook['addNotice']>[1];

/** What goes out as one offer. */
interface Offer {
  readonly conversation: Conversation;
  readonly account: AccountName;
  readonly sources: readonly string[];
  readonly described: Described;
}

export class SendingFiles {
  readonly #options: SendingFilesOptions;

  constructor(options: SendingFilesOptions) {
    this.#options = options;
  }

  /** Settles once everything was offered, or a line says why not. False: nothing of it stands. */
  async offer(conversation: Conversation, sources: readonly string[]): Promise<boolean> {
    const account = parseAccountName(conversation.partner.address);
    const refusal = this.#refusalOf(conversation);
    if (refusal !== undefined || account === undefined) {
      return this.#say(conversation, refusal ?? 'fileNotNow', this.#partnerName(conversation));
    }
    const described = await this.#describe(conversation, sources);
    if (described === undefined) return false;
    const offer = { conversation, account, sources, described };
    const outcome = await this.#send(offer);
    if (outcome.ok) return true;
    if (described.isBundle && outcome.code === 'notSupported') return this.#offerEach(offer);
    return this.#sayRefused(conversation, outcome);
  }

  /** Offers the same files once more under the card there is. Not ok: they are not what they were, or nobody is there. */
  async offerAgain(card: TransferCard): Promise<RequestOutcome | undefined> {
    const account = parseAccountName(card.key.conversation);
    const { sources = [] } = card.kept;
    const described = await (await this.#options.tools.load()).describeFiles(sources);
    if (account === undefined || !described.ok) return undefined;
    const isSame = entriesDigest(described.files.map(({ entry }) => entry)) === card.digest;
    if (!isSame) return undefined;
    return this.#submit(card, account, described);
  }

  /** Undefined: files can be offered here now. */
  #refusalOf(conversation: Conversation): Notice | undefined {
    if (conversation.isGroup) return 'fileForSeveral';
    const ability = abilityOf(conversation, this.#options.book.context);
    if (ability.canSend) return undefined;
    switch (ability.reason) {
      case 'blocked':
        return 'fileBlocked';
      case 'partnerOffline':
      case 'keptForLater':
        return 'filePartnerOffline';
      default:
        return 'fileNotNow';
    }
  }

  async #describe(conversation: Conversation, sources: readonly string[]): Promise<Described | undefined> {
    const described = await (await this.#options.tools.load()).describeFiles(sources);
    if (described.ok) return described;
    const isTooMuch = described.reason === 'tooMany' || described.reason === 'tooDeep';
    const name = this.#shownName(path.basename(sources[0] ?? ''));
    this.#say(conversation, isTooMuch ? 'fileTooMany' : 'fileUnreadable', name);
    return undefined;
  }

  /** Their program takes one file at a time, and no folders. */
  async #offerEach({ conversation, account, described }: Offer): Promise<boolean> {
    const isTop = ({ entry }: Described['files'][number]): boolean => !entry.path.includes('/');
    const folder = described.files.find((file) => !isTop(file))?.entry.path.split('/')[0];
    if (folder !== undefined) this.#say(conversation, 'fileFolderNotTaken', this.#shownName(folder));
    const singles = described.files.filter(isTop);
    if (singles.length > SINGLE_OFFERS_MAX) return this.#say(conversation, 'fileTooMany', '');
    for (const [index, file] of singles.entries()) {
      const { path: source, entry } = file;
      const single: Described = {
        ok: true,
        name: entry.path,
        files: [file],
        size: entry.size,
        isBundle: false,
      };
      const outcome = await this.#send({ conversation, account, sources: [source], described: single });
      if (outcome.ok) continue;
      this.#sayRefused(conversation, outcome);
      return index > 0;
    }
    return singles.length > 0;
  }

  async #send(offer: Offer): Promise<RequestOutcome> {
    const card = await this.#newCard(offer);
    const outcome = await this.#submit(card, offer.account, offer.described);
    if (outcome.ok) this.#show(offer.conversation, card);
    else this.#options.cards.remove(card.lineId);
    return outcome;
  }

  async #newCard({ conversation, sources, described }: Offer): Promise<TransferCard> {
    const { book, cards, previews } = this.#options;
    const { newId, clock } = book.options;
    const entries = described.files.map(({ entry }) => entry);
    const preview = await this.#preview(described);
    const hash = preview && previews.put(preview);
    const id = newId();
    const facts = this.#facts(described, entries);
    return cards.add({
      lineId: id,
      transferId: id,
      key: conversation.historyKey,
      digest: entriesDigest(entries),
      begunAt: clock.now(),
      kept: {
        ...facts,
        partner: conversation.partner.address,
        sources: [...sources],
        ...(hash === undefined ? {} : { preview: hash }),
      },
    });
  }

  #facts({ name, size }: Described, entries: readonly OfferedEntry[]): Omit<KeptTransfer, 'partner'> {
    const { isExecutableName } = this.#options.tools.now;
    const isExecutable = entries.some((entry) => isExecutableName(entry.path));
    const kind = offerKind(
      entries.map((entry) => entry.path),
      isExecutable,
    );
    const start = { direction: 'sending', state: { kind: 'offered' }, transferred: 0 } as const;
    return { ...start, name: this.#shownName(name), size, fileCount: entries.length, kind, isExecutable };
  }

  async #preview({ files, isBundle }: Described): Promise<Uint8Array | undefined> {
    const [only] = files;
    const isPicture = !isBundle && only !== undefined && offerKind([only.entry.path], false) === 'picture';
    return isPicture ? this.#options.shell.preview(only.path) : undefined;
  }

  async #submit(card: TransferCard, account: AccountName, described: Described): Promise<RequestOutcome> {
    const { previews, book } = this.#options;
    const preview = card.kept.preview === undefined ? undefined : previews.read(card.kept.preview);
    return book.options.messenger.engine.ask({
      type: 'sendFiles',
      transferId: card.transferId,
      account,
      name: described.name,
      files: described.files,
      ...(preview === undefined ? {} : { preview }),
    });
  }

  #show(conversation: Conversation, card: TransferCard): void {
    const { book, cards } = this.#options;
    const own = book.options.messenger.own.view;
    const line = {
      kind: 'file',
      id: card.lineId,
      at: card.begunAt,
      isEarlier: false,
      isOwn: true,
      senderAddress: own?.address ?? conversation.account,
      senderName: own?.displayName ?? conversation.account,
      transfer: cards.view(card.lineId, card.kept),
    } as const;
    book.addLine(conversation, line, { transfer: card.kept });
  }

  #sayRefused(conversation: Conversation, outcome: Extract<RequestOutcome, { readonly ok: false }>): false {
    if (outcome.code === 'tooSoon') return this.#say(conversation, 'fileTooMany', '');
    const notice = outcome.code === 'notOnline' ? 'filePartnerOffline' : 'fileNotNow';
    return this.#say(conversation, notice, this.#partnerName(conversation));
  }

  #say(conversation: Conversation, notice: Notice, name: string): false {
    this.#options.book.addNotice(conversation, notice, name);
    return false;
  }

  #partnerName(conversation: Conversation): string {
    return this.#options.book.nameOf(conversation, conversation.partner.address);
  }

  #shownName(name: string): string {
    return this.#options.tools.now.safeFileName(name);
  }
}
