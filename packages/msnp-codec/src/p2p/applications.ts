/** What a session is opened for (p2p.md section 5). Sessions are told apart by the GUID, not by the AppID. */
import type { Guid } from './guid.ts';

/** EUF-GUID of each use. */
export const EUF_GUIDS = {
  /** Display pictures, emoticons, winks and everything else with an MSNObject. */
  object: '{A4268EEC-FEC5-49E5-95C3-F126696BDBF6}' as Guid,
  file: '{5D3E02AB-6190-11D3-BBBB-00C04F795683}' as Guid,
  webcamOffer: '{4BD96FC0-AB17-4425-A14A-439185962DC8}' as Guid,
  webcamRequest: '{1C9AA97E-9C05-4583-A3BD-908A196F1E92}' as Guid,
  activity: '{6A13AF9C-5308-4F35-923A-67E8DDA40C2F}' as Guid,
  photoSharing: '{41D3E74E-04A2-4B37-96F8-08ACDB610874}' as Guid,
} as const;

/** AppID of each use; the footer of chunks repeats it. */
export const P2P_APP_IDS = {
  /** Objects for Messenger 6. */
  object: 1,
  file: 2,
  ink: 3,
  webcam: 4,
  emoticon: 11,
  displayPicture: 12,
} as const;
