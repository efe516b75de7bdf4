import { RequestPrompts } from '../src/main/services/attention/request-prompts.ts';

/** Prompts of which nobody sees anything. */
export function quietPrompts(): RequestPrompts {
  return new RequestPrompts({
    isConversationFocused: () => false,
    openPrompt: () => {},
    closePrompt: () => {},
    alert: () => {},
  });
}
