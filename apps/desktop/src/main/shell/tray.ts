import { Menu, Tray, type MenuItemConstructorOptions, type NativeImage } from 'electron';
import { loadContainer, loadImage } from './load-image.ts';
import type { TrayCommand, TrayItem, TrayModel } from './tray-model.ts';
import { trayPicture } from './tray-picture.ts';

/** While connecting, two pictures take turns. */
const FRAME_MILLISECONDS = 500;

export interface TrayShell {
  show(model: TrayModel): void;
  destroy(): void;
}

export interface TrayOptions {
  readonly onCommand: (command: TrayCommand) => void;
  readonly onDoubleClick: () => void;
}

function trayImage(name: string): NativeImage {
  const picture = trayPicture(name, process.platform);
  if (picture.kind === 'container') return loadContainer('tray', picture.file);
  const image = loadImage('tray', picture.name, picture.sizes);
  if (picture.kind === 'template') image.setTemplateImage(true);
  return image;
}

const namesOf = ({ icon, hasUnread }: TrayModel): readonly string[] => {
  const suffix = hasUnread ? '-unread' : '';
  return icon === 'connecting' ? [`connecting-1${suffix}`, `connecting-2${suffix}`] : [`${icon}${suffix}`];
};

export class ElectronTray implements TrayShell {
  readonly #options: TrayOptions;
  readonly #images = new Map<string, NativeImage>();
  #tray: Tray | undefined;
  #timer: NodeJS.Timeout | undefined;
  #shown = '';
  #names: readonly string[] = [];

  constructor(options: TrayOptions) {
    this.#options = options;
  }

  show(model: TrayModel): void {
    const shown = JSON.stringify(model);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#showIcon(namesOf(model));
    this.#tray?.setToolTip(model.tooltip);
    this.#tray?.setContextMenu(Menu.buildFromTemplate(model.items.map((item) => this.#menuItem(item))));
  }

  destroy(): void {
    clearInterval(this.#timer);
    this.#tray?.destroy();
    this.#tray = undefined;
  }

  #showIcon(names: readonly string[]): void {
    if (names.join() === this.#names.join()) return;
    this.#names = names;
    clearInterval(this.#timer);
    let frame = 0;
    const draw = (): void => {
      const image = this.#image(names[frame % names.length] ?? 'signed-out');
      if (this.#tray) this.#tray.setImage(image);
      else this.#create(image);
      frame += 1;
    };
    draw();
    if (names.length > 1) this.#timer = setInterval(draw, FRAME_MILLISECONDS);
  }

  #create(image: NativeImage): void {
    this.#tray = new Tray(image);
    this.#tray.on('double-click', this.#options.onDoubleClick);
    // Where a tray knows no double click, a click is all there is.
    if (process.platform === 'linux') this.#tray.on('click', this.#options.onDoubleClick);
  }

  #image(name: string): NativeImage {
    const image = this.#images.get(name) ?? trayImage(name);
    this.#images.set(name, image);
    return image;
  }

  #menuItem(item: TrayItem): MenuItemConstructorOptions {
    switch (item.kind) {
      case 'separator':
        return { type: 'separator' };
      case 'menu':
        return {
          label: item.label,
          enabled: item.isEnabled,
          submenu: item.items.map((inner) => this.#menuItem(inner)),
        };
      case 'command': {
        const click = (): void => this.#options.onCommand(item.command);
        const base = { label: item.label, enabled: item.isEnabled, click };
        return item.isChecked === undefined ? base : { ...base, type: 'radio', checked: item.isChecked };
      }
    }
  }
}
