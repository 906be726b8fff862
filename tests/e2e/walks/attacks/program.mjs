// The application's own protocol code, run here: an attacker has our program too, and forges with it as well as we seal.
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { packages, root } from '../../harness.mjs';

const SUPPORT = '/src/support';
let loading;

// { certificate, codec, codes, envelope, keys, memberKey, body, passphrase, secret, keeper, member, office }
export const program = () => (loading ??= load());

async function load() {
  const { createServer } = await import(pathToFileURL(packages.resolve('vite')));
  const vite = await createServer({
    root: join(root, 'web'),
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  const from = async (folder, names) =>
    Promise.all(names.map(async (name) => [name, await vite.ssrLoadModule(`${SUPPORT}/${folder}/${name}.ts`)]));
  const { ready } = await vite.ssrLoadModule(`${SUPPORT}/protocol/sodium.ts`);
  await ready;
  const all = [
    ...(await from('protocol', ['certificate', 'codec', 'codes', 'envelope', 'keys', 'memberKey'])),
    ...(await from('keyholder', ['body', 'passphrase', 'secret'])),
    ...(await from('vault', ['keeper', 'member', 'office'])),
  ];
  await vite.close(); // what it loaded stays
  return Object.fromEntries(all);
}
