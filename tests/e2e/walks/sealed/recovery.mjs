// When nobody of the office can open anything any more: a record as it was exported, `hoanhap unseal`, and two of the three
// share holders at a terminal. One share opens nothing.
import { spawnSync } from 'node:child_process';
import { binary, equal, holds, test } from '../../harness.mjs';
import { CHILDREN, desk, openCase } from './steps.mjs';
import { CANARY } from './town.mjs';

// At a terminal of its own: it shows what was sealed to eyes only.
function unseal(file, shares) {
  const run = spawnSync('script', ['-qec', `'${binary}' unseal '${file}'`, '/dev/null'], {
    input: `${shares.join('\n')}\n`, encoding: 'utf8', timeout: 60_000,
  });
  return { status: run.status, text: run.stdout };
}

export async function recoveryWalk(town, made) {
  await test('two shares open an exported record, whichever two; one opens nothing', async () => {
    const page = await desk(town, 'hotro.1', { phrase: made.members['hotro.1'].phrase, office: CHILDREN });
    await openCase(page, 'Bé Hai');
    const [exported] = await Promise.all([
      page.waitForEvent('download'), page.getByRole('button', { name: 'Xuất bản niêm phong' }).click(),
    ]);
    const file = await town.carried(exported);
    await page.context().close();
    const [a, b, c] = made.shares;
    for (const two of [[a, b], [c, a]]) {
      const { status, text } = unseal(file, two);
      equal(status, 0, `opened:\n${text}`);
      for (const said of ['Bé Hai', CANARY.phone, CANARY.address]) holds(text.includes(said), `${said} in\n${text}`);
      holds(text.includes(made.root), 'the fingerprint of the minutes');
    }
    for (const one of [[b, b], [b, b.slice(0, -1)], [b, '']]) {
      const { status, text } = unseal(file, one);
      holds(status !== 0 && !text.includes(CANARY.phone), `with one share:\n${text}`);
    }
  });
}
