import { refusalOf } from '../protocol/refusal';
import { useVault } from './client';
import type { Reply } from './messages';
import { Vault } from './vault';

// The same vault without a Worker, for tests: messages are copied as a Worker's are.
export function vaultInProcess(): void {
  useVault((hear) => {
    let ended = false;
    const vault = new Vault(() => tell({ locked: true }));
    const tell = (reply: Reply) => !ended && hear(structuredClone(reply));
    return {
      postMessage: ({ id, name, given }) => {
        vault.call(name, structuredClone(given) as never).then(
          (done) => tell({ id, done }),
          (cause) => {
            const refusal = refusalOf(cause);
            tell(refusal ? { id, refusal } : { id, fault: String(cause) });
          },
        );
      },
      terminate: () => {
        ended = true;
      },
    };
  });
}
