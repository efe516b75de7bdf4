import { settingsSchema } from '@nudge/ipc-contract';
import { DEFAULT_LOOK, type Look } from '../src/renderer/look/look.ts';

const choices = settingsSchema.shape.look.pick({ style: true, scene: true, tint: true }).partial();

/** The look that parameters of the address ask for, such as `?style=live&appearance=dark`; what is no look is left out. */
export function lookFrom(parameters: URLSearchParams): Look {
  const { style, scene, tint } = choices.catch({}).parse(Object.fromEntries(parameters));
  return {
    style: style ?? DEFAULT_LOOK.style,
    scene: scene ?? DEFAULT_LOOK.scene,
    clock: DEFAULT_LOOK.clock,
    tint: tint ?? DEFAULT_LOOK.tint,
    appearance: parameters.get('appearance') === 'dark' ? 'dark' : 'light',
  };
}
