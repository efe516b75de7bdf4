/** The steps of the proof: what people do with a program in its first hour, played on the package they get. */
import { once } from 'node:events';
import { chown, copyFile, readFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { expect as hastyExpect, type Page } from '@playwright/test';
import { CreateAccountDialog, type NewAccount } from '../pages/create-account-dialog.ts';
import { dropFiles } from '../pages/drop-files.ts';
import { SHIPPED_PICTURES_FOLDER } from '../processes/paths.ts';
import { text } from '../texts.ts';
import { PackagedApplication } from './packaged-application.ts';
import { sandboxesOf } from './sandbox-facts.ts';
import type { StoryOrder } from './story-order.ts';

const ANN = { address: 'ann@nudge.local', name: 'Ann', password: 'first-person-1' };
const BEN = { address: 'ben@nudge.local', name: 'Ben', password: 'second-person-2' };
const GREETER = 'Greeter';
const FILE = 'lighthouse.png';
/** The user of a root without a desktop has no folder for documents: what arrives lies in their home. */
const RECEIVED_FOLDER = 'My Received Files';
/** Of the story's own network, in which nobody else is: where an inspector would listen. */
const INSPECTOR_PORT = 9229;
/** Outside of the test runner the driver waits for five seconds, which a busy machine may need for one window. */
const expect = hastyExpect.configure({ timeout: 60_000 });

/** One step: its name for the table, and what it does; what it answers is told beside the name. */
export type Step = readonly [name: string, play: () => Promise<string | undefined>];

async function refusesConnections(port: number): Promise<boolean> {
  const socket = createConnection({ port, host: '127.0.0.1' });
  const refused = once(socket, 'connect').then(
    () => false,
    () => true,
  );
  const answer = await refused;
  socket.destroy();
  return answer;
}

export class Story {
  readonly #order: StoryOrder;
  readonly #applications = new Map<string, PackagedApplication>();

  constructor(order: StoryOrder) {
    this.#order = order;
  }

  readonly steps: readonly Step[] = [
    ['first start, nothing set', () => this.#start()],
    ["Chromium's sandbox is on", () => this.#sandbox()],
    ['no inspector, though asked for', () => this.#inspector()],
    ['account on the server it carries', () => this.#account()],
    ['begins with the desktop from now on', () => this.#beginWithDesktop()],
    ['second application, second account', () => this.#secondApplication()],
    ['contact added and accepted', () => this.#contact()],
    ['chat both ways', () => this.#chat()],
    ['nudge', () => this.#nudge()],
    ['file sent and received', () => this.#file()],
    ['sign out', () => this.#signOut()],
    ['exit', () => this.#exit()],
    ['started again: account, contact, history', () => this.#again()],
  ];

  /** Pictures of all that is open, and what the applications wrote. */
  async capture(): Promise<string> {
    const applications = [...this.#applications.values()];
    for (const application of applications) {
      await application.capture(join(this.#order.picturesFolder, `${this.#order.name}-failed`));
    }
    return applications.map(({ profile, log }) => `${profile}:\n${log}`).join('\n');
  }

  async close(): Promise<void> {
    await Promise.all([...this.#applications.values()].map((application) => application.end()));
  }

  async #launch(profile: string, args: readonly string[] = []): Promise<PackagedApplication> {
    const { launch } = this.#order;
    const application = await PackagedApplication.launch({ profile, launch, args });
    this.#applications.set(profile, application);
    return application;
  }

  #application(profile: string): PackagedApplication {
    const application = this.#applications.get(profile);
    if (application === undefined) throw new Error(`${profile} is not there`);
    return application;
  }

  get #ann(): PackagedApplication {
    return this.#application('ann');
  }

  get #ben(): PackagedApplication {
    return this.#application('ben');
  }

  async #keep(page: Page, name: string): Promise<void> {
    await page.screenshot({ path: join(this.#order.picturesFolder, `${this.#order.name}-${name}.png`) });
  }

  async #start(): Promise<string> {
    const ann = await this.#launch('ann', [`--inspect=${INSPECTOR_PORT}`]);
    const { page, signIn } = await ann.main();
    await expect(signIn.server).toContainText(text('signin.thisComputer'));
    await this.#keep(page, '1-first-start');
    return `user ${this.#order.userId}`;
  }

  async #sandbox(): Promise<string> {
    const found = await sandboxesOf(this.#order.userId);
    expect(found.length).toBeGreaterThan(0);
    expect(found).not.toContain('off');
    return [...new Set(found)].join(', ');
  }

  async #inspector(): Promise<undefined> {
    expect(await refusesConnections(INSPECTOR_PORT)).toBe(true);
    expect(this.#ann.log).not.toContain('Debugger listening');
  }

  async #signUp(application: PackagedApplication, account: NewAccount): Promise<void> {
    const main = await application.main();
    await main.signIn.createAccount.click();
    await new CreateAccountDialog(main.page).create(account);
    await main.waitUntilSignedIn();
    const greeter = main.contact(GREETER, text('status.online'));
    await expect(greeter).toBeVisible();
  }

  async #account(): Promise<undefined> {
    await this.#signUp(this.#ann, ANN);
    await this.#keep((await this.#ann.main()).page, '2-signed-in');
  }

  /** Left on: the desktop must pass over it once the program is gone. */
  async #beginWithDesktop(): Promise<undefined> {
    const options = await this.#ann.openOptions();
    await options.show('general');
    await options.page.getByRole('checkbox', { name: text('opt.general.runAtStart') }).check();
    await options.closeBy(options.ok);
    const { root, home } = this.#order;
    const entry = join(root, home, '.config/autostart/nudge-ann.desktop');
    await expect.poll(() => readFile(entry, 'utf8').catch(() => '')).toContain('\nTryExec=/');
  }

  async #secondApplication(): Promise<undefined> {
    await this.#signUp(await this.#launch('ben'), BEN);
  }

  async #contact(): Promise<undefined> {
    await (await this.#ann.main()).add(BEN.address);
    const prompt = await this.#ben.prompt();
    await this.#keep(prompt.page, '3-asked');
    await prompt.accept.click();
    const online = text('status.online');
    await expect((await this.#ben.main()).contact(ANN.name, online)).toBeVisible();
    await expect((await this.#ann.main()).contact(BEN.name, online)).toBeVisible();
  }

  async #chat(): Promise<undefined> {
    const annsChat = await this.#ann.openConversation(BEN.name);
    await annsChat.say('Hello, neighbour');
    const bensChat = await this.#ben.conversation(ANN.name);
    await expect(bensChat.line('Hello, neighbour')).toBeVisible();
    await bensChat.say('Hello yourself');
    await expect(annsChat.line('Hello yourself')).toBeVisible();
  }

  async #nudge(): Promise<undefined> {
    const annsChat = await this.#ann.conversation(BEN.name);
    await annsChat.nudge.click();
    const bensChat = await this.#ben.conversation(ANN.name);
    await expect(bensChat.line(text('chat.nudge.received', { name: ANN.name }))).toBeVisible();
  }

  /** Ben drops a picture on the conversation, Ann accepts it, and what arrived is the same to the byte. */
  async #file(): Promise<string> {
    const { root, home, userId } = this.#order;
    const source = join(home, FILE);
    await copyFile(join(SHIPPED_PICTURES_FOLDER, FILE), join(root, source));
    await chown(join(root, source), userId, userId);
    const [annsChat, bensChat] = [
      await this.#ann.conversation(BEN.name),
      await this.#ben.conversation(ANN.name),
    ];
    await dropFiles(bensChat.history, source);
    await annsChat.file(FILE).choose('accept');
    await expect(annsChat.file(FILE).card).toContainText(text('ft.done.receiving', { file: FILE }));
    await expect(bensChat.file(FILE).card).toContainText(text('ft.done.sending', { file: FILE }));
    await this.#keep(annsChat.page, '4-ann');
    await this.#keep(bensChat.page, '5-ben');
    const received = join(home, RECEIVED_FOLDER, FILE);
    const [sent, arrived] = await Promise.all([source, received].map((file) => readFile(join(root, file))));
    expect(arrived?.equals(sent ?? Buffer.alloc(0))).toBe(true);
    return `${arrived?.length ?? 0} bytes`;
  }

  async #signOut(): Promise<undefined> {
    await (await this.#ann.main()).signOut();
    await expect((await this.#ben.main()).contact(ANN.name, text('status.offline'))).toBeVisible();
  }

  /** The guest first: while somebody uses the server that Ann carries, she is asked whether she means it. */
  async #exit(): Promise<undefined> {
    await this.#ben.exit();
    await this.#ann.exit();
  }

  /** Ben is not there: Ann's list still has the name he was last seen with. */
  async #again(): Promise<undefined> {
    const ann = await this.#launch('ann');
    const main = await ann.main();
    await main.signIn.as(ANN);
    await main.waitUntilSignedIn();
    await expect(main.contact(BEN.name, text('status.offline'))).toBeVisible();
    const chat = await ann.openConversation(BEN.name);
    await expect(chat.line('Hello yourself')).toBeVisible();
    await this.#keep(chat.page, '6-again');
    await ann.exit();
  }
}
