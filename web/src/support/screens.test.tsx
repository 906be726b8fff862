import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { online } from '../api/client';
import { memoryShelf, useShelf } from '../offline/shelf';
import { who } from '../session/session';
import HelpPage from './HelpPage';
import { ready } from './protocol/sodium';
import ReferralPage from './ReferralPage';
import { PlayedServer } from './testing';
import { lockNow } from './vault/client';
import { vaultInProcess } from './vault/testing';

// What the forms let somebody do, in a document: locked by a key that does not match, nothing of a person without permission,
// nothing left behind.

let server: PlayedServer;
let place: HTMLElement;
beforeAll(() => ready);
beforeEach(async () => {
  useShelf(memoryShelf());
  vaultInProcess();
  online.value = true;
  server = await PlayedServer.begin([11]);
  vi.stubGlobal('fetch', server.fetch);
  who.value = { state: 'here', session: { user: { id: 7, display_name: 'Đồng chí A' }, units: [] } as never };
  place = document.body.appendChild(document.createElement('main'));
});
afterEach(() => {
  render(null, place);
  place.remove();
  lockNow();
  vi.unstubAllGlobals();
  who.value = { state: 'nobody' };
});

const until = async <T,>(what: () => T | null | undefined | false): Promise<T> => {
  for (let i = 0; i < 200; i++) {
    const found = what();
    if (found) return found;
    await act(() => new Promise((resolve) => setTimeout(resolve, 10)));
  }
  throw new Error(`never came; there is: ${place.textContent}`);
};
const press = (label: string) =>
  act(() => [...place.querySelectorAll('button')].find((b) => b.textContent === label)?.click());
const tick = (label: string) =>
  act(() =>
    [...place.querySelectorAll('label')]
      .find((l) => l.textContent?.startsWith(label))
      ?.querySelector('input')
      ?.click(),
  );
const type = (id: string, text: string) =>
  act(() => {
    const input = document.getElementById(id) as HTMLInputElement;
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
const has = (text: string) => place.textContent?.includes(text);

test('T1: a key that does not match locks the form, says so, and sends nothing', async () => {
  server.tamper = (bytes) => bytes.with(130, (bytes[130] as number) ^ 1);
  render(<ReferralPage />, place);
  await until(() => place.querySelector('[data-state=mismatch]'));
  await tick('Có, đã hỏi');
  expect(has('Khóa không khớp')).toBe(true);
  expect(place.querySelector('button[type=submit]')).toBe(null);
  expect(document.getElementById('callAs')).toBe(null);
  expect(server.heard.some((h) => h.method === 'POST')).toBe(false);
});

test('the first time on a machine, the fingerprint is compared before anything is sent', async () => {
  render(<ReferralPage />, place);
  await until(() => document.getElementById('compare'));
  await tick('Có, đã hỏi');
  await type('callAs', 'Chị H.');
  await type('how', 'Nhắn tin');
  await press('Niêm phong và gửi');
  await until(() => has('Đối chiếu dấu vân khóa trước khi gửi'));
  expect(server.referrals).toEqual([]);
  await press('Tôi đã đối chiếu, khớp cả mười nhóm');
  await until(() => place.querySelector('.status.good'));
  await press('Niêm phong và gửi');
  await until(() => place.querySelector('.receipt'));
  expect(server.referrals).toHaveLength(1);
  expect(has('Chị H.')).toBe(false);
});

test('without permission there is nowhere to write anybody down', async () => {
  render(<ReferralPage />, place);
  await until(() => document.getElementById('compare'));
  await press('Tôi đã đối chiếu, khớp cả mười nhóm');
  await until(() => place.querySelector('.status.good'));
  await tick('Không, hoặc chưa hỏi');
  expect(document.getElementById('callAs')).toBe(null);
  await press('Niêm phong và gửi');
  await until(() => place.querySelector('.receipt'));
  expect(await server.read(server.referrals[0]?.record as string)).not.toHaveProperty('person');
});

test('asking for help: no permission sends nothing; under 18 has no other way than its own', async () => {
  render(<HelpPage />, place);
  await until(() => document.getElementById('permission'));
  await tick('Không, tôi chỉ muốn xem thông tin');
  expect(has('Không có gì được gửi đi')).toBe(true);
  await act(() => (document.querySelectorAll('#under18 input')[1] as HTMLInputElement).click());
  await tick('Có, hãy liên hệ với tôi');
  expect(has('111')).toBe(true);
  expect(place.querySelector('button[type=submit]')).toBe(null);
  expect(server.heard.some((h) => h.method === 'POST')).toBe(false);
});
