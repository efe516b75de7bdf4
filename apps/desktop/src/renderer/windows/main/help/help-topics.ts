// What Help tells: short topics, and the keys as they are built. The words stand in the strings file.

/** Each has its `help.topic.<topic>` and `help.text.<topic>`. */
export const HELP_TOPICS = [
  'signIn',
  'addPeople',
  'list',
  'messages',
  'files',
  'pictures',
  'friends',
  'otherServers',
  'looks',
  'alerts',
  'privacy',
] as const;

/** Keys by where they work, each with its `help.key.<id>`. */
export const HELP_KEYS = {
  anywhere: [
    ['F1', 'help'],
    ['Ctrl+,', 'options'],
    ['Ctrl+Shift+M', 'mute'],
    ['Ctrl+Q', 'exit'],
    ['F6', 'panes'],
    ['Alt', 'menu'],
  ],
  list: [
    ['Enter', 'open'],
    ['Ctrl+F', 'find'],
    ['Ctrl+H', 'history'],
    ['Ctrl+N', 'add'],
    ['Ctrl+Shift+N', 'group'],
    ['Ctrl+1 – 7', 'status'],
    ['F2', 'rename'],
    ['F4', 'card'],
    ['Alt+Enter', 'properties'],
    ['Del', 'remove'],
    ['Shift+F10', 'contextMenu'],
    ['*', 'expand'],
  ],
  conversation: [
    ['Enter', 'send'],
    ['Shift+Enter', 'newLine'],
    ['Ctrl+E', 'emoticons'],
    ['Ctrl+D', 'nudge'],
    ['Ctrl+O', 'sendFile'],
    ['Ctrl+Shift+I', 'invite'],
    ['Ctrl+S', 'save'],
    ['Ctrl+P', 'print'],
    ['Ctrl+F', 'findText'],
    ['Ctrl+H', 'history'],
    ['Ctrl+↑', 'recall'],
    ['Ctrl + −', 'zoom'],
    ['Alt+C', 'accept'],
    ['Alt+D', 'decline'],
    ['Alt+Q', 'cancel'],
    ['Ctrl+Tab', 'nextTab'],
    ['Esc', 'close'],
  ],
} as const;
export type HelpKeyPlace = keyof typeof HELP_KEYS;
export const HELP_KEY_PLACES = [
  'anywhere',
  'list',
  'conversation',
] as const satisfies readonly HelpKeyPlace[];
