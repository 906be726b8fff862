// What a browser's page and its Worker used of the processor, from the kernel's count of their threads: it stays true on a
// machine that others use. Four times slower is four times that. (Chromium's own throttling slows the page's thread only: a
// page's rate does not reach its Worker, and a Worker refuses one, "only supported for pages, not workers".)
import { readdirSync, readFileSync } from 'node:fs';

const read = (path) => readFileSync(path, 'utf8').trim();
const ms = (pid, thread) => Number(read(`/proc/${pid}/task/${thread}/schedstat`).split(' ')[0]) / 1e6;

const threads = (pid) => readdirSync(`/proc/${pid}/task`);
const workerOf = (pid) => threads(pid).find((one) => read(`/proc/${pid}/task/${one}/comm`).startsWith('DedicatedWorker'));

// `work`, with what it used. The renderer is the one that has the vault's Worker in the end; it may begin in `work`.
export async function effortOf(page, work) {
  const session = await page.context().browser().newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const renderers = processInfo.filter((p) => p.type === 'renderer').map((p) => p.id);
  const now = (id) => {
    const worker = workerOf(id);
    return { page: ms(id, id), worker: worker ? ms(id, worker) : 0 };
  };
  const before = new Map(renderers.map((id) => [id, now(id)]));
  const out = await work();
  const mine = renderers.find(workerOf);
  const [was, is] = [before.get(mine), now(mine)];
  return { ...out, page: is.page - was.page, worker: is.worker - was.worker };
}
