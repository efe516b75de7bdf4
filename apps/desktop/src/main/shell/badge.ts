import { app, type BrowserWindow, type NativeImage } from 'electron';
import type { BadgeModel } from './badge-model.ts';
import { loadImage } from './load-image.ts';

/** 16 px at 100 %, as the task bar's overlays are. */
const OVERLAY_SIZES = { 16: 1, 20: 1.25, 24: 1.5, 32: 2 } as const;

/** Puts the badge on the icon. */
export class Badge {
  #drawing: NativeImage | undefined;

  show(model: BadgeModel, window: BrowserWindow | undefined): void {
    if (model.kind === 'number') return void app.setBadgeCount(model.count);
    if (window === undefined || window.isDestroyed()) return;
    const { description } = model;
    if (description === undefined) return window.setOverlayIcon(null, '');
    this.#drawing ??= loadImage('badge', 'unread', OVERLAY_SIZES);
    window.setOverlayIcon(this.#drawing, description);
  }
}
