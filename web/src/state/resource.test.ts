import { expect, test, vi } from 'vitest';
import { Problem } from '../api/problem';
import { resource } from './resource';

const offline = () => Promise.reject(new Problem(0, 'offline', '', ''));
const old = async () => ({ data: 'cũ', at: '14:05 27/4/2018' });

test('without a network: what was said last, with its time, and the reason', async () => {
  const made = resource<string>(offline, old);
  await made.reload();
  expect(made.state.value).toMatchObject({ data: 'cũ', at: '14:05 27/4/2018', old: true, problem: { status: 0 } });
});

test('what no longer is this person’s is not shown from an earlier visit', async () => {
  const made = resource<string>(() => Promise.reject(new Problem(404, 'not-found', '', '')), old);
  await made.reload();
  expect(made.state.value).toMatchObject({ data: null, problem: { status: 404 } });
});

test('newer data stays when it can’t be loaded again', async () => {
  const load = vi.fn<() => Promise<string>>().mockResolvedValueOnce('mới').mockImplementation(offline);
  const made = resource<string>(load, old);
  await made.reload();
  await made.reload();
  expect(made.state.value).toMatchObject({ data: 'mới', old: false, problem: { status: 0 } });
});

test('a slow network: what was said last meanwhile, then what is', async () => {
  vi.useFakeTimers();
  let answer: (data: string) => void = () => {};
  const made = resource<string>(() => new Promise((resolve) => (answer = resolve)), old);
  const done = made.reload();
  await vi.advanceTimersByTimeAsync(3_100);
  expect(made.state.value).toMatchObject({ data: 'cũ', old: true, loading: true });
  answer('mới');
  await done;
  expect(made.state.value).toMatchObject({ data: 'mới', old: false, loading: false });
  vi.useRealTimers();
});
