/**
 * Conversations as tabs of one window. Each stays a page of its own that can only touch its own conversation; the
 * window's page draws what stands around them. What comes by itself never switches.
 */
import { BrowserWindow } from 'electron';
import type { ConversationChange, TabsChange } from '@nudge/ipc-contract';
import type { WindowState } from '../services/attention/attention-rules.ts';
import type { HowToOpen } from '../services/conversations/conversation-windows.ts';
import {
  changedTabs,
  NO_TABS,
  type TabEvent,
  type TabOrder,
} from '../services/conversations/tabs/tab-order.ts';
import type { TabEdges, TabWindows } from '../services/conversations/tabs/tab-windows.ts';
import { CloseGuard } from './close-guard.ts';
import type { ConversationHome } from './conversation-homes.ts';
import type { ConversationHomeOptions } from './conversation-window.ts';
import { createWindow } from './create-window.ts';
import { openTabPage } from './tab-page.ts';
import type { PageView } from './page-view.ts';
import { placeBesideList } from './place-beside-list.ts';
import { isMovable } from './shake-window.ts';
import { showBehind } from './show-behind.ts';
import { tabBounds } from './tab-bounds.ts';
import { UnseenWindows } from './unseen-windows.ts';

export interface TabsWindowOptions extends ConversationHomeOptions {
  /** Another order, or another one in front. */
  readonly onOrder: () => void;
  readonly tellConversation: (conversationId: string, change: ConversationChange) => void;
  readonly tellTabs: (change: TabsChange) => void;
}

/** Of the question before all of them close together; no conversation is called so. */
const ALL = 'all';

export class TabsWindow implements ConversationHome, TabWindows {
  readonly #options: TabsWindowOptions;
  readonly #guard: CloseGuard;
  readonly #unseen: UnseenWindows<BrowserWindow>;
  readonly #pages = new Map<string, PageView>();
  #order: TabOrder = NO_TABS;
  #window: BrowserWindow | undefined;
  #edges: TabEdges | undefined;
  #isEnding = false;

  constructor(options: TabsWindowOptions) {
    this.#options = options;
    this.#unseen = new UnseenWindows(options.isElsewhere);
    this.#guard = new CloseGuard({
      ask: (id) => options.askBeforeClosing(id === ALL ? this.#order.ids : [id]),
    });
  }

  get order(): TabOrder {
    return this.#order;
  }

  has(conversationId: string): boolean {
    return this.#pages.has(conversationId);
  }

  open(conversationId: string, partner: string, how: HowToOpen): void {
    const isNewWindow = this.#window === undefined;
    const window = this.#window ?? this.#createWindow(how);
    if (!this.has(conversationId)) this.#addPage(window, conversationId, partner);
    this.#change({ type: 'opened', id: conversationId, inFront: how === 'focused' });
    if (how !== 'focused' || isNewWindow) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
    this.moveFocus('conversation');
  }

  close(conversationId: string): void {
    this.#pages.get(conversationId)?.close();
  }

  stateOf(conversationId: string): WindowState {
    if (this.#window === undefined || !this.has(conversationId)) return 'new';
    if (this.#window.isMinimized()) return 'minimized';
    if (this.#window.isFocused()) return this.#isInFront(conversationId) ? 'focused' : 'unfocused';
    return this.#unseen.has(this.#window) ? 'minimized' : 'unfocused';
  }

  canMove(conversationId: string): boolean {
    return this.#window !== undefined && this.#isInFront(conversationId) && isMovable(this.#window);
  }

  /** While another of them is being read, its mark in the strip is enough. */
  flash(conversationId: string): void {
    if (this.#window?.isFocused() === false) this.#window.flashFrame(true);
    this.#options.onFlash(conversationId);
  }

  async closeAll(): Promise<void> {
    this.#guard.letAllClose();
    const window = this.#window;
    if (window === undefined) return;
    await new Promise<void>((resolve) => {
      window.once('closed', () => resolve());
      window.close();
    });
  }

  hasFocus(): boolean {
    return this.#window?.isFocused() === true;
  }

  show(conversationId: string): void {
    this.#change({ type: 'shown', id: conversationId });
    this.moveFocus('conversation');
  }

  closeTab(conversationId: string): void {
    if (this.#mayClose(conversationId, () => this.closeTab(conversationId))) this.close(conversationId);
  }

  move(conversationId: string, to: number): void {
    this.#change({ type: 'moved', id: conversationId, to });
  }

  step(by: 1 | -1): void {
    this.#change({ type: 'stepped', by });
    this.moveFocus('conversation');
  }

  moveFocus(to: 'tabs' | 'conversation'): void {
    if (to === 'conversation') return this.#front?.contents.focus();
    this.#window?.webContents.focus();
    this.#options.tellTabs({ type: 'focusRequested' });
  }

  place(edges: TabEdges): void {
    this.#edges = edges;
    this.placeAll();
  }

  /** Puts every page where and as large as it is to be now. */
  placeAll(): void {
    if (this.#window === undefined || this.#edges === undefined) return;
    const bounds = tabBounds(this.#window.getContentBounds(), this.#edges, this.#options.look().scale);
    for (const page of this.#pages.values()) page.place(bounds);
  }

  get #front(): PageView | undefined {
    return this.#pages.get(this.#order.frontId);
  }

  #isInFront(conversationId: string): boolean {
    return this.#order.frontId === conversationId;
  }

  #createWindow(how: HowToOpen): BrowserWindow {
    const inFront = BrowserWindow.getFocusedWindow();
    const window = createWindow({
      tools: this.#options,
      context: { kind: 'tabs' },
      placeName: 'tabs',
      firstPlace: (size) => placeBesideList(size, this.#options.registry),
      show: how === 'behind' ? 'inactive' : how,
    });
    this.#window = window;
    this.#unseen.watch(window);
    window.on('focus', () => {
      window.flashFrame(false);
      this.moveFocus('conversation');
      this.#options.onFocus(this.#order.frontId);
    });
    window.on('resize', () => this.placeAll());
    window.on('always-on-top-changed', (_event, isOnTop) => {
      for (const id of this.#order.ids) this.#options.tellConversation(id, { type: 'onTopChanged', isOnTop });
    });
    window.on('close', (event) => this.#closeWindow(() => event.preventDefault()));
    window.once('closed', () => this.#forgetWindow());
    if (how !== 'focused') showBehind(window, inFront);
    return window;
  }

  #addPage(window: BrowserWindow, conversationId: string, partner: string): void {
    this.#isEnding = false;
    const page = openTabPage({
      tools: this.#options,
      window,
      context: { kind: 'conversation', conversationId, partner },
      close: () => this.closeTab(conversationId),
    });
    this.#pages.set(conversationId, page);
    page.contents.once('destroyed', () => this.#removePage(conversationId));
    this.placeAll();
  }

  #removePage(conversationId: string): void {
    if (!this.#pages.delete(conversationId)) return;
    this.#guard.gone(conversationId);
    this.#change({ type: 'closed', id: conversationId });
    this.#options.onClosed(conversationId);
    if (this.#pages.size === 0) this.#window?.destroy();
    else if (this.hasFocus()) this.moveFocus('conversation');
  }

  /** Pages go first, one by one, so that each tells what was typed last; the window goes with the last of them. */
  #closeWindow(prevent: () => void): void {
    if (this.#isEnding || this.#pages.size === 0) return;
    prevent();
    if (!this.#mayClose(ALL, () => this.#window?.close())) return;
    this.#isEnding = true;
    for (const page of this.#pages.values()) page.close();
  }

  /** False: its person is asked first, and `close` is called after a yes. */
  #mayClose(id: string, close: () => void): boolean {
    const outcome = { isPrevented: false };
    this.#guard.closing(id, { prevent: () => void (outcome.isPrevented = true), close });
    return !outcome.isPrevented;
  }

  #forgetWindow(): void {
    this.#guard.gone(ALL);
    this.#window = undefined;
    this.#edges = undefined;
    this.#isEnding = false;
    for (const [id, page] of this.#pages) {
      page.close();
      this.#removePage(id);
    }
  }

  #change(event: TabEvent): void {
    const before = this.#order;
    this.#order = changedTabs(before, event);
    if (this.#order === before) return;
    if (this.#order.frontId !== before.frontId) this.#bringForward(before.frontId);
    this.#options.onOrder();
  }

  #bringForward(beforeId: string): void {
    this.#front?.show();
    this.#pages.get(beforeId)?.hide();
    if (this.hasFocus()) this.#options.onFocus(this.#order.frontId);
  }
}
