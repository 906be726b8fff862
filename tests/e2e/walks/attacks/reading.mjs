// Whoever opens records, and a server that moves what is inside: T6, one thing at a time, between two messages that a browser
// really sealed.
import { equal, holds } from '../../harness.mjs';
import { FILING, filed, OPEN, unlock, unlocked } from './walk.mjs';

const WORDS = 'Nội dung không mở được: đã bị sửa, bị chuyển từ hồ sơ khác, hoặc dùng khóa khác.';
const ONE = 'Chị Một chuyển đi (mẫu)';
const TWO = 'Chị Hai ở lại (mẫu)';

// Signed anew, as anybody can: the signer of an envelope is nobody. Only what the body binds is in the way.
function signedAnew({ envelope, keys, secret }, json, record, more) {
  const signer = secret.signingPair();
  const moved = { ...envelope.readKept(json, record), ...more, signer: signer.key };
  moved.wrapped_hash = keys.hash(moved.wrapped);
  return envelope.toJson({ ...moved, signature: secret.sign(signer, envelope.envelopeStatement(moved)) });
}

export async function reading(attack) {
  let ids = null; // both, filed once: an hour takes twenty from one machine
  // `change(parts of one, parts of two, id)` gives what is told of the second.
  const moved = (name, change) =>
    attack(`T6 ${name}: refused, and nothing of it on the screen`, async ({ wire, open, own }) => {
      if (!ids) {
        for (const callAs of [ONE, TWO]) await filed(await open(null, '/giup-do'), { callAs });
        ids = wire.writes(FILING).map((row) => JSON.parse(row.body).record);
      }
      const [one, two] = ids;
      const desk = await open('hotro.1', '/ho-so');
      await unlock(desk);
      await unlocked(desk);
      const rows = desk.locator('tbody tr');
      await desk.getByLabel('Hiện tên').check();
      await rows.filter({ hasText: TWO }).waitFor(); // untouched, both open
      wire.lie('POST', OPEN, ({ records }) => {
        const parts = (id) => records.find((r) => r.record === id).parts;
        const told = change(own, parts(one), parts(two), two);
        return { records: records.map((r) => (r.record === two ? { ...r, parts: told } : r)) };
      });
      await desk.reload();
      await unlock(desk);
      await desk.getByLabel('Hiện tên').check();
      const code = two.slice(0, 6).toUpperCase();
      const row = rows.filter({ hasText: code });
      await row.getByText(/không đọc được/).waitFor();
      holds(!(await row.innerText()).includes('(mẫu)'), 'words of a body under another record');
      equal(await rows.filter({ hasText: ONE }).count(), 1, 'the record that was copied from');
      await row.getByRole('button', { name: code }).click();
      await desk.locator('article').getByText(WORDS).first().waitFor();
      const said = await desk.locator('article').innerText();
      holds(!said.includes(ONE) && !said.includes(TWO), 'words of a body under another record');
      equal(wire.writes(/\/(parts|steps|services)/).length, 0, 'what was written');
    });

  const changed = (parts, change) => parts.map((p) => ({ ...p, envelope: change(p.envelope) }));
  await moved('a body moved from another record', (_, one) => one);
  await moved('a body moved from another record and signed anew', (own, one, __, id) =>
    changed(one, (e) => signedAnew(own, e, id, {})));
  await moved('a wrapped key moved from another record', (_, one, two) =>
    changed(two, (e) => ({ ...e, wrapped: one[0].envelope.wrapped })));
  await moved('a wrapped key moved and signed anew', (own, one, two, id) =>
    changed(two, (e) => signedAnew(own, { ...e, wrapped: one[0].envelope.wrapped }, id, {})));
  await moved('one part shown as another', (own, _, two, id) =>
    changed(two, (e) => signedAnew(own, e, id, { part: 'link' })));
  await moved('one version shown as another', (own, _, two, id) =>
    changed(two, (e) => signedAnew(own, e, id, { version: 2 })));

  await attack('T6 a care part that does not open is not written over', async ({ wire, open, own }) => {
    const desk = await open('hotro.1', '/ho-so');
    wire.lie('POST', OPEN, ({ records }) => ({
      records: records.map((r) => ({
        ...r,
        parts: changed(r.parts, (e) => (e.part === 'care' ? signedAnew(own, e, r.record, {}) : e)),
      })),
    }));
    await unlock(desk);
    await unlocked(desk);
    const row = desk.locator('tbody tr').filter({ hasText: /không đọc được/ });
    await row.getByRole('button').first().click();
    await desk.getByRole('button', { name: 'Thêm ghi chú' }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByRole('textbox').fill('Ghi thêm (mẫu)');
    await dialog.locator('button[type=submit]').click();
    await dialog.getByText(WORDS).first().waitFor();
    equal(wire.writes(/\/parts\/care$/).length, 0, 'care parts that left the browser');
  });
}
