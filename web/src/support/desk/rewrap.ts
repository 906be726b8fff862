import { get, post } from '../../api/client';
import { readPin } from '../pins';
import { ask } from '../vault/client';
import type * as wire from '../wire';

// Keys for a new epoch, batch by batch: each is taken by itself, so that whoever is interrupted goes on where it stopped.
// `tell` hears how many are left.
export async function rewrapAll(
  office: wire.OfficeId,
  tell: (left: number) => void,
  stopped: () => boolean = () => false,
): Promise<void> {
  let before = Number.POSITIVE_INFINITY;
  for (;;) {
    const task = await get<wire.SupportRewrap>(`/support/offices/${office}/rewrap`);
    tell(task.left);
    if (task.left === 0 || task.keys.length === 0 || stopped()) return;
    if (task.left >= before) throw new Error('rewrap: no progress');
    before = task.left;
    const successor = task.root === office ? null : await other(task.root);
    const batch = await ask('rewrap', { office, task, successor });
    const { left } = await post<wire.SupportRewrapLeft>(
      `/support/offices/${office}/rewrap`,
      { batch } satisfies wire.SupportRewrapBatch,
      { key: null },
    );
    tell(left);
    if (left === 0) return;
  }
}

// The office that takes over shows its certificates to everybody.
async function other(office: wire.OfficeId) {
  const { offices } = await get<wire.SupportOffices>('/support/offices');
  const found = offices.find((o) => o.office === office);
  if (!found) return null;
  const pinned = await readPin(office); // not an epoch of it that was seen to end
  return { office, certificates: found.certificates, pin: pinned?.pin ?? null };
}
