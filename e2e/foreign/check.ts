import type { World } from './world.ts';

/** Something that must hold between our ends and a client written by others. */
export interface Check {
  readonly name: string;
  run(world: World): Promise<void>;
}
