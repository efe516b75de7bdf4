/** What a conversation window asks for: lines, nudges, typing, invitations. */
import {
  DEFAULT_SETTINGS,
  takesText,
  type LineFailureReason,
  type LineView,
  type LookStyle,
  type Reply,
  type RequestArguments,
  type SendAbility,
  type TextFormatView,
} from '@nudge/ipc-contract';
import { parseAccountName } from '@nudge/msnp-codec';
import type { LineEmoticon, RequestOutcome } from '@nudge/msnp-engine';
import { mayPlay, USUAL } from '../attention/attention-rules.ts';
import type { HistoryLine } from '../history/line-rows.ts';
import { replyOf } from '../messenger/request-failures.ts';
import { RateLimit } from '../support/rate-limit.ts';
import { done, fail, succeed } from '../support/reply.ts';
import type { AttentionOutlets } from './arrivals.ts';
import type { ConversationBook } from './conversation-book.ts';
import { abilityOf, inviteRefusal } from './conversation-views.ts';
import type { Conversation } from './conversation.ts';
import { abilityFailure } from './send-ability.ts';

/** One nudge per conversation within this. */
export const NUDGE_SEND_INTERVAL_MILLISECONDS = 10_000;

/** What the original wrote in, by look; readers without it take their own. */
const DEFAULT_FONTS = { classic: 'Microsoft Sans Serif', live: 'Segoe UI' } as const satisfies Record<
  LookStyle,
  string
>;

/** What may go out under a line's id. */
type Content =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly format: TextFormatView;
      readonly emoticons: readonly LineEmoticon[];
    }
  /** For somebody who is offline: the server keeps it until they come. */
  | { readonly kind: 'left'; readonly text: string }
  | { readonly kind: 'nudge' };

type RefusalCode = Extract<RequestOutcome, { readonly ok: false }>['code'];
type OwnLine = Extract<LineView, { readonly kind: 'text' | 'nudge' }>;

/** Why a line failed that never came to life in the engine; nothing is kept for anybody any more: they are offline. */
const REFUSALS: Partial<Record<RefusalCode, LineFailureReason>> = {
  notOnline: 'notOnline',
  notSupported: 'notOnline',
  tooSoon: 'tooMany',
};

type NudgeOutlets = Pick<AttentionOutlets, 'play' | 'choiceFor'>;

export class Outgoing {
  readonly #book: ConversationBook;
  readonly #outlets: NudgeOutlets;
  readonly #nudges: RateLimit;

  constructor(book: ConversationBook, outlets: NudgeOutlets) {
    this.#book = book;
    this.#outlets = outlets;
    const { clock } = book.options;
    this.#nudges = new RateLimit({ clock, count: 1, milliseconds: NUDGE_SEND_INTERVAL_MILLISECONDS });
  }

  /** Settles once the line is shown and kept; what becomes of it is told by its state. */
  async sendText(
    conversation: Conversation,
    request: RequestArguments<'sendText'>,
  ): Promise<Reply<undefined>> {
    if (request.text.trim() === '') return fail('badArguments');
    const refusal = this.#textRefusal(conversation);
    if (refusal) return refusal;
    conversation.typing.stop(conversation.account);
    if (this.#isForLater(conversation)) this.#leave(conversation, request.text);
    else this.#say(conversation, request);
    this.saveDraft(conversation, '');
    return done;
  }

  /** Sends a failed line, or one of unknown fate, once more under its own id. */
  async sendAgain(conversation: Conversation, lineId: string): Promise<Reply<undefined>> {
    const line = this.#findOwnLine(conversation, lineId);
    if (line === undefined || (line.state !== 'failed' && line.state !== 'unknown'))
      return fail('badArguments');
    const refusal = line.kind === 'text' ? this.#textRefusal(conversation) : this.#refusal(conversation);
    if (refusal) return refusal;
    this.#book.setLineState(conversation, { id: lineId, state: 'waiting' });
    void this.#submit(conversation, lineId, this.#contentOf(conversation, line));
    return done;
  }

  async sendNudge(conversation: Conversation): Promise<Reply<undefined>> {
    const refusal = this.#refusal(conversation);
    if (refusal) return refusal;
    if (!this.#nudges.take(conversation.id)) {
      this.#book.addNotice(conversation, 'nudgeTooSoon', '');
      return fail('tooSoon');
    }
    const line = { ...this.#ownLine(), kind: 'nudge' } as const;
    this.#book.addLine(conversation, line);
    this.#shake(conversation);
    this.#sound(conversation);
    void this.#submit(conversation, line.id, { kind: 'nudge' });
    return done;
  }

  async sendTyping(conversation: Conversation): Promise<Reply<undefined>> {
    const { engineId } = conversation;
    const { settings, messenger } = this.#book.options;
    const isWanted = settings().messages.sendTyping && this.#abilityOf(conversation).canSend;
    // Whoever appears offline is first heard of by what they send.
    const isHidden = messenger.own.view?.status === 'appearOffline';
    if (engineId !== undefined && isWanted && !isHidden) {
      await messenger.engine.ask({ type: 'sendTyping', conversationId: engineId });
    }
    return done;
  }

  async invite(conversation: Conversation, address: string): Promise<Reply<undefined>> {
    const account = parseAccountName(address);
    if (account === undefined) return fail('badAddress');
    const refusal = this.#refusal(conversation);
    if (refusal) return refusal;
    const reason = inviteRefusal(conversation, account, this.#book.context.directory);
    if (reason !== undefined) {
      this.#book.addNotice(conversation, reason, this.#book.nameOf(conversation, account));
      return done;
    }
    const engineId = await this.#engineId(conversation);
    if (engineId === undefined) return fail('unexpected');
    conversation.invited.add(account);
    const outcome = await this.#book.options.messenger.engine.ask({
      type: 'invite',
      conversationId: engineId,
      account,
    });
    if (!outcome.ok) this.#noteFailedInvitation(conversation, account);
    return replyOf(outcome);
  }

  saveDraft(conversation: Conversation, text: string): void {
    if (conversation.draft === text) return;
    conversation.draft = text;
    const { history } = this.#book.options;
    history.saveDraft(conversation.keepNow(), text);
    // Begun before others were invited, it was kept under those who were there.
    for (const before of conversation.historyKeys.slice(1)) history.saveDraft(before, '');
  }

  loadEarlier(
    conversation: Conversation,
    beforeLineId: string,
  ): Reply<{ readonly lines: readonly LineView[]; readonly hasEarlier: boolean }> {
    const place = keptPlace(conversation, beforeLineId);
    for (const key of conversation.historyKeys) {
      const page = this.#book.options.history.before(key, place);
      const lines = page.lines.map((line: HistoryLine) => this.#book.shown(conversation, line));
      if (lines.length > 0) return succeed({ lines, hasEarlier: page.hasEarlier });
    }
    return succeed({ lines: [], hasEarlier: false });
  }

  #say(conversation: Conversation, request: RequestArguments<'sendText'>): void {
    const { own, lines } = this.#book.options.emoticons;
    const used = own.usedIn(request.text);
    const uses = used.map(({ code, hash }) => ({ code, hash }));
    const shown = used.length === 0 ? {} : { emoticons: lines.views(uses) };
    const line = { ...this.#ownLine(), kind: 'text', ...request, ...shown } as const;
    this.#book.addLine(conversation, line, { uses });
    const emoticons = used.map(withoutHash);
    void this.#submit(conversation, line.id, { kind: 'text', ...request, emoticons });
  }

  /** Shown as it arrives: the server keeps text alone. */
  #leave(conversation: Conversation, text: string): void {
    const { format } = DEFAULT_SETTINGS.messages;
    const line = { ...this.#ownLine(), kind: 'text', text, format } as const;
    this.#book.addLine(conversation, line);
    void this.#submit(conversation, line.id, { kind: 'left', text });
  }

  /** Of a line that goes out once more, the way that is open now. */
  #contentOf(conversation: Conversation, line: OwnLine): Content {
    if (line.kind === 'nudge') return { kind: 'nudge' };
    const { id, text, format } = line;
    if (this.#isForLater(conversation)) return { kind: 'left', text };
    return { kind: 'text', text, format, emoticons: this.#pictures(conversation, id) };
  }

  /** Pictures of the emoticons of a line that goes out once more, as far as they are still here. */
  #pictures(conversation: Conversation, lineId: string): readonly LineEmoticon[] {
    const { lines } = this.#book.options.emoticons;
    return (conversation.uses.get(lineId) ?? []).flatMap(({ code, hash }) => {
      const data = lines.read(hash);
      return data === undefined ? [] : [{ code, data }];
    });
  }

  #refusal(conversation: Conversation): Reply<never> | undefined {
    const ability = this.#abilityOf(conversation);
    return ability.canSend ? undefined : fail(abilityFailure(ability));
  }

  #textRefusal(conversation: Conversation): Reply<never> | undefined {
    return takesText(this.#abilityOf(conversation)) ? undefined : this.#refusal(conversation);
  }

  /** The partner is offline, and the server keeps text for them. */
  #isForLater(conversation: Conversation): boolean {
    return !this.#abilityOf(conversation).canSend;
  }

  #abilityOf(conversation: Conversation): SendAbility {
    return abilityOf(conversation, this.#book.context);
  }

  #ownLine() {
    const { clock, newId, messenger } = this.#book.options;
    const own = messenger.own.view;
    return {
      id: newId(),
      at: clock.now(),
      isEarlier: false,
      isOwn: true,
      senderAddress: own?.address ?? '',
      senderName: own?.displayName ?? '',
      state: 'waiting',
    } as const;
  }

  #findOwnLine(conversation: Conversation, lineId: string): OwnLine | undefined {
    const { history } = this.#book.options;
    const shown = conversation.findLine(lineId);
    const kept = conversation.historyKeys.flatMap((key) => history.find(key, lineId) ?? [])[0];
    const line = shown ?? (kept && this.#book.shown(conversation, kept));
    const isSent = line?.kind === 'text' || line?.kind === 'nudge';
    return isSent && line.isOwn ? line : undefined;
  }

  /** The line is already shown and kept; only now it goes to the engine. */
  async #submit(conversation: Conversation, lineId: string, content: Content): Promise<void> {
    const engineId = await this.#engineId(conversation);
    if (engineId === undefined) {
      return this.#fail(conversation, lineId, 'serverError');
    }
    const address = { conversationId: engineId, lineId } as const;
    const { engine } = this.#book.options.messenger;
    const outcome = await engine.ask({ ...this.#requestFor(content), ...address });
    this.#settleRefused(conversation, lineId, outcome);
  }

  #requestFor(content: Content) {
    switch (content.kind) {
      case 'text':
        return { type: 'sendText', ...this.#wordsOf(content) } as const;
      case 'left':
        return { type: 'leaveText', text: content.text } as const;
      case 'nudge':
        return { type: 'sendNudge' } as const;
    }
  }

  /** Whoever chose no font writes in the one of their look: others are told a name. */
  #wordsOf({ text, format: chosen, emoticons }: Extract<Content, { readonly kind: 'text' }>) {
    const { style } = this.#book.options.settings().look;
    const format = { ...chosen, font: chosen.font || DEFAULT_FONTS[style] };
    return emoticons.length === 0 ? { text, format } : { text, format, emoticons };
  }

  /** A refusal before the line came to life in the engine: no event will tell of it. */
  #settleRefused(conversation: Conversation, lineId: string, outcome: RequestOutcome): void {
    if (outcome.ok) return;
    const line = this.#findOwnLine(conversation, lineId);
    if (line?.state !== 'waiting') return;
    this.#fail(conversation, lineId, REFUSALS[outcome.code] ?? 'serverError');
  }

  #fail(conversation: Conversation, id: string, failureReason: LineFailureReason): void {
    this.#book.setLineState(conversation, { id, state: 'failed', failureReason });
  }

  async #engineId(conversation: Conversation): Promise<string | undefined> {
    if (conversation.engineId !== undefined || conversation.isGroup) return conversation.engineId;
    const account = parseAccountName(conversation.partner.address);
    if (account === undefined) return undefined;
    const outcome = await this.#book.options.messenger.engine.ask({ type: 'openConversation', account });
    if (outcome.ok) conversation.engineId ??= outcome.conversationId;
    return conversation.engineId;
  }

  #noteFailedInvitation(conversation: Conversation, address: string): void {
    conversation.invited.delete(address);
    this.#book.addNotice(conversation, 'inviteFailed', this.#book.nameOf(conversation, address));
  }

  /** As loud as one that comes from the same person. */
  #sound({ isGroup, partner }: Conversation): void {
    const { settings, messenger } = this.#book.options;
    const { choiceFor, play } = this.#outlets;
    const choice = isGroup ? USUAL : choiceFor(partner.address);
    const ownStatus = messenger.own.statusForAttention;
    if (mayPlay('nudge', { alerts: settings().alerts, ownStatus, choice })) play('nudge');
  }

  #shake(conversation: Conversation): void {
    const { changes, windows, settings } = this.#book.options;
    if (!settings().messages.shakeWindow) return;
    changes.toConversation(conversation.id, { type: 'nudged', inside: !windows.canMove(conversation.id) });
  }
}

const withoutHash = ({ code, data }: LineEmoticon): LineEmoticon => ({ code, data });

/** Notices are not kept: the first line after them is. */
function keptPlace({ earlier, lines }: Conversation, lineId: string): string {
  const shown = [...earlier, ...lines];
  const at = shown.findIndex(({ id }) => id === lineId);
  const kept = at < 0 ? undefined : shown.slice(at).find(({ kind }) => kind !== 'notice');
  return kept?.id ?? lineId;
}
