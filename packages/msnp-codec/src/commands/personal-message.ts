/** What UUX and UBX carry (MSNP11+): the personal message and the song or program being used. */
export interface PersonalData {
  /** Plain text, XML already unescaped. */
  readonly personalMessage: string;
  /** CurrentMedia in its raw form of pieces separated by `\0`; empty when there is none. */
  readonly currentMedia: string;
}
