import type { ScreenEye, Sight, WindowHandle } from './screen-eye.ts';

/** To the process that looks: the windows that are asked about. */
export type ToEyeProcess = readonly WindowHandle[];

/** What it answers, in the order of the questions. `failed`: it cannot look, and never will. */
export type FromEyeProcess = Sight | 'failed';

export interface EyeChannel {
  send(message: ToEyeProcess): void;
  onMessage(listener: (message: FromEyeProcess) => void): void;
  /** Called once, when nothing can come any more. */
  onClosed(listener: () => void): void;
  close(): void;
}

interface Question {
  readonly resolve: (sight: Sight) => void;
  readonly reject: (reason: Error) => void;
}

/** An eye in a process of its own, because a call into the system can end the process that makes it. */
export class ProcessEye implements ScreenEye {
  readonly #channel: EyeChannel;
  #questions: readonly Question[] = [];
  #isClosed = false;

  constructor(channel: EyeChannel) {
    this.#channel = channel;
    channel.onMessage((message) => this.#take(message));
    channel.onClosed(() => this.#end());
  }

  look(windows: readonly WindowHandle[]): Promise<Sight> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) return reject(new Error('the process that looks has ended'));
      this.#questions = [...this.#questions, { resolve, reject }];
      this.#channel.send(windows);
    });
  }

  close(): void {
    this.#channel.close();
    this.#end();
  }

  #take(message: FromEyeProcess): void {
    if (message === 'failed') return this.close();
    const [first, ...rest] = this.#questions;
    this.#questions = rest;
    first?.resolve(message);
  }

  #end(): void {
    this.#isClosed = true;
    const questions = this.#questions;
    this.#questions = [];
    for (const { reject } of questions) reject(new Error('the process that looks has ended'));
  }
}
