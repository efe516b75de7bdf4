import { TEXT_MAX_CHARACTERS, type CustomEmoticonView, type TextFormatView } from '@nudge/ipc-contract';
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type ReactNode,
  type RefObject,
} from 'react';
import { useLook, usePalette } from '../../look/shown-look.ts';
import { useText } from '../../text/use-text.ts';
import { EMOTICON_SIZE } from '../emoticon/emoticon-size.ts';
import { emoticonUrl } from '../emoticon/emoticon-url.ts';
import type { PictureToken } from '../emoticon/tokenize-text.ts';
import { useReducedMotion } from '../emoticon/use-reduced-motion.ts';
import { messageStyle, textPixels } from '../message/message-style.ts';
import { ComposerEditor } from './composer-editor.tsx';
import type { ComposerHandle } from './composer-handle.ts';
import { isBlank } from './composer-key.ts';
import type { ToggledStyle } from './editor-behaviour.tsx';
import type { EmoticonFace } from './emoticon-node.ts';
import type { FontChoice } from './font-form.tsx';
import { FormatStrip, type OpenPopover } from './format-strip.tsx';
import { useSendKey } from './use-send-key.ts';
import './composer.css';

export interface ComposerProps {
  /** The window's hold on the input: focus, edit commands, putting text back. */
  readonly handleRef: RefObject<ComposerHandle | null>;
  /** What the input holds when the window opens. */
  readonly draft: string;
  readonly fontChoice: FontChoice;
  readonly families: readonly string[];
  /** Percent. */
  readonly textZoom: number;
  readonly exactColors: boolean;
  readonly showEmoticons: boolean;
  /** False: the upper strip is there only while one of its popovers is open, for it to hang on. */
  readonly showsStrip: boolean;
  readonly recentEmoticons: readonly string[];
  /** One's own; none while they are switched off. */
  readonly ownEmoticons: readonly CustomEmoticonView[];
  /** Why none of one's own can be sent, while one has some. */
  readonly noOwnReason: string | undefined;
  /** False: Send does nothing; what is typed stays. */
  readonly canSend: boolean;
  /** Why nudges cannot be sent just now. */
  readonly noNudgeReason: string | undefined;
  readonly sentTexts: readonly string[];
  /** Of the text box between the strips, CSS px. */
  readonly height: number;
  readonly openPopover: OpenPopover;
  readonly onOpenPopoverChange: (open: OpenPopover) => void;
  /** The picker of backgrounds. */
  readonly backgrounds: ReactNode;
  /** Contents of the lower strip. */
  readonly foot: ReactNode;
  readonly onSend: (text: string) => void;
  readonly onTextChange: (text: string) => void;
  readonly onFontChange: (choice: FontChoice) => void;
  readonly onEmoticonUsed: (code: string) => void;
  readonly onManageEmoticons: () => void;
  readonly onNudge: () => void;
  /** Looks for words in the conversation. */
  readonly onSearch: () => void;
}

/** Of the text box, CSS px; in a lower one Send takes the room of Search. */
const LEAST_HEIGHT_WITH_SEARCH = 64;

/** The input panel: strip, text box with Send, strip. In the Classic look Search is under Send. */
export function Composer(props: ComposerProps) {
  const { fontChoice, canSend, onSend, onTextChange, onFontChange } = props;
  const text = useText();
  const faceOf = useEmoticonFace();
  const { handleRef: editorRef } = props;
  const wantsFocus = useRef(false);
  const [isEmpty, setEmpty] = useState(isBlank(props.draft));

  const changeText = useCallback(
    (changed: string) => {
      setEmpty(isBlank(changed));
      onTextChange(changed);
    },
    [onTextChange],
  );
  const send = (): void => {
    const typed = editorRef.current?.getText() ?? '';
    if (!canSend || isBlank(typed)) return;
    editorRef.current?.setText('');
    onSend(typed);
  };
  useSendKey(send);
  const written = useMemo(
    () => (props.showEmoticons ? { faceOf, custom: props.ownEmoticons } : undefined),
    [faceOf, props.showEmoticons, props.ownEmoticons],
  );
  const pick = (picture: PictureToken): void => {
    editorRef.current?.insertEmoticon(faceOf(picture));
    props.onEmoticonUsed(picture.code);
    wantsFocus.current = true;
  };
  // Once the popover is gone: before that it holds the focus.
  useEffect(() => {
    if (props.openPopover !== undefined) {
      // A strip that goes again takes the button with it that would get the focus back.
      wantsFocus.current = !props.showsStrip;
      return;
    }
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    editorRef.current?.focus();
  }, [props.openPopover, props.showsStrip, editorRef]);
  const hasStrip = props.showsStrip || props.openPopover !== undefined;
  const { format, size } = fontChoice;
  const palette = usePalette();
  const isClassic = useLook().style === 'classic';
  return (
    <section className="composer" aria-label={text('chat.input')} data-pane="input">
      {hasStrip && (
        <FormatStrip
          open={props.openPopover}
          onOpenChange={props.onOpenPopoverChange}
          fontChoice={fontChoice}
          families={props.families}
          recentEmoticons={props.recentEmoticons}
          ownEmoticons={props.ownEmoticons}
          backgrounds={props.backgrounds}
          noOwnReason={props.noOwnReason}
          noNudgeReason={props.noNudgeReason}
          onFontChange={onFontChange}
          onEmoticon={pick}
          onManageEmoticons={props.onManageEmoticons}
          onNudge={props.onNudge}
        />
      )}
      <div className="composer-body" style={{ height: props.height }}>
        <div className="composer-field">
          <ComposerEditor
            ref={editorRef}
            label={text('chat.input')}
            draft={props.draft}
            style={
              {
                ...messageStyle(format, { exactColors: props.exactColors, palette }),
                fontSize: textPixels(size, props.textZoom),
                '--emoticon-size': `${(EMOTICON_SIZE * props.textZoom) / 100}px`,
              } as CSSProperties
            }
            isRightToLeft={format.rightToLeft}
            maxLength={TEXT_MAX_CHARACTERS}
            sentTexts={props.sentTexts}
            emoticons={written}
            onSend={send}
            onTextChange={changeText}
            onStyleToggle={(style) => onFontChange({ format: toggled(format, style), size })}
          />
        </div>
        <div className="composer-buttons">
          <button
            type="button"
            className="button button-default composer-send"
            title={text('chat.sendHint')}
            disabled={!canSend || isEmpty}
            onClick={() => {
              send();
              editorRef.current?.focus();
            }}
          >
            {text('chat.send')}
          </button>
          {isClassic && props.height >= LEAST_HEIGHT_WITH_SEARCH && (
            <button
              type="button"
              className="button composer-search"
              title={text('chat.searchHint')}
              onClick={props.onSearch}
            >
              {text('chat.search')}
            </button>
          )}
        </div>
      </div>
      <div className="composer-strip composer-strip-bottom">{props.foot}</div>
    </section>
  );
}

function useEmoticonFace(): (picture: PictureToken) => EmoticonFace {
  const text = useText();
  const isStill = useReducedMotion();
  return useCallback(
    (picture) => {
      const { code } = picture;
      if (picture.kind === 'custom') return { code, url: picture.url, label: code, isCustom: true };
      const { meaning } = picture.emoticon;
      return { code, url: emoticonUrl(meaning, isStill), label: text(`emo.${meaning}`) };
    },
    [text, isStill],
  );
}

function toggled(format: TextFormatView, style: ToggledStyle): TextFormatView {
  return { ...format, [style]: !format[style] };
}
