/** One way to make every window: same web preferences, same frame rule, shown when its page has been painted. */
import path from 'node:path';
import { BrowserWindow, screen, type BrowserWindowConstructorOptions } from 'electron';
import { pageUrl } from '../ipc/trusted-sender.ts';
import type { WindowContext } from '../ipc/window-context.ts';
import { outputFolder } from '../output-folder.ts';
import type { WindowPlace, WindowPlaces } from '../services/settings/window-places.ts';
import { visibleBounds } from './bounds.ts';
import { webPreferences } from './web-preferences.ts';
import { WINDOW_SIZES } from './window-sizes.ts';
import type { WindowTools } from './window-tools.ts';

/** A window that moves tells it so often; its place is written when it rests. */
const PLACE_DELAY_MILLISECONDS = 400;
const DIED_AGAIN_MILLISECONDS = 10_000;

export interface CreateWindowOptions {
  readonly tools: WindowTools;
  readonly context: WindowContext;
  /** Always a frame of our own; absent: as the settings say. */
  readonly ownFrame?: true;
  /** Under which name its place is remembered; absent: it is not. */
  readonly placeName?: string;
  /** How to show it once painted. */
  readonly show: 'focused' | 'inactive' | 'not';
  readonly more?: BrowserWindowConstructorOptions;
}

const workAreas = () => screen.getAllDisplays().map((display) => display.workArea);

function sizeOptions({ context }: CreateWindowOptions): BrowserWindowConstructorOptions {
  const { width, height, minimum } = WINDOW_SIZES[context.kind];
  const size = { width, height, useContentSize: false };
  if (minimum === undefined) return { ...size, resizable: false, maximizable: false, fullscreenable: false };
  return { ...size, minWidth: minimum.width, minHeight: minimum.height };
}

function placeOptions(place: WindowPlace | undefined): BrowserWindowConstructorOptions {
  if (place === undefined) return {};
  const { isMaximized: _isMaximized, ...bounds } = place;
  return visibleBounds(bounds, workAreas());
}

function rememberPlace(window: BrowserWindow, name: string, places: WindowPlaces): void {
  let timer: NodeJS.Timeout | undefined;
  const write = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isMinimized()) return;
    places.set(name, { ...window.getNormalBounds(), isMaximized: window.isMaximized() });
  };
  const plan = (): void => {
    clearTimeout(timer);
    timer = setTimeout(write, PLACE_DELAY_MILLISECONDS);
  };
  window.on('resize', plan);
  window.on('move', plan);
  window.on('close', write);
  window.once('closed', () => clearTimeout(timer));
}

function showWhenPainted(window: BrowserWindow, how: CreateWindowOptions['show']): void {
  window.once('ready-to-show', () => {
    if (window.isDestroyed() || how === 'not') return;
    if (how === 'focused') window.show();
    else window.showInactive();
  });
}

/** A page that died is loaded again; one that keeps dying is left alone. */
function reloadWhenGone(window: BrowserWindow): void {
  let diedAt = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    const isAgain = Date.now() - diedAt < DIED_AGAIN_MILLISECONDS;
    diedAt = Date.now();
    if (reason !== 'clean-exit' && !isAgain && !window.isDestroyed()) window.reload();
  });
}

export function createWindow(options: CreateWindowOptions): BrowserWindow {
  const { tools, context, placeName, show, more } = options;
  const { registry, places } = tools;
  const ownFrame = options.ownFrame ?? tools.ownFrame();
  const place = placeName === undefined ? undefined : places.get(placeName);
  const window = new BrowserWindow({
    ...sizeOptions(options),
    ...placeOptions(place),
    show: false,
    frame: !ownFrame,
    autoHideMenuBar: true,
    backgroundColor: tools.look().background,
    icon: path.join(outputFolder, 'resources/icons/application/256x256.png'),
    webPreferences: webPreferences(context.kind),
    ...more,
  });
  registry.add(window, context, ownFrame);
  if (process.platform !== 'darwin') window.removeMenu();
  if (place?.isMaximized) window.maximize();
  if (placeName !== undefined) rememberPlace(window, placeName, places);
  showWhenPainted(window, show);
  reloadWhenGone(window);
  void window.loadURL(pageUrl(context.kind));
  return window;
}
