/**
 * Hands files that the person dropped or pasted to main. A page knows no paths: the bridge looks them up. A picture
 * that lies on no disk, as the clipboard has it, goes over as its bytes, and always as PNG.
 */
import { PASTED_PICTURE_MAX_BYTES, type Bridge, type RequestFailure } from '@nudge/ipc-contract';
import { toPng } from './to-png.ts';

type ToPng = (picture: Blob) => Promise<Uint8Array | undefined>;

/** Settles with why it was not done. What main can say in the conversation it says there. */
export async function giveFiles(
  bridge: Pick<Bridge<'conversation'>, 'dropFiles' | 'request'>,
  files: readonly File[],
  convert: ToPng = toPng,
): Promise<RequestFailure | undefined> {
  const reply = await bridge.dropFiles(files);
  if (reply.ok) return undefined;
  const [picture] = files;
  const isOnNoDisk = reply.failure.code === 'noSuchFile';
  if (!isOnNoDisk || files.length !== 1 || picture?.type.startsWith('image/') !== true) return reply.failure;
  const data = await convert(picture);
  if (data === undefined || data.length > PASTED_PICTURE_MAX_BYTES) return { code: 'badPicture' };
  const offered = await bridge.request('offerPicture', { data: new Uint8Array(data) });
  return offered.ok ? undefined : offered.failure;
}
