/** Answers whether a server profile points at something that speaks: for the Test button of the options. */
import { get as httpGet } from 'node:http';
import { get as httpsGet } from 'node:https';
import { connect } from 'node:net';
import type { ServerProfile } from '@nudge/ipc-contract';

const ANSWER_MILLISECONDS = 5000;
const ANSWER_MAX_BYTES = 512;
const QUESTION = 'VER 1 MSNP12 MSNP11 MSNP10 MSNP9 MSNP8 MSNP7 MSNP5 MSNP2 CVR0\r\n';
const NEXUS_PATH = '/rdr/pprdr.asp';

/** Whether it answers the first command of the protocol. */
function answersVersion(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect({ host, port });
    const settle = (isAnswer: boolean): void => {
      socket.destroy();
      resolve(isAnswer);
    };
    socket.setTimeout(ANSWER_MILLISECONDS, () => settle(false));
    socket.once('connect', () => socket.write(QUESTION));
    socket.on('data', (data) => {
      answer += data.toString('latin1');
      if (answer.includes('\n') || answer.length > ANSWER_MAX_BYTES) settle(answer.startsWith('VER '));
    });
    socket.once('error', () => settle(false));
    socket.once('close', () => settle(false));
  });
}

/** Whether the login service answers at all; what it answers is the sign-in's business. */
function answersLogin(loginAddress: string): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const url = new URL(NEXUS_PATH, loginAddress);
      const request = (url.protocol === 'https:' ? httpsGet : httpGet)(url, (response) => {
        response.destroy();
        resolve((response.statusCode ?? 500) < 500);
      });
      request.setTimeout(ANSWER_MILLISECONDS, () => request.destroy(new Error('no answer')));
      request.once('error', () => resolve(false));
    } catch {
      resolve(false);
    }
  });
}

export async function probeServer({
  host,
  port,
  loginAddress,
}: Pick<ServerProfile, 'host' | 'port' | 'loginAddress'>): Promise<{ msnp: boolean; login: boolean }> {
  const [msnp, login] = await Promise.all([answersVersion(host, port), answersLogin(loginAddress)]);
  return { msnp, login };
}
