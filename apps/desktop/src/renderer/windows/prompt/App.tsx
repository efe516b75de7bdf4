import type { Bridge, PromptChange, PromptSnapshot } from '@nudge/ipc-contract';
import { foldCommon } from '../../bridge/fold-common.ts';
import { useWindowSnapshot } from '../../bridge/use-window-snapshot.ts';
import { WindowFrame } from '../../components/window-frame/window-frame.tsx';
import { TextProvider } from '../../text/text-provider.tsx';
import { useText } from '../../text/use-text.ts';
import { AddedYou } from './added-you.tsx';

interface AppProps {
  readonly bridge: Bridge<'prompt'>;
}

function foldPrompt(snapshot: PromptSnapshot, change: PromptChange): PromptSnapshot {
  return change.type === 'requestChanged'
    ? { ...snapshot, request: change.request }
    : foldCommon(snapshot, change);
}

/** The "Added you" window: one per person who asks. */
export function App({ bridge }: AppProps) {
  const snapshot = useWindowSnapshot(bridge, foldPrompt);
  if (snapshot === undefined) return undefined;
  return (
    <TextProvider locale={snapshot.locale}>
      <PromptWindow bridge={bridge} snapshot={snapshot} />
    </TextProvider>
  );
}

interface PromptWindowProps extends AppProps {
  readonly snapshot: PromptSnapshot;
}

function PromptWindow({ bridge, snapshot }: PromptWindowProps) {
  const text = useText();
  const close = (): void => void bridge.request('controlWindow', { action: 'close' });
  return (
    <WindowFrame title={text('app.name')} ownFrame={snapshot.ownFrame} controls={['close']} onControl={close}>
      <main className="prompt">
        <AddedYou
          request={snapshot.request}
          showEmoticons={snapshot.settings.messages.showEmoticons}
          onAnswer={async (answer, addToList) => {
            const { address } = snapshot.request;
            const reply = await bridge.request('answerContactRequest', { address, answer, addToList });
            if (reply.ok) close();
            return reply.ok ? undefined : reply.failure;
          }}
          onLater={close}
        />
      </main>
    </WindowFrame>
  );
}
