// Loaded into an application's main process before its own code. Tells on standard output, as one line of JSON, how
// long the first window took from the start of the process, in milliseconds, and how much memory all processes hold
// some time later: proportional set size in KiB, so that shared pages count once.
'use strict';
const fs = require('node:fs');
const { app } = require('electron');

/** After the window is shown, until nothing of the start goes on any more, in milliseconds. */
const SETTLING = 3000;

const parentOf = (pid) => {
  const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
};

const parents = () => {
  const found = new Map();
  for (const name of fs.readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      found.set(Number(name), parentOf(name));
    } catch {
      // A process that ended meanwhile has nothing to add.
    }
  }
  return found;
};

const family = () => {
  const parent = parents();
  const isOurs = (pid) => pid === process.pid || (parent.has(pid) && isOurs(parent.get(pid)));
  return [...parent.keys()].filter(isOurs);
};

const shareOf = (pid) => {
  const rollup = fs.readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0);
};

const tell = (shownAfter) => {
  const memory = family().reduce((sum, pid) => sum + shareOf(pid), 0);
  fs.writeSync(1, `${JSON.stringify({ shownAfter, memory })}\n`);
  app.exit(0);
};

let isCounting = false;
app.on('browser-window-created', (_event, window) => {
  window.once('show', () => {
    if (isCounting) return;
    isCounting = true;
    setTimeout(tell, SETTLING, Date.now() - process.getCreationTime());
  });
});
