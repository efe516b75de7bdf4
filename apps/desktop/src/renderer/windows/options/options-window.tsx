import { OPTIONS_PAGES, type Bridge, type OptionsPage, type RequestFailure } from '@nudge/ipc-contract';
import { useState, type FormEvent } from 'react';
import { useStore } from 'zustand';
import { CategoryList } from '../../components/options/category-list.tsx';
import { usePanes } from '../../components/window-frame/use-panes.ts';
import { WindowFrame } from '../../components/window-frame/window-frame.tsx';
import type { OptionsStore } from '../../stores/options.ts';
import { useText } from '../../text/use-text.ts';
import { applyDraft } from './apply-draft.ts';
import { OptionsPageView } from './options-page-view.tsx';
import './options.css';
import { useDraft } from './use-draft.ts';

interface OptionsWindowProps {
  readonly bridge: Bridge<'options'>;
  readonly store: OptionsStore;
}

/** The Options window: categories at the left, one page, and OK, Cancel, Apply, Help at the foot. */
export function OptionsWindow({ bridge, store }: OptionsWindowProps) {
  const text = useText();
  const state = useStore(store);
  const control = useDraft(state);
  const [failure, setFailure] = useState<RequestFailure>();
  usePanes();
  const close = (): void => void bridge.request('controlWindow', { action: 'close' });
  const showPage = (page: OptionsPage): void => store.setState({ page });

  const apply = async (): Promise<boolean> => {
    const failed = await applyDraft(bridge, control.draft, state);
    setFailure(failed);
    if (failed === undefined) control.change({ proxyPassword: undefined });
    return failed === undefined;
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await apply()) close();
  };

  return (
    <WindowFrame
      title={text('opt.title')}
      ownFrame={state.ownFrame}
      controls={['close']}
      onControl={(action) => void bridge.request('controlWindow', { action })}
    >
      <form className="options" onSubmit={(event) => void submit(event)} noValidate>
        <CategoryList pages={OPTIONS_PAGES} selected={state.page} onSelect={showPage} />
        <main className="options-page" aria-label={text(`opt.page.${state.page}`)} data-pane="">
          <h1>{text(`opt.page.${state.page}`)}</h1>
          <OptionsPageView bridge={bridge} state={state} control={control} onFailure={setFailure} />
        </main>
        <footer className="options-buttons" data-pane="">
          <p role="alert" className="options-failure">
            {failure !== undefined && text(`err.${failure.code}`)}
          </p>
          <button type="submit" className="button button-default">
            {text('opt.ok')}
          </button>
          <button type="button" className="button" onClick={close}>
            {text('opt.cancel')}
          </button>
          <button type="button" className="button" disabled={!control.isChanged} onClick={() => void apply()}>
            {text('opt.apply')}
          </button>
          <button
            type="button"
            className="button"
            onClick={() => void bridge.request('openHelp', { what: 'helpTopics' })}
          >
            {text('opt.help')}
          </button>
        </footer>
      </form>
    </WindowFrame>
  );
}
