/** Somebody's own emoticon in the history, as it can be taken into one's own. */
export interface AdoptableEmoticon {
  readonly lineId: string;
  readonly code: string;
  readonly url: string;
}

/** The custom emoticon an element of the history is; nothing for everything else. */
export function adoptableEmoticon(element: Element): AdoptableEmoticon | undefined {
  const picture = element.closest<HTMLImageElement>('img[data-custom-code]');
  const line = picture?.closest<HTMLElement>('[data-line-id]');
  const code = picture?.dataset['customCode'];
  const lineId = line?.dataset['lineId'];
  if (picture === null || code === undefined || lineId === undefined) return undefined;
  return { lineId, code, url: picture.src };
}
