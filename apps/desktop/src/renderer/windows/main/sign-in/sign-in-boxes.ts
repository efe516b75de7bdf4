// The three boxes of the sign-in view lean on one another: each one needs those before it.

export interface SignInBoxes {
  readonly rememberMe: boolean;
  readonly rememberPassword: boolean;
  readonly signInAutomatically: boolean;
}

export const NO_BOXES: SignInBoxes = {
  rememberMe: false,
  rememberPassword: false,
  signInAutomatically: false,
};

/** Ticks or unticks one box, and with it those that then must or cannot be ticked. */
export function tickBox(boxes: SignInBoxes, box: keyof SignInBoxes, isTicked: boolean): SignInBoxes {
  switch (box) {
    case 'rememberMe':
      return isTicked ? { ...boxes, rememberMe: true } : NO_BOXES;
    case 'rememberPassword':
      return isTicked
        ? { ...boxes, rememberMe: true, rememberPassword: true }
        : { ...boxes, rememberPassword: false, signInAutomatically: false };
    case 'signInAutomatically':
      return isTicked
        ? { rememberMe: true, rememberPassword: true, signInAutomatically: true }
        : { ...boxes, signInAutomatically: false };
    default:
      return box satisfies never;
  }
}
