/** Sounds that may sound together; a further one takes the place of the oldest. */
const VOICES = 4;

/** What the player needs of an audio element. */
interface Voice {
  src: string;
  currentTime: number;
  play(): Promise<void>;
}

/** Plays sounds on a small pool of elements, so that a burst of events neither queues nor piles up. */
export function createSoundPlayer(createVoice: () => Voice = () => new Audio()): (url: string) => void {
  const voices: Voice[] = [];
  let next = 0;
  return (url) => {
    const voice = (voices[next] ??= createVoice());
    next = (next + 1) % VOICES;
    voice.src = url;
    voice.currentTime = 0;
    // A machine without a sound device refuses; the event was shown anyway.
    voice.play().catch(() => undefined);
  };
}
