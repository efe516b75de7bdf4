// Loaded into the application's main process before its own code. Signs in as the account that NUDGE_BENCH_LIST names
// (JSON: address, password, online), several times, types into the search, scrolls with the wheel, and tells on
// standard output, as one line of JSON, what the page measured of itself.
'use strict';
const fs = require('node:fs');
const { app, webContents } = require('electron');

const { address, password, online } = JSON.parse(process.env.NUDGE_BENCH_LIST);
const SIGN_INS = 3;
/** A display that stops drawing lets nothing here go on; shorter than whoever started this waits, in milliseconds. */
const TIME_LIMIT = 540_000;
/** Until what was begun is over, in milliseconds. */
const SETTLING = 1000;
/** Typed letter by letter; names are `Person 0`, `Person 1`… */
const TYPED = ['person 4', 'p1', 'example', 'person 12'];
/** Between two turns of the wheel, as a steady hand turns it; and how far each goes, px. */
const WHEEL_PAUSE = 32;
const WHEEL_STEP = 100;
const WHEEL_TURNS = 180;
/** Then it turns back, so that a short list is scrolled as far as a long one. */
const TURNS_ONE_WAY = 9;

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Runs a function of this file in the page. */
const inPage = (page, action, ...given) =>
  page.executeJavaScript(`(${action})(...${JSON.stringify(given)})`, true);

/** In the page: milliseconds from asking until everybody is shown, those online among them. */
const signIn = async (account, secret, expected) => {
  const { nudge } = globalThis;
  const nextFrame = () => new Promise(requestAnimationFrame);
  const isReady = () =>
    [...document.querySelectorAll('.group-row-count')].some(
      ({ textContent }) => textContent.replaceAll(/[^\d/]/g, '').split('/')[0] === String(expected),
    );
  const { value } = await nudge.request('getSnapshot', {});
  const start = performance.now();
  const reply = await nudge.request('signIn', {
    serverId: value.selectedServerId,
    address: account,
    password: secret,
    status: 'online',
    rememberMe: false,
    rememberPassword: false,
    signInAutomatically: false,
  });
  if (!reply.ok) throw new Error(`signing in: ${reply.failure.code}`);
  while (!isReady()) {
    if (performance.now() - start > 60_000) throw new Error('the list never came');
    await nextFrame();
  }
  return performance.now() - start;
};

/** In the page. */
const signOut = async () => {
  await globalThis.nudge.request('signOut', {});
  while (document.querySelector('[role=tree]') !== null) await new Promise(requestAnimationFrame);
};

/** In the page: for each letter, milliseconds until the list that holds its answer is laid out. */
const typeWords = async (words) => {
  const box = document.querySelector('.contacts-panel [role=searchbox]');
  const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
  /** After everything that is waiting already, without a pause. */
  const nextTask = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', resolve, { once: true });
      port1.start();
      port2.postMessage(0);
    });
  const type = async (text) => {
    await new Promise(requestAnimationFrame);
    await nextTask();
    const start = performance.now();
    value.set.call(box, text);
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await nextTask();
    document.querySelector('[role=tree]')?.getBoundingClientRect();
    return performance.now() - start;
  };
  const times = [];
  for (const word of words) {
    for (let end = 1; end <= word.length; end += 1) times.push(await type(word.slice(0, end)));
    times.push(await type(''));
  }
  return times;
};

/** In the page: to the middle, where there is room on both sides; answers where the pointer is to turn the wheel. */
const toMiddle = (room) => {
  const tree = document.querySelector('[role=tree]');
  tree.scrollTop = (tree.scrollHeight - tree.clientHeight - room) / 2;
  const { left, top, width, height } = tree.getBoundingClientRect();
  return { x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
};

/** In the page: watches every frame from now on. */
const watchFrames = () => {
  const tree = document.querySelector('[role=tree]');
  const seen = { isOver: false, frames: [], from: tree.scrollTop, furthest: 0 };
  globalThis.benchFrames = seen;
  const look = (now) => {
    seen.frames.push(now);
    seen.furthest = Math.max(seen.furthest, Math.abs(tree.scrollTop - seen.from));
    if (!seen.isOver) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

/** In the page: milliseconds from frame to frame, and how far the list went. */
const framesSeen = () => {
  const seen = globalThis.benchFrames;
  seen.isOver = true;
  return {
    furthest: seen.furthest,
    gaps: seen.frames.slice(1).map((now, index) => now - seen.frames[index]),
  };
};

const scroll = async (page) => {
  const place = await inPage(page, toMiddle, WHEEL_STEP * TURNS_ONE_WAY);
  // The wheel goes on from where the compositor is, which must have heard of it.
  await wait(SETTLING);
  await inPage(page, watchFrames);
  for (let turn = 0; turn < WHEEL_TURNS; turn += 1) {
    const isDown = Math.floor(turn / TURNS_ONE_WAY) % 2 === 0;
    const deltaY = isDown ? -WHEEL_STEP : WHEEL_STEP;
    page.sendInputEvent({ type: 'mouseWheel', ...place, deltaX: 0, deltaY, canScroll: true });
    await wait(WHEEL_PAUSE);
  }
  return inPage(page, framesSeen);
};

const measure = async (page) => {
  const ready = [];
  for (let count = 0; count < SIGN_INS; count += 1) {
    if (count > 0) await inPage(page, signOut);
    ready.push(await inPage(page, signIn, address, password, online));
  }
  // What arrives after the list, such as pictures of the look, is not the list's.
  await wait(SETTLING);
  const typed = await inPage(page, typeWords, TYPED);
  const { gaps, furthest } = await scroll(page);
  return { ready, typed, gaps, furthest };
};

const tell = (figures) => fs.writeSync(1, `${JSON.stringify(figures)}\n`);

const giveUp = (reason) => {
  process.stderr.write(`${reason}\n`);
  app.exit(1);
};

setTimeout(() => giveUp('the application took too long'), TIME_LIMIT);

let isMeasuring = false;
app.on('browser-window-created', (_event, window) => {
  window.once('show', () => {
    if (isMeasuring) return;
    isMeasuring = true;
    measure(webContents.fromId(window.webContents.id)).then(
      (figures) => {
        tell(figures);
        app.exit(0);
      },
      (error) => giveUp(error.stack),
    );
  });
});
