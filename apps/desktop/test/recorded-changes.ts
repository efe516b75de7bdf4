import type { AnyChange } from '../src/main/ipc/gather-changes.ts';
import type { ChangeSink } from '../src/main/services/support/change-sink.ts';

/** Every change in order, with the window it was for. */
export class RecordedChanges implements ChangeSink {
  readonly all: { readonly to: string; readonly change: AnyChange }[] = [];
  isHistoryOpen = true;

  toMain(change: AnyChange): void {
    this.#record('main', change);
  }

  toConversation(conversationId: string, change: AnyChange): void {
    this.#record(conversationId, change);
  }

  toTabs(change: AnyChange): void {
    this.#record('tabs', change);
  }

  toAlert(alertId: string, change: AnyChange): void {
    this.#record(alertId, change);
  }

  toOptions(change: AnyChange): void {
    this.#record('options', change);
  }

  toPicture(change: AnyChange): void {
    this.#record('picture', change);
  }

  toEmoticons(change: AnyChange): void {
    this.#record('emoticons', change);
  }

  toPrompt(_address: string, change: AnyChange): void {
    this.#record('prompt', change);
  }

  toHistory(change: AnyChange): void {
    this.#record('history', change);
  }

  hasHistory(): boolean {
    return this.isHistoryOpen;
  }

  toAll(change: AnyChange): void {
    this.#record('all', change);
  }

  /** The newest change of one type for one window. */
  last<Type extends AnyChange['type']>(
    to: string,
    type: Type,
  ): Extract<AnyChange, { type: Type }> | undefined {
    const found = this.all.findLast((one) => one.to === to && one.change.type === type);
    return found?.change as Extract<AnyChange, { type: Type }> | undefined;
  }

  count(to: string, type: AnyChange['type']): number {
    return this.all.filter((one) => one.to === to && one.change.type === type).length;
  }

  #record(to: string, change: AnyChange): void {
    this.all.push({ to, change });
  }
}
