/** One window per conversation, at the place its contact had last. Nothing here takes the focus unasked. */
import { setTimeout as delay } from 'node:timers/promises';
import { BrowserWindow } from 'electron';
import type { WindowState } from '../services/attention/attention-rules.ts';
import type { ConversationWindows, HowToOpen } from '../services/conversations/conversation-windows.ts';
import { CloseGuard, type CloseGuardOptions } from './close-guard.ts';
import { createWindow } from './create-window.ts';
import { isMovable } from './shake-window.ts';
import type { WindowTools } from './window-tools.ts';

/** A page that does not let its window go is not waited for any longer when the application ends. */
const CLOSE_ALL_MAX_MILLISECONDS = 1000;

function closed(window: BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    window.once('closed', () => resolve());
    window.close();
  });
}

export interface ConversationWindowsOptions extends WindowTools {
  readonly onFocus: (conversationId: string) => void;
  readonly onClosed: (conversationId: string) => void;
  /** Asked before one closes by its person. */
  readonly askBeforeClosing: CloseGuardOptions['ask'];
  /** Told at every flash; tests listen. */
  readonly onFlash: (conversationId: string) => void;
}

export class ElectronConversationWindows implements ConversationWindows {
  readonly #options: ConversationWindowsOptions;
  readonly #guard: CloseGuard;

  constructor(options: ConversationWindowsOptions) {
    this.#options = options;
    this.#guard = new CloseGuard({ ask: options.askBeforeClosing });
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
    return window.isMinimized() ? 'minimized' : 'unfocused';
  }

  canMove(conversationId: string): boolean {
    const window = this.#find(conversationId);
    return window !== undefined && isMovable(window);
  }

  flash(conversationId: string): void {
    this.#find(conversationId)?.flashFrame(true);
    this.#options.onFlash(conversationId);
  }

  /** Closes every window as its person would, so that each tells what was typed last; settles when they are gone. */
  async closeAll(): Promise<void> {
    this.#guard.letAllClose();
    const windows = this.#options.registry
      .all()
      .filter(({ context }) => context.kind === 'conversation')
      .map(({ window }) => window);
    await Promise.race([Promise.all(windows.map(closed)), delay(CLOSE_ALL_MAX_MILLISECONDS)]);
  }

  /** Whether any conversation is being read or written in. */
  hasFocus(): boolean {
    return this.#options.registry
      .all()
      .some(({ context, window }) => context.kind === 'conversation' && window.isFocused());
  }

  #create(conversationId: string, partner: string, how: HowToOpen): void {
    const { onFocus, onClosed } = this.#options;
    const inFront = BrowserWindow.getFocusedWindow();
    const window = createWindow({
      tools: this.#options,
      context: { kind: 'conversation', conversationId, partner },
      placeName: `conversation ${partner}`,
      show: how === 'behind' ? 'inactive' : how,
    });
    window.on('focus', () => {
      window.flashFrame(false);
      onFocus(conversationId);
    });
    window.on('close', (event) => {
      const prevent = (): void => event.preventDefault();
      const close = (): void => (window.isDestroyed() ? undefined : window.close());
      this.#guard.closing(conversationId, { prevent, close });
    });
    window.once('closed', () => onClosed(conversationId));
    if (how === 'focused' || inFront === null) return;
    window.once('show', () => {
      if (!inFront.isDestroyed()) inFront.moveTop();
    });
  }

  #find(conversationId: string): BrowserWindow | undefined {
    return this.#options.registry.find(
      (context) => context.kind === 'conversation' && context.conversationId === conversationId,
    )?.window;
  }
}
