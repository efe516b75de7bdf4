/** From which files each system takes a picture of the tray. */
export type TrayPicture =
  | { readonly kind: 'container'; readonly file: string }
  | { readonly kind: 'sizes'; readonly name: string; readonly sizes: Readonly<Record<number, number>> }
  | { readonly kind: 'template'; readonly name: string; readonly sizes: Readonly<Record<number, number>> };

/** Pictures of every size there is, by the scale each is for. */
const SIZES = { 16: 1, 20: 1.25, 24: 1.5, 32: 2, 48: 3, 64: 4 } as const;
/** For the menu bar of macOS, which colours its pictures itself. */
const TEMPLATE_SIZES = { 16: 1, 32: 2 } as const;

/** Windows takes no size but the first of a picture that is no container. */
export function trayPicture(name: string, platform: NodeJS.Platform): TrayPicture {
  switch (platform) {
    case 'win32':
      return { kind: 'container', file: `${name}.ico` };
    case 'darwin':
      return { kind: 'template', name: `${name}-template`, sizes: TEMPLATE_SIZES };
    default:
      return { kind: 'sizes', name, sizes: SIZES };
  }
}
