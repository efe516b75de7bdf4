import { LexicalComposer } from '@lexical/react/LexicalComposer';
import { ContentEditable } from '@lexical/react/LexicalContentEditable';
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary';
import { HistoryPlugin } from '@lexical/react/LexicalHistoryPlugin';
import { PlainTextPlugin } from '@lexical/react/LexicalPlainTextPlugin';
import type { CSSProperties, Ref } from 'react';
import { EditorBehaviour, type EditorBehaviourProps } from './editor-behaviour.tsx';
import { $fillWithText, type ComposerHandle } from './composer-handle.ts';
import { EmoticonNode } from './emoticon-node.ts';
import { RestoredCodeNode } from './restored-code-node.ts';

interface ComposerEditorProps extends EditorBehaviourProps {
  readonly ref?: Ref<ComposerHandle>;
  /** Accessible name. */
  readonly label: string;
  /** What the input holds when it first appears. */
  readonly draft: string;
  /** The one format of the whole message. */
  readonly style: CSSProperties;
  readonly isRightToLeft: boolean;
}

/** The input itself: plain text with pictures for codes. */
export function ComposerEditor(props: ComposerEditorProps) {
  const { ref, label, draft, style, isRightToLeft, ...behaviour } = props;
  return (
    <LexicalComposer
      initialConfig={{
        namespace: 'composer',
        nodes: [EmoticonNode, RestoredCodeNode],
        editorState: () => $fillWithText(draft),
        onError: (error) => {
          throw error;
        },
      }}
    >
      <PlainTextPlugin
        contentEditable={
          <ContentEditable
            className="composer-input"
            data-testid="composer-input"
            aria-label={label}
            aria-multiline="true"
            style={style}
            data-right-to-left={isRightToLeft || undefined}
          />
        }
        placeholder={null}
        ErrorBoundary={LexicalErrorBoundary}
      />
      <HistoryPlugin />
      <EditorBehaviour {...behaviour} {...(ref === undefined ? {} : { handleRef: ref })} />
    </LexicalComposer>
  );
}
