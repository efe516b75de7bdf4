import { expect, it } from 'vitest';
import { memoryStore } from '../../../test/memory-store.ts';
import { messengerScene, settle, SIGN_IN } from '../../../test/messenger-scene.ts';
import { SettingsService } from '../services/settings/settings-service.ts';
import { followTransferSettings, lineOptions } from './compose-engine.ts';

it('direct connections are switched on and off while signed in, and told at each sign-in', async () => {
  const { messenger, engine } = messengerScene();
  const settings = new SettingsService(memoryStore());
  followTransferSettings(messenger, settings);
  settings.update({ files: { allowDirect: false } });
  expect(engine.asked('setTransferOptions')).toEqual([]);
  await messenger.control.signIn(SIGN_IN);
  await settle();
  engine.playSignedIn();
  settings.update({ files: { preview: 'none' } });
  settings.update({ files: { allowDirect: true } });
  engine.playSignedIn([], { afterReconnect: true });
  const told = engine.asked('setTransferOptions').map(({ allowDirect }) => allowDirect);
  expect(told).toEqual([false, true, true]);
});

it('a range of ports that ends before it begins is one port', () => {
  const settings = new SettingsService(memoryStore());
  settings.update({ files: { firstPort: 7000, lastPort: 6900 } });
  expect(lineOptions(settings.current.files, undefined)).toEqual({
    transferPorts: { first: 7000, last: 7000 },
    mapPorts: false,
  });
});

it('through a proxy no router is asked, whatever is chosen', () => {
  const settings = new SettingsService(memoryStore());
  settings.update({ files: { mapPorts: true } });
  const proxy = { kind: 'http', host: 'proxy.example', port: 8080 } as const;
  expect(lineOptions(settings.current.files, undefined).mapPorts).toBe(true);
  expect(lineOptions(settings.current.files, proxy)).toMatchObject({ mapPorts: false, proxy });
});
