// @vitest-environment happy-dom
import defaultPicture from '@resources/display-pictures/default.svg';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { DisplayPicture } from './display-picture.tsx';

const shown = (): string => screen.getByAltText('Bob').getAttribute('src') ?? '';

it('shows the picture it is given, and the default one where there is none', () => {
  const { rerender } = render(<DisplayPicture size={96} name="Bob" source="/pictures/one" />);
  expect(shown()).toBe('/pictures/one');
  rerender(<DisplayPicture size={96} name="Bob" source="" />);
  expect(shown()).toBe(defaultPicture);
});

it('falls back to the default one when the picture is broken, until another comes', () => {
  const { rerender } = render(<DisplayPicture size={96} name="Bob" source="/pictures/one" />);
  fireEvent.error(screen.getByAltText('Bob'));
  expect(shown()).toBe(defaultPicture);
  rerender(<DisplayPicture size={96} name="Bob" source="/pictures/two" />);
  expect(shown()).toBe('/pictures/two');
});
