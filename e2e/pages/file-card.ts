import { expect, type Locator } from '@playwright/test';
import { text } from '../texts.ts';

type Command = 'accept' | 'saveAs' | 'decline' | 'cancel' | 'open' | 'openFolder' | 'tryAgain';

export interface Progress {
  readonly state: string;
  /** None while there is no bar. */
  readonly percent: number;
}

/** A file that travels, or has travelled, as it stands in the history. */
export class FileCard {
  readonly card: Locator;
  readonly bar: Locator;
  readonly links: Locator;
  /** The small picture of a file that is one. */
  readonly preview: Locator;

  constructor(card: Locator) {
    this.card = card;
    this.bar = card.getByRole('progressbar');
    this.preview = card.locator('.file-card-preview img');
    this.links = card.getByRole('button');
  }

  link(command: Command): Locator {
    return this.card.getByRole('button', { name: text(`ft.command.${command}`), exact: true });
  }

  async choose(command: Command): Promise<void> {
    await this.link(command).click();
  }

  async expectWords(key: string, values: Readonly<Record<string, string>> = {}): Promise<void> {
    await expect(this.card).toContainText(text(key, values));
  }

  /** Some of it has arrived, and not yet all. */
  async expectUnderWay(leastPercent = 1): Promise<void> {
    const percent = (): Promise<number> =>
      this.card.evaluate((card) =>
        Number(card.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow') ?? 0),
      );
    await expect.poll(percent).toBeGreaterThanOrEqual(leastPercent);
  }

  /** Notes, from now on, each state and how far it had come; asked again it says what it noted. */
  async watchProgress(): Promise<() => Promise<readonly Progress[]>> {
    const noted = await this.card.evaluateHandle((card) => {
      const all: Progress[] = [];
      const note = (): void => {
        const percent = card.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow');
        all.push({ state: card.getAttribute('data-state') ?? '', percent: Number(percent ?? 0) });
      };
      note();
      new MutationObserver(note).observe(card, { subtree: true, childList: true, attributes: true });
      return all;
    });
    return () => noted.jsonValue();
  }

  /** Exactly these, in this order. */
  async expectLinks(...commands: readonly Command[]): Promise<void> {
    await expect(this.links).toHaveText(commands.map((command) => text(`ft.command.${command}`)));
  }
}
