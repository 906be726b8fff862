// The sealed part in browsers, from a referral to its destruction, with a city of its own: what was typed is afterwards
// looked for in everything that its server wrote, said, sent or holds. `npm run e2e -- sealed/WORDS`: the chapters whose
// names hold the words.
import { caseWalk } from './sealed/case.mjs';
import { Town } from './sealed/town.mjs';

const chapters = { case: caseWalk };

export default async function sealedWalk(_, only = '') {
  const town = await Town.start();
  try {
    for (const [name, chapter] of Object.entries(chapters)) if (name.includes(only)) await chapter(town);
  } finally {
    await town.stop();
  }
}
