import type { z } from 'zod';
import type { ownSoundSchema, settingsPatchSchema, settingsSchema } from './settings-schema.ts';

/** Sound events of the alerts page; all but `focused` name a file of resources/sounds. */
export const SOUND_EVENTS = [
  'online',
  'offline',
  'newalert',
  'type',
  /** A message in the window that has the focus. */
  'focused',
  'newemail',
  'nudge',
] as const;
export type SoundEvent = (typeof SOUND_EVENTS)[number];

/** A sound of one's own for an event. */
export type OwnSound = z.infer<typeof ownSoundSchema>;

/** The corner of the screen that alerts stack up from. */
export const ALERT_POSITIONS = ['lowerRight', 'lowerLeft', 'upperRight', 'upperLeft'] as const;
export type AlertPosition = (typeof ALERT_POSITIONS)[number];

/** Hours of the day: as the system has them, or as chosen. */
export const CLOCKS = ['system', '12', '24'] as const;
export type ClockChoice = (typeof CLOCKS)[number];

/** The manner of 7.5, and that of 2009. */
export const LOOK_STYLES = ['classic', 'live'] as const;
export type LookStyle = (typeof LOOK_STYLES)[number];

/** Scenes of the Live look; each names a file of resources/scenes. */
export const SCENES = ['sky', 'meadow', 'sea', 'dusk', 'blossom', 'dunes', 'stars', 'bubbles'] as const;
export type Scene = (typeof SCENES)[number];

/** By day or by night. */
export type Appearance = 'light' | 'dark';
export const APPEARANCE_CHOICES = ['light', 'dark', 'system'] as const;

/** Hues a window can take instead of its own. */
export const TINTS = [
  'none',
  'turquoise',
  'green',
  'olive',
  'amber',
  'red',
  'pink',
  'violet',
  'graphite',
] as const;
export type Tint = (typeof TINTS)[number];

/** Pictures behind what is said; each names a file of resources/backgrounds. */
export const BACKGROUNDS = [
  'clouds',
  'hills',
  'waves',
  'leaves',
  'town',
  'night',
  'balloons',
  'squares',
] as const;
export type Background = (typeof BACKGROUNDS)[number];

/** Of the display pictures in a conversation: 96, 64 and 48 px. */
export const PICTURE_SIZES = ['large', 'medium', 'small'] as const;
export type PictureSize = (typeof PICTURE_SIZES)[number];

/** Which of a contact's names stands in the list; `nickname` is one's own for them, and theirs where there is none. */
export const NAME_STYLES = ['displayName', 'address', 'nickname'] as const;

/** How large display pictures stand in the contact list. */
export const ROW_SIZES = ['large', 'medium', 'small', 'none'] as const;
export type RowSize = (typeof ROW_SIZES)[number];

/** The way to servers: straight, or through one by CONNECT, or by SOCKS 5. */
export const PROXY_KINDS = ['none', 'http', 'socks'] as const;
export type ProxyKind = (typeof PROXY_KINDS)[number];

/** Smaller cannot be read, larger does not fit on a screen. */
export const SCALE_PERCENT = { least: 80, most: 200 } as const;

/** Every choice of the Options window and of the View menus. */
export type Settings = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = {
  personal: { awayWhenIdle: true, awayAfterMinutes: 5, showMyPicture: true, showOthersPictures: true },
  general: {
    language: '',
    clock: 'system',
    closeToTray: true,
    openListAtStart: true,
    ownFrame: true,
    menuVisible: true,
    alwaysOnTop: false,
    singleClick: false,
    tabs: false,
    runAtStart: false,
    openLinks: true,
  },
  look: { style: 'classic', scene: 'sky', appearance: 'light', tint: 'none', scale: 100 },
  list: {
    arrangement: 'groups',
    groupOffline: false,
    showTabs: true,
    nameStyle: 'nickname',
    onlineOnly: false,
    rowSize: 'none',
    showNotOnTheirList: false,
    collapsedGroups: [],
  },
  messages: {
    format: {
      font: '',
      bold: false,
      italic: false,
      underline: false,
      strikeThrough: false,
      color: '#000000',
      rightToLeft: false,
    },
    fontSize: 10,
    textZoom: 100,
    showEmoticons: true,
    showCustomEmoticons: true,
    allowNudges: true,
    shakeWindow: true,
    timeStamps: false,
    groupSequential: true,
    keepHistory: true,
    showLastConversation: true,
    sendTyping: true,
    exactColors: false,
    ownFontForAll: false,
    safetyLine: true,
    recentEmoticons: [],
    background: '',
    showPictures: true,
    pictureSize: 'large',
    showToolbar: true,
    showFormatting: true,
    inputHeight: 0,
  },
  alerts: {
    contactOnline: true,
    message: true,
    added: true,
    mail: true,
    contactOffline: false,
    position: 'lowerRight',
    useSystem: false,
    opensMinimized: false,
    muteAll: false,
    quietInFullScreen: true,
    busyInFullScreen: false,
    sounds: {
      online: true,
      offline: false,
      newalert: true,
      type: true,
      focused: false,
      newemail: true,
      nudge: true,
    },
    ownSounds: [],
  },
  security: { warnAboutStrangersLinks: true },
  connection: { proxy: { kind: 'none', host: '', port: 8080, user: '' } },
  updates: { automatic: true },
  files: {
    folder: '',
    scanner: '',
    preview: 'large',
    autoAccept: [],
    autoAcceptFavourites: false,
    allowDirect: true,
    mapPorts: false,
    firstPort: 6891,
    lastPort: 6900,
  },
};

export type SettingsPatch = z.infer<typeof settingsPatchSchema>;
