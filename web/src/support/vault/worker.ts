import { refusalOf } from '../protocol/refusal';
import type { Call, Reply } from './messages';
import { Vault } from './vault';

// The Worker's door. A fault says its kind only: a message could hold what was being worked on.

interface Scope {
  postMessage(reply: Reply): void;
  addEventListener(type: 'message', hear: (event: { data: Call }) => void): void;
}
const scope = self as unknown as Scope;
const vault = new Vault(() => scope.postMessage({ locked: true }));

scope.addEventListener('message', ({ data: { id, name, given } }) => {
  vault.call(name, given as never).then(
    (done) => scope.postMessage({ id, done }),
    (cause) => {
      const refusal = refusalOf(cause);
      scope.postMessage(refusal ? { id, refusal } : { id, fault: cause instanceof Error ? cause.name : 'fault' });
    },
  );
});
