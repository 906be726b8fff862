// The web side's own tables, read as Vite builds them.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packages, root } from './harness.mjs';

const { runnerImport } = await import(pathToFileURL(packages.resolve('vite')).href);
const source = async (path) =>
  (await runnerImport(join(root, 'web', 'src', path), { configFile: false, logLevel: 'silent' })).module;

// The rows of routes.ts: every screen with its states.
export const { screens } = await source('routes.ts');

// Every text by language and key, to press a button whatever it is called.
async function dictionary(lang) {
  const files = readdirSync(join(root, 'web', 'src', 'i18n', lang)).filter((file) => file !== 'index.ts');
  const parts = await Promise.all(files.map(async (file) => Object.values(await source(`i18n/${lang}/${file}`))));
  return Object.assign({}, ...parts.flat());
}
export const texts = { vi: await dictionary('vi'), en: await dictionary('en') };
