import { expect, it } from 'vitest';
import { NO_BOXES, tickBox, type SignInBoxes } from './sign-in-boxes.ts';

const ALL_BOXES: SignInBoxes = { rememberMe: true, rememberPassword: true, signInAutomatically: true };

it('ticks both others with automatic sign-in', () => {
  expect(tickBox(NO_BOXES, 'signInAutomatically', true)).toEqual(ALL_BOXES);
});

it('unticks all with Remember Me', () => {
  expect(tickBox(ALL_BOXES, 'rememberMe', false)).toEqual(NO_BOXES);
});

it('ticks Remember Me with the password', () => {
  expect(tickBox(NO_BOXES, 'rememberPassword', true)).toEqual({
    ...NO_BOXES,
    rememberMe: true,
    rememberPassword: true,
  });
});

it('unticks automatic sign-in with the password, and leaves Remember Me', () => {
  expect(tickBox(ALL_BOXES, 'rememberPassword', false)).toEqual({ ...NO_BOXES, rememberMe: true });
});
