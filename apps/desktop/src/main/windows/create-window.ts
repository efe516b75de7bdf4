/** One way to make every window: same web preferences, same frame rule, shown when its page has been painted. */
import path from 'node:path';
import type { WindowKind } from '@nudge/ipc-contract';
import { BrowserWindow, screen, type BrowserWindowConstructorOptions } from 'electron';
import { pageUrl } from '../ipc/trusted-sender.ts';
import type { WindowContext } from '../ipc/window-context.ts';
import { outputFolder } from '../output-folder.ts';
import type { WindowPlace } from '../services/settings/window-places.ts';
import { scaledBounds, scaledSize, visibleBounds, type Size } from './bounds.ts';
import type { Point } from './first-place.ts';
import { followPage } from './follow-page.ts';
import { loadPage } from './load-page.ts';
import { boundsInLook, openingSize } from './look-size.ts';
import type { WindowLook } from './window-look.ts';
import type { OpenWindow } from './window-registry.ts';
import { webPreferences } from './web-preferences.ts';
import { WINDOW_SIZES } from './window-sizes.ts';
import type { WindowTools } from './window-tools.ts';

/** A window that moves tells it so often; its place is written when it rests. */
const PLACE_DELAY_MILLISECONDS = 400;

export interface CreateWindowOptions {
  readonly tools: WindowTools;
  readonly context: WindowContext;
  /** Always a frame of our own; absent: as the settings say. */
  readonly ownFrame?: true;
  /** Under which name its place is remembered; absent: it is not. */
  readonly placeName?: string;
  /** Where it stands while no place is remembered; absent: in the middle. */
  readonly firstPlace?: (size: Size) => Point;
  /** How to show it once painted. */
  readonly show: 'focused' | 'inactive' | 'minimized' | 'not';
  readonly more?: BrowserWindowConstructorOptions;
}

/** Windows whose menu keeps them above all others. */
const KEPT_ON_TOP: ReadonlySet<WindowKind> = new Set<WindowKind>(['conversation', 'tabs']);

const workAreas = () => screen.getAllDisplays().map((display) => display.workArea);

function sizeOptions({ tools, context }: CreateWindowOptions): BrowserWindowConstructorOptions & Size {
  const { style, scale } = tools.look();
  const { workAreaSize } = screen.getPrimaryDisplay();
  const { minimum, ...size } = WINDOW_SIZES[style][context.kind];
  const scaled = { ...scaledSize(size, scale, workAreaSize), useContentSize: false };
  if (minimum === undefined)
    return { ...scaled, resizable: false, maximizable: false, fullscreenable: false };
  const least = scaledSize(minimum, scale, workAreaSize);
  return { ...scaled, minWidth: least.width, minHeight: least.height };
}

/** Places are kept as they are at the scale of 1, so that they hold at any other. */
function placeOptions(
  place: WindowPlace,
  kind: WindowKind,
  { style, scale }: WindowLook,
): BrowserWindowConstructorOptions {
  const { isMaximized: _isMaximized, isOnTop: _isOnTop, ...kept } = place;
  const areas = workAreas();
  const bounds = { ...kept, ...openingSize(kept, kind, style) };
  return scale === 1 ? visibleBounds(bounds, areas) : scaledBounds(bounds, scale, areas);
}

function rememberPlace(window: BrowserWindow, name: string, { places, look }: WindowTools): void {
  let timer: NodeJS.Timeout | undefined;
  const write = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isMinimized()) return;
    const { width, height, ...position } = window.getNormalBounds();
    const { scale } = look();
    const size = { width: Math.round(width / scale), height: Math.round(height / scale) };
    const state = { isMaximized: window.isMaximized(), isOnTop: window.isAlwaysOnTop() };
    places.set(name, { ...position, ...size, ...state });
  };
  const plan = (): void => {
    clearTimeout(timer);
    timer = setTimeout(write, PLACE_DELAY_MILLISECONDS);
  };
  window.on('resize', plan);
  window.on('move', plan);
  window.on('always-on-top-changed', plan);
  window.on('close', write);
  window.once('closed', () => clearTimeout(timer));
}

function showWhenPainted(window: BrowserWindow, how: CreateWindowOptions['show']): void {
  window.once('ready-to-show', () => {
    if (window.isDestroyed() || how === 'not') return;
    if (how === 'focused') window.show();
    else window.showInactive();
    // One that was never shown has no entry in the task bar on every system.
    if (how === 'minimized') window.minimize();
  });
}

/** A window that is open takes another look. Maximised ones and tabs only zoom; the first come back in the new size. */
export function refitWindow(open: OpenWindow, from: WindowLook, to: WindowLook): void {
  const { window, context } = open;
  open.paint(to.background);
  open.contents.setZoomFactor(to.scale);
  if (open.isTab) return;
  const { minimum } = WINDOW_SIZES[to.style][context.kind];
  const { workAreaSize } = screen.getPrimaryDisplay();
  const least = minimum && scaledSize(minimum, to.scale, workAreaSize);
  if (least) window.setMinimumSize(least.width, least.height);
  if (window.isMaximized()) return;
  const change = { kind: context.kind, from, to };
  const { width, height, ...position } = boundsInLook(window.getNormalBounds(), change, workAreas());
  const grown = { width: Math.max(width, least?.width ?? 0), height: Math.max(height, least?.height ?? 0) };
  window.setBounds({ ...position, ...grown });
}

export function createWindow(options: CreateWindowOptions): BrowserWindow {
  const { tools, context, placeName, show, more } = options;
  const { registry, places } = tools;
  const look = tools.look();
  const ownFrame = options.ownFrame ?? tools.ownFrame();
  const place = placeName === undefined ? undefined : places.get(placeName);
  const size = sizeOptions(options);
  const window = new BrowserWindow({
    ...size,
    ...(place === undefined ? options.firstPlace?.(size) : placeOptions(place, context.kind, look)),
    show: false,
    frame: !ownFrame,
    autoHideMenuBar: true,
    backgroundColor: look.background,
    icon: path.join(outputFolder, 'resources/icons/application/256x256.png'),
    webPreferences: { ...webPreferences(context.kind), zoomFactor: look.scale },
    ...more,
  });
  registry.add(window, context, ownFrame);
  if (process.platform !== 'darwin') window.removeMenu();
  if (place?.isMaximized) window.maximize();
  if (place?.isOnTop && KEPT_ON_TOP.has(context.kind)) window.setAlwaysOnTop(true);
  if (placeName !== undefined) rememberPlace(window, placeName, tools);
  showWhenPainted(window, show);
  followPage(window.webContents, { tools, close: () => window.close() });
  void loadPage(window.webContents, pageUrl(context.kind));
  return window;
}
