/** One window per conversation, at the place its contact had last. Nothing here takes the focus unasked. */
import { BrowserWindow } from 'electron';
import type { WindowState } from '../services/attention/attention-rules.ts';
import type { HowToOpen } from '../services/conversations/conversation-windows.ts';
import { CloseGuard } from './close-guard.ts';
import type { ConversationHome } from './conversation-homes.ts';
import { createWindow } from './create-window.ts';
import { placeBesideList } from './place-beside-list.ts';
import { showBehind } from './show-behind.ts';
import { isMovable } from './shake-window.ts';
import { UnseenWindows } from './unseen-windows.ts';
import type { OpenWindow } from './window-registry.ts';
import type { WindowTools } from './window-tools.ts';

function closed(window: BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    window.once('closed', () => resolve());
    window.close();
  });
}

export interface ConversationHomeOptions extends WindowTools {
  readonly onFocus: (conversationId: string) => void;
  readonly onClosed: (conversationId: string) => void;
  /** Asked before some close by their person; undefined: nothing goes on in them. */
  readonly askBeforeClosing: (conversationIds: readonly string[]) => Promise<boolean> | undefined;
  /** It stands on a desktop that is not shown. */
  readonly isElsewhere: (window: BrowserWindow) => boolean;
  /** Told at every flash; tests listen. */
  readonly onFlash: (conversationId: string) => void;
}

export class ElectronConversationWindows implements ConversationHome {
  readonly #options: ConversationHomeOptions;
  readonly #guard: CloseGuard;
  readonly #unseen: UnseenWindows<BrowserWindow>;

  constructor(options: ConversationHomeOptions) {
    this.#options = options;
    this.#unseen = new UnseenWindows(options.isElsewhere);
    this.#guard = new CloseGuard({ ask: (id) => options.askBeforeClosing([id]) });
  }

  has(conversationId: string): boolean {
    return this.#find(conversationId) !== undefined;
  }

  open(conversationId: string, partner: string, how: HowToOpen): void {
    const open = this.#find(conversationId);
    if (open === undefined) return this.#create(conversationId, partner, how);
    if (how !== 'focused') return;
    if (open.isMinimized()) open.restore();
    open.show();
    open.focus();
  }

  close(conversationId: string): void {
    this.#find(conversationId)?.destroy();
  }

  stateOf(conversationId: string): WindowState {
    const window = this.#find(conversationId);
    if (window === undefined) return 'new';
    if (window.isFocused()) return 'focused';
    return window.isMinimized() || this.#unseen.has(window) ? 'minimized' : 'unfocused';
  }

  canMove(conversationId: string): boolean {
    const window = this.#find(conversationId);
    return window !== undefined && isMovable(window);
  }

  flash(conversationId: string): void {
    this.#find(conversationId)?.flashFrame(true);
    this.#options.onFlash(conversationId);
  }

  /** Each tells what was typed last. */
  async closeAll(): Promise<void> {
    this.#guard.letAllClose();
    await Promise.all(this.#all().map(closed));
  }

  hasFocus(): boolean {
    return this.#all().some((window) => window.isFocused());
  }

  #create(conversationId: string, partner: string, how: HowToOpen): void {
    const { onFocus, onClosed } = this.#options;
    const inFront = BrowserWindow.getFocusedWindow();
    const window = createWindow({
      tools: this.#options,
      context: { kind: 'conversation', conversationId, partner },
      placeName: `conversation ${partner}`,
      firstPlace: (size) => placeBesideList(size, this.#options.registry),
      show: how === 'behind' ? 'inactive' : how,
    });
    this.#unseen.watch(window);
    window.on('focus', () => {
      window.flashFrame(false);
      onFocus(conversationId);
    });
    window.on('close', (event) => {
      const prevent = (): void => event.preventDefault();
      const close = (): void => (window.isDestroyed() ? undefined : window.close());
      this.#guard.closing(conversationId, { prevent, close });
    });
    window.once('closed', () => {
      this.#guard.gone(conversationId);
      onClosed(conversationId);
    });
    if (how !== 'focused') showBehind(window, inFront);
  }

  #all(): readonly BrowserWindow[] {
    return this.#options.registry
      .all()
      .filter(({ context, isTab }) => context.kind === 'conversation' && !isTab)
      .map(({ window }) => window);
  }

  #find(conversationId: string): BrowserWindow | undefined {
    const isWanted = ({ context, isTab }: OpenWindow): boolean =>
      context.kind === 'conversation' && context.conversationId === conversationId && !isTab;
    return this.#options.registry.all().find(isWanted)?.window;
  }
}
