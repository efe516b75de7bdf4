import type { FullScreenEye } from './full-screen-eye.ts';

/** To the process that looks: every message is the question. */
export type ToEyeProcess = 'look';

/** What it answers, in the order of the questions. `failed`: it cannot look, and never will. */
export type FromEyeProcess = 'filled' | 'free' | 'failed';

export interface EyeChannel {
  send(message: ToEyeProcess): void;
  onMessage(listener: (message: FromEyeProcess) => void): void;
  /** Called once, when nothing can come any more. */
  onClosed(listener: () => void): void;
  close(): void;
}

interface Question {
  readonly resolve: (isFilled: boolean) => void;
  readonly reject: (reason: Error) => void;
}

/** An eye in a process of its own, because a call into the system can end the process that makes it. */
export class ProcessEye implements FullScreenEye {
  readonly #channel: EyeChannel;
  #questions: readonly Question[] = [];
  #isClosed = false;

  constructor(channel: EyeChannel) {
    this.#channel = channel;
    channel.onMessage((message) => this.#take(message));
    channel.onClosed(() => this.#end());
  }

  isFilled(): Promise<boolean> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) return reject(new Error('the process that looks has ended'));
      this.#questions = [...this.#questions, { resolve, reject }];
      this.#channel.send('look');
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
    first?.resolve(message === 'filled');
  }

  #end(): void {
    this.#isClosed = true;
    const questions = this.#questions;
    this.#questions = [];
    for (const { reject } of questions) reject(new Error('the process that looks has ended'));
  }
}
