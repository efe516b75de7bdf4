import { expect, type Locator, type Page } from '@playwright/test';
import { text } from '../texts.ts';
import { closeWindow } from './close-window.ts';
import { FileCard } from './file-card.ts';

const EFFECTS = ['underline', 'strikeThrough'] as const;

export interface MessageFormat {
  readonly style?: 'regular' | 'bold' | 'italic' | 'boldItalic';
  /** Just these. */
  readonly effects?: readonly (typeof EFFECTS)[number][];
  /** By its name in the colour list, for instance `red`. */
  readonly color?: string;
}

/** One conversation; everything is found by its role and its words. */
export class ConversationWindow {
  readonly page: Page;
  readonly history: Locator;
  readonly input: Locator;
  readonly send: Locator;
  readonly nudge: Locator;
  readonly emoticons: Locator;
  readonly font: Locator;
  readonly block: Locator;
  readonly unblock: Locator;
  /** Who is in a conversation of several. */
  readonly participants: Locator;
  /** Who is writing just now. */
  readonly typing: Locator;

  constructor(page: Page) {
    this.page = page;
    this.history = page.getByRole('log');
    this.input = page.getByRole('textbox', { name: text('chat.input') });
    this.send = page.getByRole('button', { name: text('chat.send'), exact: true });
    const tools = page.getByRole('toolbar', { name: text('chat.strip.label') });
    this.nudge = tools.getByRole('button', { name: text('chat.strip.nudge') });
    this.emoticons = tools.getByRole('button', { name: text('chat.strip.emoticons') });
    const above = page.getByRole('toolbar', { name: text('chat.toolbar.label'), exact: true });
    this.block = above.getByRole('button', { name: text('chat.toolbar.block'), exact: true });
    this.unblock = above.getByRole('button', { name: text('chat.toolbar.unblock'), exact: true });
    this.participants = page.getByRole('region', { name: text('chat.participants.label') });
    this.typing = page.getByTestId('typing-notice');
    this.font = tools.getByRole('button', { name: text('chat.strip.font') });
  }

  async type(words: string): Promise<void> {
    await this.input.focus();
    await this.page.keyboard.type(words);
  }

  async say(words: string): Promise<void> {
    await this.type(words);
    await expect(this.send).toBeEnabled();
    await this.page.keyboard.press('Enter');
    await expect(this.input).toHaveText('');
  }

  /** Notes, from now on, how a nudge shows in the window, empty when it is over; asked again it says what it noted. */
  async watchNudges(): Promise<() => Promise<readonly string[]>> {
    const noted = await this.page.getByRole('main').evaluateHandle((main) => {
      const all: string[] = [];
      new MutationObserver(() => all.push(main.dataset['nudged'] ?? '')).observe(main, {
        attributeFilter: ['data-nudged'],
      });
      return all;
    });
    return () => noted.jsonValue();
  }

  /** The lines with these words. */
  line(words: string | RegExp): Locator {
    return this.history.getByRole('article').filter({ hasText: words });
  }

  /** Somebody's picture in the column at the right, by their name. */
  picture(name: string): Locator {
    return this.page.getByTestId('picture-frame').getByRole('img', { name, exact: true });
  }

  /** The card of a file, or of several; the newest with that name. */
  file(name: string): FileCard {
    return new FileCard(this.history.locator('.file-card').filter({ hasText: name }).last());
  }

  /** Whatever its name. */
  get newestFile(): FileCard {
    return new FileCard(this.history.locator('.file-card').last());
  }

  /** What a yellow bar above the history offers to do. */
  notice(action: string): Locator {
    return this.page.getByTestId('notice-bar').getByRole('button', { name: action });
  }

  /** The mark that tells how far an own line came. */
  stateOf(words: string, state: string, values: { readonly name?: string } = {}): Locator {
    return this.line(words).getByRole('img', { name: text(`chat.state.${state}`, values) });
  }

  /** Chooses in the Font dialog; what is not given stays. */
  async setFormat(format: MessageFormat): Promise<void> {
    await this.font.click();
    const form = this.page.getByRole('dialog', { name: text('chat.font.title') });
    const { style, color, effects } = format;
    if (style !== undefined) {
      const label = text(`chat.font.${style}`);
      await form.getByLabel(text('chat.font.style')).selectOption({ label });
    }
    for (const effect of effects === undefined ? [] : EFFECTS) {
      const box = form.getByRole('checkbox', { name: text(`chat.font.${effect}`) });
      await box.setChecked(effects?.includes(effect) === true);
    }
    if (color !== undefined) {
      await form.getByRole('radio', { name: text(`chat.color.${color}`), exact: true }).check();
    }
    await form.getByRole('button', { name: text('dialog.ok') }).click();
  }

  async invite(name: string): Promise<void> {
    await this.page.keyboard.press('Control+Shift+I');
    const dialog = this.page.getByRole('dialog', { name: text('chat.invite.title') });
    await dialog.getByRole('checkbox', { name: new RegExp(`^${name}`) }).check();
    await dialog.getByRole('button', { name: text('chat.invite.invite'), exact: true }).click();
  }

  async close(): Promise<void> {
    await closeWindow(this.page, () => this.page.keyboard.down('Escape'));
  }
}
