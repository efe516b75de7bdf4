import type { HelpPart, OptionsPage, RequestArguments, SoundEvent } from '@nudge/ipc-contract';
import type { ProxyChoice } from '../services/connection/proxy-choice.ts';
import type { ServerTrust } from '../services/connection/server-trust.ts';
import type { ContactListFiles } from '../services/contacts/contact-list-files.ts';
import type { ContactNotes } from '../services/contacts/contact-notes.ts';
import type { Favourites } from '../services/contacts/favourites.ts';
import type { HistoryArchive } from '../services/history/history-archive.ts';
import type { HistoryProtection } from '../services/history/protection/history-protection.ts';
import type { FileShell } from '../services/transfers/file-shell.ts';
import type { PictureSaving } from '../services/saving/picture-saving.ts';
import type { SavingService } from '../services/saving/saving-service.ts';
import type { TransferService } from '../services/transfers/transfer-service.ts';
import type { OwnEmoticons } from '../services/emoticons/own-emoticons.ts';
import type { LineEmoticons } from '../services/emoticons/line-emoticons.ts';
import type { ChatBackgrounds } from '../services/pictures/chat-backgrounds.ts';
import type { PictureFolder } from '../services/pictures/picture-folder.ts';
import type { OwnPictures } from '../services/pictures/own-pictures.ts';
import type { PastAlerts } from '../services/alerts/past-alerts.ts';
import type { AlertService, FollowAlert } from '../services/alerts/alert-service.ts';
import type { AttentionChoices } from '../services/attention/attention-choices.ts';
import type { StatusUntil } from '../services/attention/status-until.ts';
import type { RequestPrompts } from '../services/attention/request-prompts.ts';
import type { ConversationTabs } from '../services/conversations/tabs/conversation-tabs.ts';
import type { ConversationService } from '../services/conversations/conversation-service.ts';
import type { HostService } from '../services/host/host-service.ts';
import type { MessengerService } from '../services/messenger/messenger-service.ts';
import type { SoundService } from '../services/sounds/sound-service.ts';
import type { ServerProfiles } from '../services/settings/server-profiles.ts';
import type { SettingsService } from '../services/settings/settings-service.ts';
import type { DoctorService } from '../services/doctor/doctor-service.ts';
import type { OutsideRequests } from '../services/outside/outside-requests.ts';
import type { StartNotices } from '../services/support/start-notices.ts';
import type { WindowFaults } from '../services/support/window-faults.ts';
import type { HistoryPlace } from './window-context.ts';
import type { UpdateService } from '../services/updates/update-service.ts';

export type PrintOutcome = 'printed' | 'cancelled' | 'failed';

/** What handlers need of windows and system; the shell gives it. */
export interface ShellPort {
  readonly files: FileShell;
  openPicturePicker(): void;
  openEmoticons(): void;
  /** At one conversation; empty: at none. */
  openHistory(place: HistoryPlace): void;
  controlWindow(windowId: number, action: RequestArguments<'controlWindow'>['action']): void;
  /** By the system's dialog; the window's style sheet says what comes on paper. */
  print(windowId: number): Promise<PrintOutcome>;
  shakeWindow(windowId: number): void;
  keepOnTop(windowId: number, isOnTop: boolean): void;
  openOptions(page: OptionsPage): void;
  /** The main window comes up and shows its help. */
  openHelp(what: HelpPart): void;
  /** The main window comes up and shows what is written down about a contact. */
  openProperties(address: string): void;
  copyText(text: string): void;
  /** Puts the clipboard's text where the caret of that window is. */
  pasteText(windowId: number): void;
  openExternal(url: string): Promise<void>;
  exit(): void;
  /** Ends without asking; what is ready takes the place of this version and starts. */
  restart(): void;
  /** Plays a sound now, whatever the settings say. `place`: inside the application. */
  playSound(event: SoundEvent, place: string): void;
}

/** Everything the requests of windows are answered from. */
export interface ApplicationServices {
  readonly messenger: MessengerService;
  readonly contactFiles: ContactListFiles;
  readonly contactNotes: ContactNotes;
  readonly favourites: Favourites;
  readonly conversations: ConversationService;
  readonly tabs: ConversationTabs;
  readonly settings: SettingsService;
  readonly sounds: SoundService;
  readonly servers: ServerProfiles;
  readonly trust: ServerTrust;
  readonly proxy: ProxyChoice;
  readonly host: HostService;
  readonly alerts: AlertService;
  readonly pastAlerts: PastAlerts;
  /** Where a click on an alert leads. */
  readonly followAlert: FollowAlert;
  readonly prompts: RequestPrompts;
  readonly attentionChoices: AttentionChoices;
  readonly statusUntil: StatusUntil;
  readonly startNotices: StartNotices;
  readonly doctor: DoctorService;
  /** How things stand, as text that can be shown to others. */
  readonly diagnostics: () => string;
  readonly windowFaults: WindowFaults;
  /** Links and files that were opened with this program. */
  readonly outside: OutsideRequests;
  readonly updates: UpdateService;
  readonly transfers: TransferService;
  readonly saving: SavingService;
  readonly archive: HistoryArchive;
  readonly protection: HistoryProtection;
  /** Where kept conversations lie. */
  readonly historyFolder: string;
  readonly pictureSaving: PictureSaving;
  readonly pictures: OwnPictures;
  /** Pictures of others. */
  readonly pictureCache: PictureFolder;
  readonly emoticons: { readonly own: OwnEmoticons; readonly lines: LineEmoticons };
  readonly backgrounds: ChatBackgrounds;
  readonly shell: ShellPort;
}
