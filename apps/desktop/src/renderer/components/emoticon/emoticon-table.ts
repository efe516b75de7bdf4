/**
 * The 81 built-in emoticons in the order of the picker, with the codes the originals used. A letter in a code
 * matches in either case, also where only one case is listed.
 */
export const EMOTICONS = [
  { meaning: 'smile', codes: [':)', ':-)'], isAnimated: false },
  { meaning: 'big-laugh', codes: [':D', ':-D', ':d', ':-d', ':>', ':->'], isAnimated: false },
  { meaning: 'wink', codes: [';)', ';-)'], isAnimated: true },
  { meaning: 'surprised', codes: [':O', ':-O', ':o', ':-o'], isAnimated: false },
  { meaning: 'tongue-out', codes: [':P', ':-P', ':p', ':-p'], isAnimated: false },
  { meaning: 'cool', codes: ['(H)', '(h)'], isAnimated: false },
  { meaning: 'angry', codes: [':@', ':-@'], isAnimated: false },
  { meaning: 'embarrassed', codes: [':$', ':-$'], isAnimated: false },
  { meaning: 'confused', codes: [':S', ':-S', ':s', ':-s'], isAnimated: false },
  { meaning: 'sad', codes: [':(', ':-(', ':<', ':-<'], isAnimated: false },
  { meaning: 'crying', codes: [":'("], isAnimated: true },
  { meaning: 'disappointed', codes: [':|', ':-|'], isAnimated: false },
  { meaning: 'devil', codes: ['(6)'], isAnimated: false },
  { meaning: 'angel', codes: ['(A)', '(a)'], isAnimated: false },
  { meaning: 'dont-tell', codes: [':-#'], isAnimated: false },
  { meaning: 'baring-teeth', codes: ['8o|'], isAnimated: false },
  { meaning: 'nerd', codes: ['8-|', '8|'], isAnimated: false },
  { meaning: 'sarcastic', codes: ['^o)'], isAnimated: false },
  { meaning: 'secret', codes: [':-*'], isAnimated: false },
  { meaning: 'sick', codes: ['+o('], isAnimated: false },
  { meaning: 'dont-know', codes: [':^)'], isAnimated: true },
  { meaning: 'thinking', codes: ['*-)'], isAnimated: true },
  { meaning: 'party', codes: ['<:o)'], isAnimated: true },
  { meaning: 'eye-rolling', codes: ['8-)'], isAnimated: true },
  { meaning: 'sleepy', codes: ['|-)', '|)'], isAnimated: true },
  { meaning: 'bat', codes: [':[', ':-['], isAnimated: true },
  { meaning: 'heart', codes: ['(L)', '(l)'], isAnimated: false },
  { meaning: 'broken-heart', codes: ['(U)', '(u)'], isAnimated: false },
  { meaning: 'nudge-mark', codes: ['(M)', '(m)'], isAnimated: false },
  { meaning: 'cat', codes: ['(@)'], isAnimated: false },
  { meaning: 'dog', codes: ['(&)'], isAnimated: false },
  { meaning: 'moon', codes: ['(S)'], isAnimated: false },
  { meaning: 'sheep', codes: ['(bah)'], isAnimated: false },
  { meaning: 'goat', codes: ['(nah)'], isAnimated: false },
  { meaning: 'island', codes: ['(ip)'], isAnimated: false },
  { meaning: 'rain-cloud', codes: ['(st)'], isAnimated: false },
  { meaning: 'lightning', codes: ['(li)'], isAnimated: true },
  { meaning: 'money', codes: ['(mo)'], isAnimated: false },
  { meaning: 'high-five', codes: ['(h5)'], isAnimated: false },
  { meaning: 'fingers-crossed', codes: ['(yn)', '(YN)'], isAnimated: false },
  { meaning: 'cigarette', codes: ['(ci)', '(CI)'], isAnimated: true },
  { meaning: 'star', codes: ['(*)'], isAnimated: false },
  { meaning: 'film-strip', codes: ['(~)'], isAnimated: false },
  { meaning: 'note', codes: ['(8)'], isAnimated: false },
  { meaning: 'email', codes: ['(E)', '(e)'], isAnimated: false },
  { meaning: 'rose', codes: ['(F)', '(f)'], isAnimated: false },
  { meaning: 'wilted-rose', codes: ['(W)', '(w)'], isAnimated: false },
  { meaning: 'clock', codes: ['(O)', '(o)'], isAnimated: false },
  { meaning: 'kiss', codes: ['(K)', '(k)'], isAnimated: false },
  { meaning: 'gift', codes: ['(G)', '(g)'], isAnimated: false },
  { meaning: 'birthday-cake', codes: ['(^)'], isAnimated: true },
  { meaning: 'camera', codes: ['(P)', '(p)'], isAnimated: false },
  { meaning: 'light-bulb', codes: ['(I)', '(i)'], isAnimated: false },
  { meaning: 'coffee', codes: ['(C)', '(c)'], isAnimated: false },
  { meaning: 'telephone', codes: ['(T)', '(t)'], isAnimated: false },
  { meaning: 'left-hug', codes: ['({)'], isAnimated: false },
  { meaning: 'right-hug', codes: ['(})'], isAnimated: false },
  { meaning: 'beer', codes: ['(B)', '(b)'], isAnimated: false },
  { meaning: 'cocktail', codes: ['(D)', '(d)'], isAnimated: false },
  { meaning: 'boy', codes: ['(Z)', '(z)'], isAnimated: false },
  { meaning: 'girl', codes: ['(X)', '(x)'], isAnimated: false },
  { meaning: 'thumbs-up', codes: ['(Y)', '(y)'], isAnimated: false },
  { meaning: 'thumbs-down', codes: ['(N)', '(n)'], isAnimated: false },
  { meaning: 'sun', codes: ['(#)'], isAnimated: false },
  { meaning: 'rainbow', codes: ['(R)', '(r)'], isAnimated: false },
  { meaning: 'age-sex-location', codes: ['(?)'], isAnimated: false },
  { meaning: 'handcuffs', codes: ['(%)'], isAnimated: false },
  { meaning: 'snail', codes: ['(sn)'], isAnimated: false },
  { meaning: 'turtle', codes: ['(tu)'], isAnimated: false },
  { meaning: 'plate', codes: ['(pl)'], isAnimated: false },
  { meaning: 'bowl', codes: ['(||)'], isAnimated: false },
  { meaning: 'pizza', codes: ['(pi)'], isAnimated: false },
  { meaning: 'football', codes: ['(so)'], isAnimated: false },
  { meaning: 'car', codes: ['(au)'], isAnimated: false },
  { meaning: 'aeroplane', codes: ['(ap)'], isAnimated: false },
  { meaning: 'umbrella', codes: ['(um)'], isAnimated: false },
  { meaning: 'computer', codes: ['(co)'], isAnimated: false },
  { meaning: 'mobile-phone', codes: ['(mp)'], isAnimated: false },
  { meaning: 'be-right-back', codes: ['(brb)'], isAnimated: false },
  { meaning: 'rabbit', codes: ["('.')"], isAnimated: false },
  { meaning: 'game-pad', codes: ['(xx)', '(XX)'], isAnimated: false },
] as const satisfies readonly EmoticonRow[];

interface EmoticonRow {
  /** Names the drawing in `resources/emoticons` and the words `emo.<meaning>`. */
  readonly meaning: string;
  /** The first one is what the picker inserts. */
  readonly codes: readonly [string, ...string[]];
  readonly isAnimated: boolean;
}

export type EmoticonMeaning = (typeof EMOTICONS)[number]['meaning'];

/** One built-in emoticon. */
export interface Emoticon extends EmoticonRow {
  readonly meaning: EmoticonMeaning;
}

const byCode: ReadonlyMap<string, Emoticon> = new Map(
  EMOTICONS.flatMap((emoticon) => emoticon.codes.map((code) => [foldCode(code), emoticon] as const)),
);

/** Lengths a code can have, longest first: the longest code at a place wins. */
export const CODE_LENGTHS: readonly number[] = [
  ...new Set([...byCode.keys()].map((code) => code.length)),
].sort((a, b) => b - a);

/** The emoticon a text stands for as a whole. */
export function emoticonOf(code: string): Emoticon | undefined {
  return byCode.get(foldCode(code));
}

/** Whether more characters could make this text a code, for instance `<:o`. */
export function isStartOfLongerCode(text: string): boolean {
  const folded = foldCode(text);
  return (
    folded !== '' && [...byCode.keys()].some((code) => code.length > folded.length && code.startsWith(folded))
  );
}

/** ASCII letters only: case rules of other scripts must not bring in codes nobody typed. */
function foldCode(code: string): string {
  return code.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}
