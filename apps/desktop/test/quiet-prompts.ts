import { RequestPrompts } from '../src/main/services/attention/request-prompts.ts';

/** Prompts of which nobody sees anything. */
export function quietPrompts(): RequestPrompts {
  return new RequestPrompts({
    isOccupied: () => false,
    openPrompt: () => {},
    closePrompt: () => {},
    growPrompt: () => {},
    alert: () => {},
    addToAlert: () => {},
  });
}
