import { takesText } from '@nudge/ipc-contract';
import { useMemo, useState, type MouseEvent, type RefObject } from 'react';
import { BackgroundPicker } from '../../components/composer/background-picker.tsx';
import { Composer } from '../../components/composer/composer.tsx';
import type { ComposerHandle } from '../../components/composer/composer-handle.ts';
import { measureOnCanvas, presentFamilies } from '../../components/composer/font-choices.ts';
import type { OpenPopover } from '../../components/composer/format-strip.tsx';
import { ContextMenu, type MenuPoint } from '../../components/context-menu/context-menu.tsx';
import type { MenuEntry } from '../../components/menu/menu-entry.ts';
import { TypingNotice } from '../../components/typing/typing-notice.tsx';
import type { ConversationState } from '../../stores/conversation.ts';
import { useLook } from '../../look/shown-look.ts';
import { useText } from '../../text/use-text.ts';
import { backgroundId } from './background-id.ts';
import type { ConversationActions } from './conversation-actions.ts';
import { Splitter } from './splitter.tsx';
import { typingWords } from './typing-words.ts';
import { nudgeReason } from './unable-reasons.ts';
import { LEAST_INPUT_HEIGHT, useMostInputHeight, wantedInputHeight } from './use-input-height.ts';

interface InputPanelProps {
  readonly state: ConversationState;
  readonly actions: ConversationActions;
  readonly composerRef: RefObject<ComposerHandle | null>;
  readonly popover: OpenPopover;
  /** What a right click in the input offers. */
  readonly menuEntries: readonly MenuEntry[];
  readonly onPopoverChange: (open: OpenPopover) => void;
  readonly onTextChange: (text: string) => void;
  readonly onSearch: () => void;
}

const NO_EMOTICONS: ConversationState['emoticons'] = [];

/** The lower panel: the bar that shares out the room, and the input. */
export function InputPanel(props: InputPanelProps) {
  const { state, actions, composerRef, popover, menuEntries, onPopoverChange, onTextChange } = props;
  const text = useText();
  const { messages } = state.settings;
  // The server keeps text alone.
  const isLeft = !state.ability.canSend && takesText(state.ability);
  const [dragged, setDragged] = useState<number>();
  const [menu, setMenu] = useState<MenuPoint>();
  const most = useMostInputHeight();
  const wanted = wantedInputHeight(messages.inputHeight, useLook().style);
  const height = Math.min(dragged ?? wanted, most);
  const families = useMemo(() => presentFamilies(measureOnCanvas()), []);
  const sentTexts = useMemo(
    () => state.lines.flatMap((line) => (line.kind === 'text' && line.isOwn ? [line.text] : [])),
    [state.lines],
  );
  const openMenu = (event: MouseEvent<HTMLElement>): void => {
    if ((event.target as HTMLElement).closest('.composer-input') === null) return;
    event.preventDefault();
    setMenu({ x: event.clientX, y: event.clientY });
  };
  return (
    <div className="input-panel" onContextMenu={openMenu}>
      <Splitter
        height={height}
        least={LEAST_INPUT_HEIGHT}
        most={most}
        onChange={setDragged}
        onDone={(chosen) => {
          setDragged(undefined);
          actions.choose({ inputHeight: chosen });
        }}
      />
      <Composer
        handleRef={composerRef}
        draft={state.draft}
        fontChoice={{ format: messages.format, size: messages.fontSize }}
        families={families}
        textZoom={messages.textZoom}
        exactColors={messages.exactColors}
        showEmoticons={messages.showEmoticons}
        showsStrip={messages.showFormatting}
        recentEmoticons={messages.recentEmoticons}
        ownEmoticons={messages.showCustomEmoticons && !isLeft ? state.emoticons : NO_EMOTICONS}
        noOwnReason={isLeft && state.emoticons.length > 0 ? text('chat.picker.ownLater') : undefined}
        canSend={takesText(state.ability)}
        noNudgeReason={nudgeReason(state, text)}
        sentTexts={sentTexts}
        height={height}
        backgrounds={
          <BackgroundPicker
            chosenId={backgroundId(state)}
            own={state.background.own}
            aim={state.isGroup ? 'everybody' : 'contact'}
            name={state.isGroup ? undefined : state.participants[0]?.displayName}
            onChoose={actions.chooseBackground}
            onFile={async (file, aim) => {
              const trouble = await actions.addBackground(file, aim);
              return trouble === undefined ? undefined : text(trouble);
            }}
          />
        }
        openPopover={popover}
        onOpenPopoverChange={onPopoverChange}
        foot={<TypingNotice words={typingWords(state.typing, state.participants, text)} />}
        onSend={(typed) => void actions.send(typed)}
        onTextChange={onTextChange}
        onFontChange={actions.changeFont}
        onEmoticonUsed={actions.rememberEmoticon}
        onManageEmoticons={actions.openEmoticons}
        onNudge={actions.nudge}
        onSearch={props.onSearch}
      />
      {menu !== undefined && (
        <ContextMenu
          label={text('chat.menu.input')}
          point={menu}
          entries={menuEntries}
          onClose={() => setMenu(undefined)}
        />
      )}
    </div>
  );
}
