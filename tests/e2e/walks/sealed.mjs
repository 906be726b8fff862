// The sealed part in browsers, from a referral to its destruction, with a city of its own: what was typed is afterwards
// looked for in everything that its server wrote, said, sent or holds. `npm run e2e -- sealed/canary`: a
// chapter by its name.
import { askingWalk } from './sealed/asking.mjs';
import { canaryWalk } from './sealed/canary.mjs';
import { caseWalk } from './sealed/case.mjs';
import { ceremonyWalk } from './sealed/ceremony.mjs';
import { lockingWalk } from './sealed/locking.mjs';
import { rightsWalk } from './sealed/rights.mjs';
import { Town } from './sealed/town.mjs';
import { waitingWalk } from './sealed/waiting.mjs';

// The search is last: it has everything before it to find.
const chapters = {
  case: caseWalk, asking: askingWalk, waiting: waitingWalk, locking: lockingWalk, rights: rightsWalk, ceremony: ceremonyWalk, canary: canaryWalk,
};

export default async function sealedWalk(_, only = '') {
  const town = await Town.start();
  try {
    for (const [name, chapter] of Object.entries(chapters)) if (name.startsWith(only)) await chapter(town);
  } finally {
    await town.stop();
  }
}
