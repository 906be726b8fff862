// A newcomer, with only the guide (docs/huong-dan), does each role's main job: one page of it, one walk. They take the
// guide's pictures. In a demo city of their own, because they send and release what other walks compare, and so that the
// pictures don't depend on who else was there.
import { City } from '../city.mjs';
import { administrator, everybody } from './guide/administration.mjs';
import { helpInPlace } from './guide/help.mjs';
import { leaders } from './guide/leaders.mjs';
import { labourOffice } from './guide/office.mjs';
import { agency } from './guide/agencies.mjs';
import { cityPolice, wardPolice } from './guide/police.mjs';
import { keeper, supportWorker } from './guide/support.mjs';
import { wardHead, wardOfficial } from './guide/ward.mjs';

const walks = {
  'ward-official': wardOfficial,
  'ward-head': wardHead,
  'labour-office': labourOffice,
  leaders,
  administrator,
  everybody,
  'ward-police': wardPolice,
  agency,
  'city-police': cityPolice,
  'support-worker': supportWorker,
  keeper,
  help: helpInPlace,
};

// `part`: one of them (guide/ward-official).
export default async function guideWalk(shared, part) {
  const city = await City.start(shared.browser);
  try {
    for (const [name, walk] of Object.entries(walks)) if (!part || part.split('+').includes(name)) await walk(city);
  } finally {
    await city.stop();
  }
}
