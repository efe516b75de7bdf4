/** The look this window has now: on its root element for style sheets, and here for what is computed. */
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { drawings } from './drawings.ts';
import { DEFAULT_LOOK, paletteOf, type Look } from './look.ts';
import type { Palette } from './palette.ts';
import { sceneUrl } from './scene-url.ts';

interface ShownLook {
  readonly look: Look;
  readonly palette: Palette;
}

const shown = createStore<ShownLook>(() => ({ look: DEFAULT_LOOK, palette: paletteOf(DEFAULT_LOOK) }));

/** Gives a window every colour of a look, as custom properties of its root element. */
export function showLook(look: Look): void {
  const root = document.documentElement;
  const palette = paletteOf(look);
  for (const [name, value] of Object.entries({ ...palette, ...drawings(palette) })) {
    root.style.setProperty(`--${name}`, value);
  }
  // Fields, lists and scroll bars that the browser draws itself.
  root.style.colorScheme = look.appearance;
  root.dataset['appearance'] = look.appearance;
  root.dataset['look'] = look.style;
  root.style.setProperty('--scene', `url("${sceneUrl(look.scene)}")`);
  shown.setState({ look, palette });
}

/** The look shown now. */
export function useLook(): Look {
  return useStore(shown, ({ look }) => look);
}

/** The colours shown now. */
export function usePalette(): Palette {
  return useStore(shown, ({ palette }) => palette);
}
