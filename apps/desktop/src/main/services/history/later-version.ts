/** The history was made by a later version: it is not understood, and what is written into it could spoil it. */
export class LaterVersion extends Error {
  override readonly name = 'LaterVersion';

  constructor() {
    super('the history was made by a later version');
  }
}
