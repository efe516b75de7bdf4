import type {
  AttentionChoice,
  AttentionWhom,
  BackgroundView,
  ContactImportCounts,
  ContactView,
  GroupView,
  PastAlertView,
  ServerProfile,
  ReleaseView,
} from '@nudge/ipc-contract';

/** What one shows of oneself, or sees around what is said. */
export type OwnLook =
  | { readonly kind: 'backgrounds'; readonly own: BackgroundView['own'] }
  | { readonly kind: 'font' }
  | { readonly kind: 'displayName' };

/** What somebody on the list is chosen for. */
export type ContactChoice = 'sendMessage' | 'sendFile' | 'editContact' | 'deleteContact';

/** The dialog that is open in the main window. */
export type MainDialog =
  | { readonly kind: 'addContact' }
  | { readonly kind: 'createAccount' }
  | { readonly kind: 'createGroup' }
  | { readonly kind: 'renameGroup'; readonly group: GroupView }
  | { readonly kind: 'deleteGroup'; readonly group: GroupView }
  | { readonly kind: 'removeContact'; readonly contact: ContactView }
  | { readonly kind: 'contactProperties'; readonly contact: ContactView }
  | {
      readonly kind: 'attention';
      readonly whom: AttentionWhom;
      readonly name: string;
      readonly choice: AttentionChoice;
    }
  | { readonly kind: 'statusUntil' }
  | { readonly kind: 'unlockHistory' }
  | { readonly kind: 'deleteLockedHistory' }
  | { readonly kind: 'pastAlerts'; readonly alerts: readonly PastAlertView[] }
  | OwnLook
  | { readonly kind: ContactChoice }
  | { readonly kind: 'contactsImported'; readonly counts: ContactImportCounts }
  | { readonly kind: 'releaseNotes'; readonly release: ReleaseView }
  | { readonly kind: 'helpTopics' }
  | { readonly kind: 'doctor'; readonly server: ServerProfile }
  | { readonly kind: 'diagnostics'; readonly diagnostics: string }
  | { readonly kind: 'about' };

/** The views of the tab rail. */
export type MainView = 'contacts' | 'conversations' | 'requests';
