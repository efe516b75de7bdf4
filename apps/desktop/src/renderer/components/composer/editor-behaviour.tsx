import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import {
  $getRoot,
  COMMAND_PRIORITY_HIGH,
  FORMAT_TEXT_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  KEY_DOWN_COMMAND,
  KEY_ENTER_COMMAND,
  mergeRegister,
  type LexicalEditor,
} from 'lexical';
import { useEffect, useImperativeHandle, useRef, type Ref, type RefObject } from 'react';
import { composerHandle, type ComposerHandle } from './composer-handle.ts';
import { composerKey } from './composer-key.ts';
import { NOTHING_RECALLED, recallSent, type Recall } from './recall-sent.ts';
import { registerEmoticons, type WrittenEmoticons } from './register-emoticons.ts';
import { registerLengthLimit } from './register-length-limit.ts';

/** Styles that keys switch on the whole message. */
export type ToggledStyle = 'bold' | 'italic' | 'underline';

export interface EditorBehaviourProps {
  /** Longest text, in characters. */
  readonly maxLength: number;
  /** One's own sent texts, oldest first, for Ctrl+Up. */
  readonly sentTexts: readonly string[];
  /** Absent while emoticons are switched off: codes stay text. */
  readonly emoticons?: WrittenEmoticons | undefined;
  readonly onSend: () => void;
  readonly onTextChange: (text: string) => void;
  readonly onStyleToggle: (style: ToggledStyle) => void;
}

interface EditorBehaviourWithHandleProps extends EditorBehaviourProps {
  readonly handleRef?: Ref<ComposerHandle>;
}

/** Wires keys, emoticons, the length limit and the window's handle to the editor; draws nothing. */
export function EditorBehaviour(props: EditorBehaviourWithHandleProps) {
  const [editor] = useLexicalComposerContext();
  const { emoticons, maxLength, handleRef } = props;
  const latest = useRef<EditorBehaviourProps>(props);
  useEffect(() => {
    latest.current = props;
  });
  useImperativeHandle(handleRef, () => composerHandle(editor), [editor]);
  useEffect(() => registerLengthLimit(editor, maxLength), [editor, maxLength]);
  useEffect(
    () => (emoticons === undefined ? undefined : registerEmoticons(editor, emoticons)),
    [editor, emoticons],
  );
  useEffect(() => registerKeys(editor, latest), [editor]);
  return null;
}

function registerKeys(editor: LexicalEditor, latest: RefObject<EditorBehaviourProps>): () => void {
  const handle = composerHandle(editor);
  let recall: Recall = NOTHING_RECALLED;
  let recalledText = '';
  const recallStep = (direction: 'earlier' | 'later'): void => {
    const current = handle.getText();
    if (current !== recalledText) recall = NOTHING_RECALLED;
    const step = recallSent(recall, { sent: latest.current.sentTexts, direction, current });
    if (step === undefined) return;
    ({ recall, text: recalledText } = step);
    handle.setText(step.text);
  };
  return mergeRegister(
    editor.registerCommand(
      KEY_ENTER_COMMAND,
      (event) => {
        if (event === null) return false;
        const key = composerKey(event);
        if (key === undefined) return false;
        event.preventDefault();
        if (key === 'send') latest.current.onSend();
        else editor.dispatchCommand(INSERT_LINE_BREAK_COMMAND, false);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      (event) => {
        const key = composerKey(event);
        if (key !== 'recallEarlier' && key !== 'recallLater') return false;
        event.preventDefault();
        recallStep(key === 'recallEarlier' ? 'earlier' : 'later');
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      FORMAT_TEXT_COMMAND,
      (style) => {
        if (style === 'bold' || style === 'italic' || style === 'underline')
          latest.current.onStyleToggle(style);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerUpdateListener(({ editorState, dirtyElements, dirtyLeaves }) => {
      if (dirtyElements.size === 0 && dirtyLeaves.size === 0) return;
      latest.current.onTextChange(editorState.read(() => $getRoot().getTextContent()));
    }),
  );
}
