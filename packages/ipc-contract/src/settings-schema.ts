import { z } from 'zod';
import { AUTO_ACCEPT_MAX, HOST_NAME_MAX_CHARACTERS, PROXY_USER_MAX_CHARACTERS } from './limits.ts';
import {
  ALERT_POSITIONS,
  APPEARANCE_CHOICES,
  CLOCKS,
  LOOK_STYLES,
  NAME_STYLES,
  PICTURE_SIZES,
  PROXY_KINDS,
  ROW_SIZES,
  SCALE_PERCENT,
  SCENES,
  SOUND_EVENTS,
  TINTS,
} from './settings.ts';

export const textFormatSchema = z.object({
  font: z.string().max(64),
  bold: z.boolean(),
  italic: z.boolean(),
  underline: z.boolean(),
  strikeThrough: z.boolean(),
  color: z.string().regex(/^#[0-9a-fA-F]{6}$/),
  rightToLeft: z.boolean(),
});

export const ownSoundSchema = z.object({
  event: z.enum(SOUND_EVENTS),
  /** Of the copy that main keeps: the hash of its content, and the ending of its kind. */
  file: z.string().regex(/^[0-9a-f]{40}\.(?:wav|ogg|mp3)$/),
  /** Of the file that was chosen, without its folder; to be shown. */
  name: z.string().max(255),
});

const proxySchema = z
  .object({
    kind: z.enum(PROXY_KINDS),
    host: z.string().max(HOST_NAME_MAX_CHARACTERS),
    port: z.number().int().min(1).max(65535),
    /** Empty: it asks for no name. */
    user: z.string().max(PROXY_USER_MAX_CHARACTERS),
  })
  .refine(({ kind, host }) => kind === 'none' || host !== '', 'a proxy without a host');

/** Every choice of the Options window and of the View menus; stored by main, sent whole to every window. */
export const settingsSchema = z.object({
  personal: z.object({
    awayWhenIdle: z.boolean(),
    awayAfterMinutes: z.number().int().min(1).max(999),
    /** Others see one's own picture. */
    showMyPicture: z.boolean(),
    /** Pictures of others are fetched and shown. */
    showOthersPictures: z.boolean(),
  }),
  general: z.object({
    /** BCP 47; empty: the system's. */
    language: z.string().max(16),
    clock: z.enum(CLOCKS),
    closeToTray: z.boolean(),
    openListAtStart: z.boolean(),
    /** Our own title strip; off: the system's frame. */
    ownFrame: z.boolean(),
    menuVisible: z.boolean(),
    alwaysOnTop: z.boolean(),
    /** One click on a contact opens the conversation. */
    singleClick: z.boolean(),
    /** Conversations open as tabs of one window; those that are open stay as they are. */
    tabs: z.boolean(),
    /** Begins, without its window, when the person signs in to this computer. */
    runAtStart: z.boolean(),
    /** Links of the schemes `nudge:` and `msnim:` are answered, and this program is made theirs. */
    openLinks: z.boolean(),
  }),
  look: z.object({
    style: z.enum(LOOK_STYLES),
    scene: z.enum(SCENES),
    appearance: z.enum(APPEARANCE_CHOICES),
    tint: z.enum(TINTS),
    /** Percent; windows and everything in them. */
    scale: z.number().int().min(SCALE_PERCENT.least).max(SCALE_PERCENT.most),
  }),
  list: z.object({
    arrangement: z.enum(['groups', 'status']),
    groupOffline: z.boolean(),
    showTabs: z.boolean(),
    nameStyle: z.enum(NAME_STYLES),
    /** Who is offline is left out. */
    onlineOnly: z.boolean(),
    /** Display pictures in the rows; `none`: the status figure alone. */
    rowSize: z.enum(ROW_SIZES),
    /** A mark in the rows of those who do not have this person on their list. */
    showNotOnTheirList: z.boolean(),
    collapsedGroups: z.array(z.string().max(256)).max(200),
  }),
  messages: z.object({
    format: textFormatSchema,
    /** Points, local only. */
    fontSize: z.number().int().min(8).max(72),
    /** Percent of the history's text size. */
    textZoom: z.number().int().min(60).max(300),
    showEmoticons: z.boolean(),
    showCustomEmoticons: z.boolean(),
    allowNudges: z.boolean(),
    shakeWindow: z.boolean(),
    timeStamps: z.boolean(),
    groupSequential: z.boolean(),
    keepHistory: z.boolean(),
    showLastConversation: z.boolean(),
    sendTyping: z.boolean(),
    exactColors: z.boolean(),
    /** Every message looks as one's own do. */
    ownFontForAll: z.boolean(),
    safetyLine: z.boolean(),
    recentEmoticons: z.array(z.string().max(16)).max(18),
    /** Id of the picture behind conversations that have none of their own; empty: none. */
    background: z.string().max(64),
    /** The pictures at the right of a conversation, and their size. */
    showPictures: z.boolean(),
    pictureSize: z.enum(PICTURE_SIZES),
    /** The large buttons above the history, and the strip above the input. */
    showToolbar: z.boolean(),
    showFormatting: z.boolean(),
    /** Of the input's text box, CSS px; 0: as high as the look has it. */
    inputHeight: z.literal(0).or(z.number().int().min(40).max(400)),
  }),
  alerts: z.object({
    contactOnline: z.boolean(),
    message: z.boolean(),
    added: z.boolean(),
    mail: z.boolean(),
    contactOffline: z.boolean(),
    position: z.enum(ALERT_POSITIONS),
    /** Notifications of the system in place of our own alerts. */
    useSystem: z.boolean(),
    /** The window of a conversation that others begin comes minimised, not behind the active one. */
    opensMinimized: z.boolean(),
    muteAll: z.boolean(),
    /** No alerts and no sounds while another program fills the screen. */
    quietInFullScreen: z.boolean(),
    /** Others see Busy meanwhile. */
    busyInFullScreen: z.boolean(),
    sounds: z.object({
      online: z.boolean(),
      offline: z.boolean(),
      newalert: z.boolean(),
      type: z.boolean(),
      // Younger than the others: without it, what is stored of them would be lost.
      focused: z.boolean().default(false),
      newemail: z.boolean(),
      nudge: z.boolean(),
    }),
    /** Only main sets them, by its own dialog; an event without one has ours. */
    ownSounds: z.array(ownSoundSchema).max(SOUND_EVENTS.length),
  }),
  security: z.object({
    /** Before a link opens that came from somebody who is not on the list. */
    warnAboutStrangersLinks: z.boolean(),
  }),
  connection: z.object({
    /** Through which everything goes but what stays on this computer. Its password is kept apart, by main alone. */
    proxy: proxySchema,
  }),
  updates: z.object({
    /** Looks for new versions by itself. */
    automatic: z.boolean(),
  }),
  files: z.object({
    /** Folder of received files; empty: the default one. Only main sets it, by its own dialog. */
    folder: z.string().max(4096),
    /** Absolute path of a program that looks at each received file; empty: none. Set as the folder is. */
    scanner: z.string().max(4096),
    /** The small picture in a card. */
    preview: z.enum(['large', 'small', 'none']),
    /** Addresses of people whose files are taken without asking; programs never are. */
    autoAccept: z.array(z.string().max(129)).max(AUTO_ACCEPT_MAX),
    /** The same for everybody among the favourites. */
    autoAcceptFavourites: z.boolean(),
    /** Straight from computer to computer where the network lets it. */
    allowDirect: z.boolean(),
    /** Ask the router to let others in (UPnP, NAT-PMP). */
    mapPorts: z.boolean(),
    firstPort: z.number().int().min(1024).max(65535),
    lastPort: z.number().int().min(1024).max(65535),
  }),
});

/** A change to some sections; a section given replaces those of its keys that are present. */
export const settingsPatchSchema = z.object({
  personal: settingsSchema.shape.personal.partial().optional(),
  general: settingsSchema.shape.general.partial().optional(),
  look: settingsSchema.shape.look.partial().optional(),
  list: settingsSchema.shape.list.partial().optional(),
  messages: settingsSchema.shape.messages.partial().optional(),
  alerts: settingsSchema.shape.alerts.omit({ ownSounds: true }).partial().optional(),
  security: settingsSchema.shape.security.partial().optional(),
  connection: settingsSchema.shape.connection.partial().optional(),
  updates: settingsSchema.shape.updates.partial().optional(),
  files: settingsSchema.shape.files.omit({ folder: true, scanner: true }).partial().optional(),
});
