import type { ParticipantView } from '@nudge/ipc-contract';
import type { Text } from '../../text/use-text.ts';

/** Who is writing just now, in words; empty while nobody is. */
export function typingWords(
  typing: readonly string[],
  participants: readonly ParticipantView[],
  text: Text,
): string {
  const names = typing.map(
    (address) => participants.find((person) => person.address === address)?.displayName ?? address,
  );
  const [first, second] = names;
  if (first === undefined) return '';
  if (second === undefined) return text('chat.typing.one', { name: first });
  if (names.length === 2) return text('chat.typing.two', { first, second });
  return text('chat.typing.many', { first, count: names.length - 1 });
}
