// Everything in a real browser on the real server: `npm run e2e`, or `npm run e2e -- report` for some of it.
// One demo city for all; each walk keeps to wards of its own, so that two can go at a time.
import { City } from './city.mjs';
import { finish, together } from './harness.mjs';
import everyState from './states/table.mjs';
import offlineWalk from './walks/offline.mjs';
import reportWalk from './walks/report.mjs';

const walks = { report: reportWalk, states: everyState, offline: offlineWalk };

// A walk by its name, or a part of one: offline/paste.
const wanted = process.argv.slice(2).map((one) => one.split('/'));
const chosen = Object.entries(walks).filter(([name]) => wanted.length === 0 || wanted.some(([walk]) => walk === name));
const part = (name) => wanted.find(([walk]) => walk === name)?.[1];
const city = await City.start();
try {
  await together(2, chosen.map(([name, walk]) => () => walk(city, part(name))));
} finally {
  await city.stop();
}
finish();
