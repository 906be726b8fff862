// The route × state table (CONTRIBUTING "A new screen"): every row of routes.ts in each of its states, at 1280 and 360 px. Each must say the words of its state, satisfy axe, cut nothing off, and lead out of itself again.
import { join } from 'node:path';
import { SIZES } from '../city.mjs';
import { equal, pictures, test, together } from '../harness.mjs';
import { healthy } from '../health.mjs';
import { Person } from '../person.mjs';
import { screens } from '../web.mjs';
import { loading, sending } from './reach.mjs';
import { visits } from './visits.mjs';
import { missing, words } from './words.mjs';

// `part`: the name of one screen (`states/exchange`), or {only, look}.
export default async function everyState(city, part = {}) {
  const { only = [], look = false } = typeof part === 'string' ? { only: [part] } : part;
  const rows = screens.filter((screen) => only.length === 0 || only.includes(screen.name));
  const jobs = rows.flatMap((screen) => screen.states.map((state) => () =>
    test(`${screen.name}: ${state}`, async () => {
      // English has every word of Vietnamese (typed); how it fits is seen in a row's first state.
      for (const lang of state === screen.states[0] ? ['vi', 'en'] : ['vi']) await inState(city, screen, state, lang, look);
    })));
  await together(2, jobs);
}

async function inState(city, screen, state, lang, look) {
  const { as, path, reach, ...visit } = { ...visits[screen.name], ...visits[screen.name]?.[state] };
  const enter = reach ?? (screen.loads ? loading : sending)[state];
  if (!path || !enter) throw new Error(`no driver: tests/e2e/states/visits.mjs has no way to show ${screen.name} in ${state}`);
  visit.path = typeof path === 'function' ? await path(city) : path;
  let who = typeof as === 'function' ? await as(city) : as;
  if (state === 'session-end') who = await Person.signIn(city.url, as); // a session of its own: it ends
  const page = await city.page(who, { lang, context: { serviceWorkers: 'block', hasTouch: true } });
  try {
    const leave = await enter({ city, page, screen, visit, lang, person: who });
    await says(page, screen, state, lang, visit);
    for (const [name, size] of Object.entries(SIZES)) {
      await page.setViewportSize(size);
      if (look) await page.screenshot({ path: join(pictures, `${screen.name}-${state}-${lang}-${name}.png`), fullPage: state === 'ready' });
      // English fits where Vietnamese does; axe looks at it where there is least room.
      await healthy(page, `${lang} ${size.width}`, { axe: lang === 'vi' || size === SIZES.PHONE });
    }
    if (leave) await leave();
    equal(page.faults, [], `errors behind leaving, ${lang}`);
  } finally {
    await page.context().close();
  }
}

async function says(page, screen, state, lang, visit) {
  const key = !screen.loads && ['error', 'offline'].includes(state) ? `send ${state}` : state;
  const text = await page.evaluate(() => document.body.innerText);
  equal(missing(text, [...(visit.instead?.[lang] ?? words[lang][key] ?? []), ...(visit.says?.[lang] ?? [])]), [], `words not on the screen, ${lang}`);
  if (state === 'invalid' && !(await page.getByRole('dialog').count()))
    await page.waitForFunction(() => /^(Lỗi|Error): /.test(document.title), null, { timeout: 5000 });
}
