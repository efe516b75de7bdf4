import {
  $createParagraphNode,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $selectAll,
  REDO_COMMAND,
  UNDO_COMMAND,
  type LexicalEditor,
} from 'lexical';
import { $createEmoticonNode, type EmoticonFace } from './emoticon-node.ts';

/** Commands of the Edit menu that the input carries out. Paste is not among them: main does that. */
export type EditCommand = 'undo' | 'redo' | 'cut' | 'copy' | 'delete' | 'selectAll';

/** What a window may do with its input. */
export interface ComposerHandle {
  readonly focus: () => void;
  readonly getText: () => string;
  /** Replaces everything; the caret goes to the end. */
  readonly setText: (text: string) => void;
  /** Puts a picture where the caret is. */
  readonly insertEmoticon: (face: EmoticonFace) => void;
  readonly edit: (command: EditCommand) => void;
}

export function composerHandle(editor: LexicalEditor): ComposerHandle {
  return {
    focus: () => editor.focus(),
    getText: () => editor.getEditorState().read(() => $getRoot().getTextContent()),
    setText: (text) => editor.update(() => $fillWithText(text), { discrete: true }),
    insertEmoticon: (face) =>
      editor.update(() => {
        const selection = $getSelection() ?? $getRoot().selectEnd();
        if ($isRangeSelection(selection)) selection.insertNodes([$createEmoticonNode(face)]);
      }),
    edit: (command) => editor.focus(() => runEdit(editor, command)),
  };
}

/** Replaces everything by a text in one paragraph; line breaks and tabs stay. */
export function $fillWithText(text: string): void {
  const paragraph = $createParagraphNode();
  $getRoot().clear().append(paragraph);
  paragraph.selectEnd().insertRawText(text);
}

function runEdit(editor: LexicalEditor, command: EditCommand): void {
  switch (command) {
    case 'undo':
      editor.dispatchCommand(UNDO_COMMAND, undefined);
      return;
    case 'redo':
      editor.dispatchCommand(REDO_COMMAND, undefined);
      return;
    case 'selectAll':
      editor.update(() => {
        $selectAll();
      });
      return;
    case 'delete':
      editor.update(() => {
        const selection = $getSelection();
        if ($isRangeSelection(selection)) selection.removeText();
      });
      return;
    case 'cut':
    case 'copy':
      // The one way a page has to reach the clipboard through the editor's own copy handling.
      document.execCommand(command);
  }
}
