// Makes src/api/generated.ts from the schemas that the server embeds in its OpenAPI (src/<feature>/schemas.json), so that
// a type of a screen is what the server is tested to say. The result is committed: a fresh clone builds without a server.
//   node scripts/api-types.mjs           writes it
//   node scripts/api-types.mjs --check   fails when it is not current (part of `npm run check`)
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const SERVER = new URL('../../src/', import.meta.url);
const OUTPUT = new URL('../src/api/generated.ts', import.meta.url);

function schemas() {
  const all = [];
  for (const feature of readdirSync(SERVER).sort()) {
    const file = new URL(`${feature}/schemas.json`, SERVER);
    if (existsSync(file)) all.push([feature, JSON.parse(readFileSync(file, 'utf8'))]);
  }
  return all;
}

const WORDS = { string: 'string', integer: 'number', number: 'number', boolean: 'boolean', null: 'null' };
const union = (types) => [...new Set(types)].join(' | ');
const literal = (value) => (typeof value === 'string' ? `'${value}'` : String(value));
const inList = (type) => (type.includes(' | ') && !type.startsWith('{') ? `(${type})[]` : `${type}[]`);

function typeOf(schema) {
  if (schema.$ref) return schema.$ref.split('/').pop();
  if (schema.enum) return union(schema.enum.map(literal));
  if ('const' in schema) return literal(schema.const);
  if (schema.anyOf) return union(schema.anyOf.map(typeOf));
  if (Array.isArray(schema.type)) return union(schema.type.map((type) => WORDS[type]));
  if (schema.prefixItems) return `[${schema.prefixItems.map(typeOf).join(', ')}, ...${inList(typeOf(schema.items))}]`;
  if (schema.type === 'array') return inList(typeOf(schema.items));
  if (schema.additionalProperties) return `{ [key: string]: ${typeOf(schema.additionalProperties)} }`;
  if (WORDS[schema.type]) return WORDS[schema.type];
  if (schema.properties) return `{ ${members(schema).join('; ')} }`;
  if (schema.type === 'object') return '{ [key: string]: never }';
  throw new Error(`no type for ${JSON.stringify(schema)}`);
}

// An object without a name of its own, on one line.
function members({ properties, required = [] }) {
  return Object.entries(properties).map(
    ([key, property]) => `${key}${required.includes(key) ? '' : '?'}: ${typeOf(property)}`,
  );
}

const comment = (schema, indent) => (schema.description ? `${indent}/** ${schema.description} */\n` : '');

function declare(name, schema) {
  const head = comment(schema, '');
  if (!schema.properties) return `${head}export type ${name} = ${typeOf(schema)};\n`;
  const required = new Set(schema.required ?? []);
  const lines = Object.entries(schema.properties).map(
    ([key, property]) => `${comment(property, '  ')}  ${key}${required.has(key) ? '' : '?'}: ${typeOf(property)};\n`,
  );
  return `${head}export interface ${name} {\n${lines.join('')}}\n`;
}

const text = [
  '// Made by scripts/api-types.mjs from src/*/schemas.json of the server. Do not edit: `npm run api-types`.\n',
  ...schemas().map(
    ([feature, named]) =>
      `\n// ---- ${feature} ----\n${Object.entries(named)
        .map(([name, schema]) => declare(name, schema))
        .join('')}`,
  ),
].join('');

if (process.argv[2] !== '--check') {
  writeFileSync(OUTPUT, text);
} else if (!existsSync(OUTPUT) || readFileSync(OUTPUT, 'utf8') !== text) {
  console.error('src/api/generated.ts is not what the schemas say: npm run api-types');
  process.exit(1);
}
