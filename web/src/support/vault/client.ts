import { signal } from '@preact/signals';
import { scriptUrl } from '../../trusted';
import { Refused } from '../protocol/refusal';
import type { Call, Reply } from './messages';
import type { Answer, Given, Name } from './vault';
import workerUrl from './worker?worker&url';

// The page's end of the Worker. It holds no key: after `lock` the Worker is ended, and its memory goes with it.

interface Port {
  postMessage(call: Call): void;
  terminate(): void;
}
type Make = (hear: (reply: Reply) => unknown, broken: () => unknown) => Port;

const realWorker: Make = (hear, broken) => {
  const worker = new Worker(import.meta.env.DEV ? workerUrl : scriptUrl(workerUrl), { type: 'module' });
  worker.onmessage = ({ data }) => hear(data as Reply);
  worker.onerror = broken;
  return worker;
};

let make = realWorker;
let port: Port | null = null;
let last = 0;
const waiting = new Map<number, { done: (answer: never) => void; failed: (cause: unknown) => void }>();

// Grows with every locking; whatever shows something decrypted depends on it.
export const locks = signal(0);

function started(): Port {
  const mine: Port = make(
    (reply) => mine === port && hear(reply),
    () => mine === port && end(new Error('vault: worker')),
  );
  return mine;
}
function hear(reply: Reply): void {
  if ('locked' in reply) {
    lockNow();
    return;
  }
  const { id } = reply;
  const one = waiting.get(id);
  waiting.delete(id);
  if ('done' in reply) one?.done(reply.done as never);
  else one?.failed('refusal' in reply ? new Refused(reply.refusal) : new Error(`vault: ${reply.fault}`));
}

export function ask<K extends Name>(
  name: K,
  ...[given]: Given<K> extends undefined ? [] : [Given<K>]
): Promise<Answer<K>> {
  port ??= started();
  const id = ++last;
  return new Promise<Answer<K>>((done, failed) => {
    waiting.set(id, { done, failed });
    port?.postMessage({ id, name, given });
  });
}

const MOMENT = 200; // ms for the Worker to fill its secrets with zeros, before it is ended with its memory

function end(cause: unknown): void {
  const old = port;
  port = null;
  old?.postMessage({ id: 0, name: 'lock', given: undefined });
  if (old) setTimeout(() => old.terminate(), MOMENT);
  for (const one of waiting.values()) one.failed(cause);
  waiting.clear();
}
// At once, whatever is under way.
export function lockNow(): void {
  end(new Refused('locked'));
  locks.value += 1;
}
export function useVault(other: Make): void {
  end(new Refused('locked'));
  make = other;
}
