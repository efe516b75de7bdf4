import { BrowserWindow, screen } from 'electron';
import { scaledBounds, type Bounds } from './bounds.ts';
import { createWindow } from './create-window.ts';
import { firstPromptPlace } from './first-place.ts';
import { PROMPT_WORDS_HEIGHT } from './window-sizes.ts';
import type { WindowTools } from './window-tools.ts';

export interface PromptWindowOptions extends WindowTools {
  readonly onClosed: (address: string) => void;
}

/** "Added you": one window per person who asks. It takes the focus only from another window of ours. */
export class PromptWindows {
  readonly #options: PromptWindowOptions;

  constructor(options: PromptWindowOptions) {
    this.#options = options;
  }

  open(address: string): void {
    const { onClosed } = this.#options;
    const open = this.#find(address);
    if (open) return open.focus();
    const isOursInFront = BrowserWindow.getFocusedWindow() !== null;
    const others = this.#places();
    const window = createWindow({
      tools: this.#options,
      context: { kind: 'prompt', address },
      // Only the first one stands where the person put such a window: the others would carry it further each time.
      ...(others.length === 0 ? { placeName: 'prompt' } : {}),
      firstPlace: (size) => firstPromptPlace(size, { area: this.#area(others), taken: others }),
      show: isOursInFront ? 'focused' : 'inactive',
    });
    window.once('closed', () => onClosed(address));
  }

  /** Makes room for what the person wrote; kept on the screen. */
  grow(address: string): void {
    const window = this.#find(address);
    if (window === undefined) return;
    const { height, ...rest } = window.getBounds();
    const more = Math.round(PROMPT_WORDS_HEIGHT * this.#options.look().scale);
    const { workArea } = screen.getDisplayMatching(window.getBounds());
    window.setBounds(scaledBounds({ ...rest, height: height + more }, 1, [workArea]));
  }

  close(address: string): void {
    this.#find(address)?.destroy();
  }

  /** Where those that are open stand. */
  #places(): readonly Bounds[] {
    const prompts = this.#options.registry.all().filter(({ context }) => context.kind === 'prompt');
    return prompts.map(({ window }) => window.getBounds());
  }

  #area([first]: readonly Bounds[]): Bounds {
    return (first === undefined ? screen.getPrimaryDisplay() : screen.getDisplayMatching(first)).workArea;
  }

  #find(address: string): BrowserWindow | undefined {
    return this.#options.registry.find((context) => context.kind === 'prompt' && context.address === address)
      ?.window;
  }
}
