// How a screen gets into a state. The server is the real one: a request is held back, cut off or answered with a failure
// that cannot be had on purpose; a missing permission, an ended session, a conflict and a wrong entry are the server's own.
//
// Every driver takes the stage ({city, page, screen, visit, lang}) and returns when the page shows the state; some return
// what leads out of it again, which must bring the screen back.
import { PASSWORD } from '../person.mjs';
import { texts } from '../web.mjs';

const FAILED = {
  vi: { title: 'Máy chủ gặp lỗi', detail: 'Số liệu đã nhập vẫn còn trên máy này. Thử lại; nếu vẫn lỗi, báo quản trị kèm giờ.' },
  en: { title: 'The server failed', detail: 'What you typed is still on this machine. Try again; if it persists, tell the administrator the time.' },
};
const failure = (lang) => ({
  status: 500,
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: '/errors/internal', status: 500, fields: [], ...FAILED[lang] }),
});

// "/api/v1/records/*" of routes.ts as a test of a whole address.
export function matches(pattern) {
  const [path, query] = pattern.split('?');
  const shape = new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\*/g, '[^/]+')}$`);
  return (url) => shape.test(url.pathname) && (query === undefined || url.search !== '');
}
// Everything of the API but the first question, who is here: the network goes away once the page stands.
function afterStart() {
  let started = false;
  return ({ pathname }) => {
    if (pathname === '/api/v1/session' && !started) return !(started = true);
    return pathname.startsWith('/api/v1/');
  };
}
const writes = (url) => url.pathname.startsWith('/api/v1/');

export const shown = (page, state) => page.locator(`[data-state="${state}"]`).first().waitFor();
const button = ({ page, lang }, key) => page.getByRole('button', { name: texts[lang][key], exact: true });
export const open = ({ city, page, visit }) => page.goto(city.url + visit.path);
// The data is there, or, for what only forwards, the screen behind it.
const arrives = ({ page, visit }) => page.locator(visit.shows).first().waitFor();

async function stopping({ page, screen }, handler, loads = matches(screen.loads)) {
  const guarded = (route) => Promise.resolve(handler(route)).catch((error) => page.faults.push(String(error)));
  await page.route(loads, guarded);
  return () => page.unroute(loads, guarded);
}

export const loading = {
  ready: async (stage) => {
    await open(stage);
    await arrives(stage);
  },
  loading: async (stage) => {
    const { page, screen } = stage;
    await page.clock.install();
    const asked = page.waitForRequest((request) => matches(screen.loads)(new URL(request.url())));
    const goOn = await stopping(stage, () => {}); // held back for as long as the page is open
    await open(stage);
    await asked;
    await shown(page, 'loading');
    await page.clock.fastForward(9_000);
    const cancel = button(stage, 'state.cancel');
    await cancel.waitFor();
    return async () => {
      await cancel.click();
      await shown(page, 'error');
      await goOn();
      await button(stage, 'state.retry').click();
      await arrives(stage);
    };
  },
  error: async (stage) => {
    stage.page.breaks = true;
    const mend = await stopping(stage, (route) => route.fulfill(failure(stage.lang)));
    await open(stage);
    await shown(stage.page, 'error');
    return again(stage, mend);
  },
  offline: async (stage) => {
    stage.page.breaks = true;
    const mend = await stopping(stage, (route) => route.abort('internetdisconnected'), afterStart());
    await open(stage);
    await shown(stage.page, 'offline');
    return again(stage, mend);
  },
  empty: async (stage) => {
    const { answer } = stage.visit;
    if (answer) {
      await stopping(stage, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, json: answer(await response.json()) });
      });
    }
    await open(stage);
    await shown(stage.page, 'empty');
  },
  'no-permission': async (stage) => {
    await open(stage);
    await shown(stage.page, 'no-permission');
  },
  // The session ends while the screen's own request is on its way; the rest is the server's answer.
  'session-end': async (stage) => {
    const { page, person } = stage;
    let alive = true;
    await stopping(stage, async (route) => {
      if (alive) await person.del('/session');
      alive = false;
      await route.continue();
    });
    await open(stage);
    await shown(page, 'session-end');
    return async () => {
      await signInOver(stage);
      await arrives(stage);
    };
  },
};

function again(stage, mend) {
  return async () => {
    await mend();
    await button(stage, 'state.retry').click();
    await arrives(stage);
  };
}
async function signInOver(stage) {
  await stage.page.locator('#again').fill(PASSWORD);
  await button(stage, 'signin.submit').click();
}

// Screens that load nothing: their states come from sending.
async function send(stage) {
  const { page, visit } = stage;
  for (const [id, text] of Object.entries(visit.fill)) await page.locator(`#${id}`).fill(text);
  await button(stage, visit.send).click();
}
const sendFailing = (answer) => async (stage) => {
  stage.page.breaks = true;
  await stage.page.route(writes, (route) => (route.request().method() === 'GET' ? route.continue() : answer(route, stage)));
  await open(stage);
  await arrives(stage);
  await send(stage);
  await stage.page.locator('#error-summary').waitFor();
};
export const sending = {
  ready: loading.ready,
  invalid: async (stage) => {
    await open(stage);
    await button(stage, stage.visit.send).click();
    await stage.page.locator('#error-summary').waitFor();
  },
  error: sendFailing((route, stage) => route.fulfill(failure(stage.lang))),
  offline: sendFailing((route) => route.abort('internetdisconnected')),
  'session-end': async (stage) => {
    await open(stage);
    await arrives(stage);
    await stage.person.del('/session');
    await send(stage);
    await shown(stage.page, 'session-end');
  },
};
