/**
 * The small windows at the corner of the screen: at most four above one another and one that counts the rest.
 * An alert slides in, stays, slides out; the pointer on it holds it. Time comes from the clock passed in.
 */
import type { AlertView } from '@nudge/ipc-contract';
import type { ChangeSink } from '../support/change-sink.ts';
import type { Cancel, Clock } from '../support/clock.ts';
import { shownLine } from '../support/shown-line.ts';

export const ALERTS_MAX = 4;
export const ALERT_ENTRY_MILLISECONDS = 500;
export const ALERT_STAY_MILLISECONDS = 5000;
export const ALERT_LEAVE_MILLISECONDS = 500;
export const ALERT_TEXT_MAX_CHARACTERS = 200;

const NO_WORDS = { name: '', address: '', pictureUrl: '', text: '' };

/** The windows as the service sees them. Slot 0 is the lowest. */
export interface AlertWindows {
  open(alertId: string, slot: number): void;
  move(alertId: string, slot: number): void;
  /** It begins to slide out; `close` follows. */
  leave(alertId: string): void;
  close(alertId: string): void;
}

/** Notifications of the system, which stand in for our windows where the person wants them. */
export interface SystemNotices {
  readonly isWanted: () => boolean;
  readonly show: (alert: AlertView, onClick: () => void) => void;
}

export interface AlertServiceOptions {
  readonly windows: AlertWindows;
  readonly changes: ChangeSink;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly system: SystemNotices;
  /** A program fills the screen: nothing is shown on top of it. */
  readonly isCovered: () => boolean;
  /** Hears of every alert that is shown, that is only counted, and that is held back. */
  readonly record: (alert: NewAlert) => void;
  /** Picture of whom it is about; empty for none. */
  readonly pictureOf: (address: string) => string;
  /** `conversationId`: the conversation it is about, when it is about one. */
  readonly onClick: (alert: AlertView, conversationId: string | undefined) => void;
}

/** `conversationId`: the conversation it is about, when it is about one. */
export type FollowAlert = (
  alert: Pick<AlertView, 'kind' | 'address'>,
  conversationId: string | undefined,
) => void;

export type NewAlert = Pick<AlertView, 'kind' | 'name' | 'address'> & {
  readonly text?: string;
  readonly conversationId?: string;
};

interface ShownAlert {
  view: AlertView;
  readonly conversationId: string | undefined;
  isHeld: boolean;
  isLeaving: boolean;
  cancel: Cancel;
}

export class AlertService {
  readonly #options: AlertServiceOptions;
  /** Lowest first; the one that counts the rest is always the last. */
  readonly #shown: ShownAlert[] = [];

  constructor(options: AlertServiceOptions) {
    this.#options = options;
  }

  list(): readonly AlertView[] {
    return this.#shown.map(({ view }) => view);
  }

  get(alertId: string): AlertView | undefined {
    return this.#find(alertId)?.view;
  }

  show(alert: NewAlert): void {
    const { kind, name, address, text = '', conversationId } = alert;
    const isSame = (shown: ShownAlert): boolean =>
      shown.view.kind === kind && shown.view.address === address && shown.conversationId === conversationId;
    if (this.#shown.some((shown) => !shown.isLeaving && isSame(shown))) return;
    this.#options.record(alert);
    if (this.#options.isCovered()) return;
    const id = this.#options.newId();
    const pictureUrl = this.#options.pictureOf(address);
    const words = { name, address, pictureUrl, text: shownLine(text, ALERT_TEXT_MAX_CHARACTERS) };
    const view = { id, kind, ...words, count: 0 };
    const { system, onClick } = this.#options;
    if (system.isWanted()) return system.show(view, () => onClick(view, conversationId));
    const more = this.#shown.find((shown) => shown.view.kind === 'more');
    if (more) return this.#countAnother(more);
    const isFull = this.#shown.length >= ALERTS_MAX;
    if (isFull) this.#add({ ...view, ...NO_WORDS, kind: 'more', count: 1 }, undefined);
    else this.#add(view, conversationId);
  }

  /** What somebody wrote has come after the alert about them; one that is gone meanwhile does not come back. */
  addText(kind: AlertView['kind'], address: string, words: string): void {
    const alert = this.#shown.find(({ view }) => view.kind === kind && view.address === address);
    if (alert === undefined) return;
    const text = shownLine(words, ALERT_TEXT_MAX_CHARACTERS);
    alert.view = { ...alert.view, text };
    this.#options.changes.toAlert(alert.view.id, { type: 'textChanged', text });
  }

  /** Its time begins when it is seen, however long its window took. */
  shown(alertId: string): void {
    const alert = this.#find(alertId);
    if (alert === undefined || alert.isLeaving || alert.isHeld) return;
    alert.cancel();
    alert.cancel = this.#leaveAfter(alert, ALERT_ENTRY_MILLISECONDS + ALERT_STAY_MILLISECONDS);
  }

  /** While the pointer is on it, an alert stays. */
  hold(alertId: string, isHeld: boolean): void {
    const alert = this.#find(alertId);
    if (alert === undefined || alert.isLeaving) return;
    alert.isHeld = isHeld;
    alert.cancel();
    if (!isHeld) alert.cancel = this.#leaveAfter(alert, ALERT_STAY_MILLISECONDS);
  }

  click(alertId: string): void {
    const alert = this.#find(alertId);
    if (alert === undefined) return;
    this.close(alertId);
    this.#options.onClick(alert.view, alert.conversationId);
  }

  /** Goes at once: by its close button, or because its window is gone. */
  close(alertId: string): void {
    const alert = this.#find(alertId);
    if (alert) this.#remove(alert);
  }

  closeAll(): void {
    for (const alert of this.#shown.slice()) this.#remove(alert);
  }

  #add(view: AlertView, conversationId: string | undefined): void {
    const alert: ShownAlert = { view, conversationId, isHeld: false, isLeaving: false, cancel: () => {} };
    alert.cancel = this.#leaveAfter(alert, ALERT_ENTRY_MILLISECONDS + ALERT_STAY_MILLISECONDS);
    this.#shown.push(alert);
    this.#options.windows.open(view.id, this.#shown.length - 1);
  }

  #countAnother(more: ShownAlert): void {
    more.view = { ...more.view, count: more.view.count + 1 };
    this.#options.changes.toAlert(more.view.id, { type: 'countChanged', count: more.view.count });
    if (more.isHeld || more.isLeaving) return;
    more.cancel();
    more.cancel = this.#leaveAfter(more, ALERT_STAY_MILLISECONDS);
  }

  #leaveAfter(alert: ShownAlert, milliseconds: number): Cancel {
    return this.#options.clock.after(milliseconds, () => this.#leave(alert));
  }

  #leave(alert: ShownAlert): void {
    alert.isLeaving = true;
    this.#options.windows.leave(alert.view.id);
    alert.cancel = this.#options.clock.after(ALERT_LEAVE_MILLISECONDS, () => this.#remove(alert));
  }

  #remove(alert: ShownAlert): void {
    const slot = this.#shown.indexOf(alert);
    if (slot < 0) return;
    alert.cancel();
    this.#shown.splice(slot, 1);
    this.#options.windows.close(alert.view.id);
    for (const [index, other] of this.#shown.entries()) {
      if (index >= slot) this.#options.windows.move(other.view.id, index);
    }
  }

  #find(alertId: string): ShownAlert | undefined {
    return this.#shown.find(({ view }) => view.id === alertId);
  }
}
