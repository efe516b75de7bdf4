// Stands in for the small application inside every Electron release that makes `electron FOLDER` work; the stand-in
// runtime comes without one. It reads name, version and entry from the folder's package.json and loads the entry.
'use strict';
const { app } = require('electron');
const fs = require('node:fs');
const path = require('node:path');

const versionFlags = new Set(['-v', '--version']);
const argumentsGiven = process.argv.slice(1);

function quit(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function readManifest(folder) {
  const file = path.join(folder, 'package.json');
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
}

function applyManifest(manifest) {
  const name = manifest.productName ?? manifest.name;
  if (name) app.setName(name);
  if (manifest.version) app.setVersion(manifest.version);
  if (manifest.desktopName) app.setDesktopName(manifest.desktopName);
}

// Test drivers preload a file with -r; everything else that starts with a dash belongs to Chromium or the application.
function loadPreloads() {
  let target;
  for (let index = 0; index < argumentsGiven.length && target === undefined; index += 1) {
    const argument = argumentsGiven[index];
    if (argument === '-r' || argument === '--require') {
      index += 1;
      require(require.resolve(argumentsGiven[index], { paths: [process.cwd()] }));
    } else if (!argument.startsWith('-')) {
      target = argument;
    }
  }
  return target;
}

function run(target) {
  const isFolder = fs.statSync(target).isDirectory();
  const folder = isFolder ? target : path.dirname(target);
  const manifest = isFolder ? readManifest(folder) : {};
  applyManifest(manifest);
  app.setAppPath(folder);
  if (!app.commandLine.hasSwitch('user-data-dir')) {
    app.setPath('userData', path.join(app.getPath('appData'), app.getName()));
  }
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  require(isFolder ? path.resolve(folder, manifest.main ?? 'index.js') : target);
}

if (argumentsGiven.some((argument) => versionFlags.has(argument))) {
  process.stdout.write(`v${process.versions.electron}\n`);
  process.exit(0);
}

const target = loadPreloads();
if (target === undefined) quit('usage: electron FOLDER');
else if (!fs.existsSync(target)) quit(`no such application: ${target}`);
else run(path.resolve(target));
