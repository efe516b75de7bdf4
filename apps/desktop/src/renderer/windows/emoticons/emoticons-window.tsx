import {
  EMOTICONS_MAX,
  type Bridge,
  type EmoticonsSnapshot,
  type RequestArguments,
  type RequestFailure,
  type RequestName,
} from '@nudge/ipc-contract';
import { useState, type KeyboardEvent } from 'react';
import { ChangeCodeDialog } from '../../components/emoticon-form/change-code-dialog.tsx';
import { WindowFrame } from '../../components/window-frame/window-frame.tsx';
import { FailureWords } from '../../components/failure-words/failure-words.tsx';
import { WindowFoot } from '../../components/window-foot/window-foot.tsx';
import { useText } from '../../text/use-text.ts';
import { AddEmoticonDialog } from './add-emoticon-dialog.tsx';
import { EmoticonList } from './emoticon-list.tsx';
import './emoticons-window.css';

interface EmoticonsWindowProps {
  readonly bridge: Bridge<'emoticons'>;
  readonly snapshot: EmoticonsSnapshot;
}

/** One's own emoticons in the order of the picker: add, change the code, remove, order. */
export function EmoticonsWindow({ bridge, snapshot }: EmoticonsWindowProps) {
  const text = useText();
  const { emoticons } = snapshot;
  const [chosenId, setChosenId] = useState('');
  const [dialog, setDialog] = useState<'add' | 'change'>();
  const [failure, setFailure] = useState<RequestFailure>();
  const at = emoticons.findIndex(({ id }) => id === chosenId);
  const chosen = emoticons[at];
  const codes = emoticons.map(({ code }) => code);
  const close = (): void => void bridge.request('controlWindow', { action: 'close' });

  const ask = async <Name extends RequestName>(
    name: Name,
    given: RequestArguments<Name>,
  ): Promise<RequestFailure | undefined> => {
    const reply = await bridge.request(name, given);
    return reply.ok ? undefined : reply.failure;
  };
  const tell = <Name extends RequestName>(name: Name, given: RequestArguments<Name>): void =>
    void ask(name, given).then(setFailure);
  const remove = (): void => {
    if (chosen === undefined) return;
    tell('removeEmoticon', { id: chosen.id });
    setChosenId((emoticons[at + 1] ?? emoticons[at - 1])?.id ?? '');
  };
  /** Before the one above, or behind the one below: before the one after that, if any. */
  const move = (step: -1 | 1): void => {
    if (chosen === undefined) return;
    const before = step === -1 ? emoticons[at - 1] : emoticons[at + 2];
    tell('moveEmoticon', before === undefined ? { id: chosen.id } : { id: chosen.id, before: before.id });
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close();
    else if (event.key === 'Delete') remove();
    else if (event.key === 'F2' && chosen !== undefined) setDialog('change');
  };

  return (
    <WindowFrame
      title={text('emoticons.title')}
      ownFrame={snapshot.ownFrame}
      controls={['close']}
      onControl={close}
    >
      <main className="emoticons-window" onKeyDown={dialog === undefined ? press : undefined}>
        <div className="emoticons-window-body">
          <EmoticonList emoticons={emoticons} chosenId={chosenId} onChoose={setChosenId} />
          <div className="emoticons-window-buttons">
            <button
              type="button"
              className="button"
              disabled={emoticons.length >= EMOTICONS_MAX}
              onClick={() => setDialog('add')}
            >
              {text('emoticons.add')}
            </button>
            <button
              type="button"
              className="button"
              disabled={chosen === undefined}
              onClick={() => setDialog('change')}
            >
              {text('emoticons.change')}
            </button>
            <button type="button" className="button" disabled={chosen === undefined} onClick={remove}>
              {text('emoticons.remove')}
            </button>
            <button type="button" className="button" disabled={at < 1} onClick={() => move(-1)}>
              {text('emoticons.up')}
            </button>
            <button
              type="button"
              className="button"
              disabled={chosen === undefined || at === emoticons.length - 1}
              onClick={() => move(1)}
            >
              {text('emoticons.down')}
            </button>
          </div>
        </div>
        <WindowFoot trouble={failure && <FailureWords failure={failure} />}>
          <button type="button" className="button button-default" onClick={close}>
            {text('emoticons.close')}
          </button>
        </WindowFoot>
        {dialog === 'add' && (
          <AddEmoticonDialog
            taken={codes}
            onAdd={(added) => ask('addEmoticon', added)}
            onClose={() => setDialog(undefined)}
          />
        )}
        {dialog === 'change' && chosen !== undefined && (
          <ChangeCodeDialog
            title={text('emoticons.changeTitle')}
            url={chosen.url}
            code={chosen.code}
            taken={codes.filter((code) => code !== chosen.code)}
            onDone={(code) => ask('changeEmoticon', { id: chosen.id, code })}
            onClose={() => setDialog(undefined)}
          />
        )}
      </main>
    </WindowFrame>
  );
}
