import type { Bridge, RequestFailure, TabsSnapshot } from '@nudge/ipc-contract';
import { useState, type RefObject } from 'react';
import { FailureWords } from '../../components/failure-words/failure-words.tsx';
import { NoticeStrip } from '../../components/status-strip/notice-strip.tsx';
import { WindowFrame } from '../../components/window-frame/window-frame.tsx';
import { useNoFileDrop } from '../../files/use-no-file-drop.ts';
import { useText } from '../../text/use-text.ts';
import { createTabActions } from './tab-actions.ts';
import { tabElementId } from './tab-element-id.ts';
import { TabStrip } from './tab-strip.tsx';
import { useTabEdges } from './use-tab-edges.ts';
import { useTabKeys } from './use-tab-keys.ts';
import './tabs-page.css';

interface TabsPageProps {
  readonly bridge: Bridge<'tabs'>;
  readonly snapshot: TabsSnapshot;
  readonly stripRef: RefObject<HTMLDivElement | null>;
}

const CONTROLS = ['minimize', 'toggleMaximize', 'close'] as const;

/** Title, tabs, and the room for the conversation in front. */
export function TabsPage({ bridge, snapshot, stripRef }: TabsPageProps) {
  const text = useText();
  const { tabs, frontId, ownFrame } = snapshot;
  const [trouble, setTrouble] = useState<RequestFailure>();
  const [actions] = useState(() => createTabActions(bridge, setTrouble));
  const name = tabs.find(({ conversationId }) => conversationId === frontId)?.title ?? '';
  const title = text('chat.title', { name });
  useNoFileDrop();
  useTabKeys(actions, frontId);
  const roomRef = useTabEdges(actions.place);
  return (
    <WindowFrame
      title={title}
      ownFrame={ownFrame}
      controls={CONTROLS}
      onControl={(control) => actions.control(control)}
    >
      <div className="tabs-page" data-own-frame={ownFrame || undefined}>
        <TabStrip ref={stripRef} tabs={tabs} frontId={frontId} actions={actions} />
        {trouble !== undefined && (
          <NoticeStrip message={<FailureWords failure={trouble} />} onDismiss={() => setTrouble(undefined)} />
        )}
        <div
          ref={roomRef}
          className="tabs-room"
          role="tabpanel"
          aria-labelledby={tabElementId(frontId)}
          tabIndex={0}
          onFocus={actions.enter}
        />
      </div>
    </WindowFrame>
  );
}
