// Puts a screen into one of the states of src/routes.ts, against any server, by standing between the browser and the API.
// Used by dev/look.mjs and by the end-to-end run, so that both see the same states.
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

// The rows of src/routes.ts, read as they are built.
export async function readScreens() {
  const file = fileURLToPath(new URL('../src/routes.ts', import.meta.url));
  const { module } = await runnerImport(file, { configFile: false, logLevel: 'silent' });
  return module.screens;
}

const problem = (status, slug, detail = '') => ({
  status,
  contentType: 'application/problem+json',
  body: JSON.stringify({ type: `/errors/${slug}`, status, title: slug, detail, fields: [] }),
});

// A pattern of routes.ts ("/api/v1/records/*") as a test of a whole address.
function matcher(loads) {
  const [path, query] = loads.split('?');
  const shape = new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/\*/g, '[^/]+')}$`);
  return (url) => shape.test(url.pathname) && (query === undefined || url.search !== '' || query === '*');
}

const EMPTY = {
  work: { today: '2018-07-03', items: [] },
  'review-list': { today: '2018-07-03', items: [] },
  people: [],
};
// Screens whose emptiness is an ordinary answer with nothing in it.
const emptied = {
  review: (body) => ({ ...body, units: [], rows: [], missing: [] }),
  overview: (body) => ({ ...body, targets: [], forms: [], indicators: [], attention: [] }),
  'overview-table': (body) => ({ ...body, rows: [] }),
};

// Call before going to the screen. Answers a function that takes the page out of the state again.
export async function enter(page, screen, state) {
  if (!screen.loads || ['ready', 'conflict', 'invalid'].includes(state)) return async () => {};
  const loads = matcher(screen.loads);
  const handler = async (route) => {
    switch (state) {
      case 'loading':
        return; // held back for as long as the page is open
      case 'error':
        return route.fulfill(problem(500, 'internal'));
      case 'offline':
        return route.abort('internetdisconnected');
      case 'no-permission':
        return route.fulfill(problem(404, 'not-found'));
      case 'session-end':
        return route.fulfill(problem(401, 'not-signed-in'));
      case 'empty': {
        if (screen.name in EMPTY) return route.fulfill({ json: EMPTY[screen.name] });
        const answer = await route.fetch();
        return route.fulfill({ response: answer, json: emptied[screen.name](await answer.json()) });
      }
      default:
        return route.continue();
    }
  };
  await page.route(loads, handler);
  return () => page.unroute(loads, handler);
}

// For the screens that load nothing: their states come from sending.
export async function breakSending(page, state) {
  const write = (url) => url.pathname.startsWith('/api/v1/');
  const handler = (route) => {
    if (route.request().method() === 'GET') return route.continue();
    if (state === 'offline') return route.abort('internetdisconnected');
    if (state === 'session-end') return route.fulfill(problem(401, 'not-signed-in'));
    return route.fulfill(problem(500, 'internal', 'Máy chủ gặp lỗi. Thử lại sau ít phút.'));
  };
  await page.route(write, handler);
  return () => page.unroute(write, handler);
}
