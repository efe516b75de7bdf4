import { screen, type BrowserWindow } from 'electron';
import type { Size } from './bounds.ts';
import { firstConversationPlace, type Point } from './first-place.ts';
import type { WindowRegistry } from './window-registry.ts';

const canBeSeen = (window: BrowserWindow): boolean => window.isVisible() && !window.isMinimized();

/** Where a conversation without a place of its own opens, by what stands on the screen now. */
export function placeBesideList(size: Size, registry: WindowRegistry): Point {
  const open = registry.all().filter(({ isTab }) => !isTab);
  const list = open.find(({ context }) => context.kind === 'main')?.window;
  const main = list && canBeSeen(list) ? list.getBounds() : undefined;
  const display = main ? screen.getDisplayMatching(main) : screen.getPrimaryDisplay();
  const taken = open
    .filter(({ context }) => context.kind === 'conversation')
    .map(({ window }) => window.getBounds());
  return firstConversationPlace(size, { area: display.workArea, main, taken });
}
