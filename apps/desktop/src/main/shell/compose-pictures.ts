/** Pictures of all kinds, joined to session, windows and settings. */
import { randomUUID } from 'node:crypto';
import type { ApplicationServices } from '../ipc/application-services.ts';
import type { ConversationService } from '../services/conversations/conversation-service.ts';
import { LineEmoticons } from '../services/emoticons/line-emoticons.ts';
import { OwnEmoticons } from '../services/emoticons/own-emoticons.ts';
import type { EnginePort } from '../services/messenger/engine-port.ts';
import type { MessengerService, SessionPictures } from '../services/messenger/messenger-service.ts';
import { ChatBackgrounds } from '../services/pictures/chat-backgrounds.ts';
import { ObjectFetcher } from '../services/pictures/object-fetcher.ts';
import { OthersPictures } from '../services/pictures/others-pictures.ts';
import { OwnPicturePublisher, shownPicture } from '../services/pictures/own-picture-publisher.ts';
import { OwnPictures } from '../services/pictures/own-pictures.ts';
import { CACHE_MAX_BYTES, CACHE_MAX_FILES, PictureFolder } from '../services/pictures/picture-folder.ts';
import { PictureLookup } from '../services/pictures/picture-lookup.ts';
import { shippedPictures } from '../services/pictures/shipped-pictures.ts';
import type { SettingsService } from '../services/settings/settings-service.ts';
import type { ChangeSink } from '../services/support/change-sink.ts';
import { systemClock, type Clock } from '../services/support/clock.ts';
import type { ServiceParts } from './compose-services.ts';

export interface PictureFolders {
  readonly ownPictures: string;
  readonly pictureCache: string;
}

export interface Pictures {
  readonly own: OwnPictures;
  readonly cache: PictureFolder;
  readonly fetcher: ObjectFetcher;
  readonly lookup: PictureLookup;
  readonly backgrounds: ChatBackgrounds;
  readonly ownEmoticons: OwnEmoticons;
  readonly lineEmoticons: LineEmoticons;
  readonly session: SessionPictures;
}

export function createPictures(
  { folders, stores, log, outputFolder }: ServiceParts,
  { settings, engine }: { readonly settings: SettingsService; readonly engine: EnginePort },
): Pictures {
  const tools = { clock: systemClock, log };
  const ownFolder = new PictureFolder({ ...tools, folder: folders.ownPictures });
  const limits = { files: CACHE_MAX_FILES, bytes: CACHE_MAX_BYTES };
  const cache = new PictureFolder({ ...tools, folder: folders.pictureCache, limits });
  const fetcher = new ObjectFetcher(engine, cache);
  const isWanted = (): boolean => settings.current.personal.showOthersPictures;
  const lookup = new PictureLookup({ cache, isWanted });
  const shipped = shippedPictures(outputFolder);
  const own = new OwnPictures({ store: stores.pictures, folder: ownFolder, shipped });
  const session = {
    ofContact: (msnObject: string | undefined) => lookup.urlOf(msnObject),
    own: (account: string) => own.url(account),
    shown: shownPicture(own, () => settings.current),
  };
  return {
    own,
    cache,
    fetcher,
    lookup,
    backgrounds: new ChatBackgrounds(stores.backgrounds, ownFolder),
    ownEmoticons: new OwnEmoticons({ store: stores.emoticons, folder: ownFolder, newId: randomUUID }),
    lineEmoticons: new LineEmoticons({
      fetcher,
      cache,
      own: ownFolder,
      isWanted: () => settings.current.messages.showCustomEmoticons,
    }),
    session,
  };
}

/** What answers the windows about pictures. */
export function shownPictures({
  own,
  ownEmoticons,
  lineEmoticons,
  backgrounds,
}: Pictures): Pick<ApplicationServices, 'pictures' | 'emoticons' | 'backgrounds'> {
  return { pictures: own, emoticons: { own: ownEmoticons, lines: lineEmoticons }, backgrounds };
}

export interface PictureFollowers {
  readonly pictures: Pictures;
  readonly messenger: MessengerService;
  readonly conversations: ConversationService;
  readonly settings: SettingsService;
  readonly changes: ChangeSink;
  readonly clock: Clock;
}

/** Who has to hear of which picture. */
export function followPictures(followers: PictureFollowers): void {
  followOthers(followers);
  const { pictures, messenger, conversations, settings, changes } = followers;
  const publisher = new OwnPicturePublisher(messenger, pictures.session.shown);
  pictures.own.changed.subscribe(() => {
    messenger.own.pictureChanged();
    messenger.accounts.tellPictures();
    publisher.update();
    changes.toPicture({ type: 'picturesChanged', recent: pictures.own.recent() });
  });
  settings.changed.subscribe(() => publisher.update());
  pictures.backgrounds.changed.subscribe(() => {
    for (const conversation of conversations.book.all()) {
      const background = conversations.backgroundOf(conversation);
      changes.toConversation(conversation.id, { type: 'backgroundChanged', background });
    }
  });
  pictures.ownEmoticons.changed.subscribe((emoticons) => {
    changes.toEmoticons({ type: 'emoticonsChanged', emoticons });
    for (const { id } of conversations.book.all()) {
      changes.toConversation(id, { type: 'emoticonsChanged', emoticons });
    }
  });
}

function followOthers({ pictures, messenger, conversations, settings, clock }: PictureFollowers): void {
  const others = new OthersPictures({
    messenger,
    clock,
    fetcher: pictures.fetcher,
    lookup: pictures.lookup,
    settings: () => settings.current,
    onArrived: (account) => {
      messenger.directory.tellExtras(account);
      conversations.tellPicture(account);
    },
  });
  const tellAll = (): void => {
    messenger.directory.tellAllPictures();
    conversations.tellAllPictures();
  };
  // Windows give up what is gone before it comes again.
  pictures.cache.cleared.subscribe(() => {
    tellAll();
    others.wantAll();
  });
  conversations.book.began.subscribe(({ partner }) => others.wantNow(partner.address));
  let isShown = settings.current.personal.showOthersPictures;
  settings.changed.subscribe(({ personal }) => {
    if (personal.showOthersPictures === isShown) return;
    isShown = personal.showOthersPictures;
    tellAll();
    if (isShown) others.wantAll();
  });
}
