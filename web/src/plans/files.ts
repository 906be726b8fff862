// A plan's folder as the server takes it. Only what belongs to a plan leaves the machine (src/plan/files.cpp has the rule).

export interface PlanFile {
  path: string;
  text?: string;
  base64?: string;
}
export interface Found {
  path: string; // inside the chosen folder
  file: File;
}

export const MOST_BYTES = 4_000_000;

export function belongs(path: string): boolean {
  const [folder, file, ...deeper] = path.includes('/') ? path.split('/') : ['', path];
  if (!file || file.startsWith('.') || deeper.length > 0) return false;
  if (folder === 'templates') return true;
  if (path === 'clauses.tsv' || path === 'plan.lock') return true;
  return file.endsWith('.yaml') && ['', 'forms', 'assessment'].includes(folder ?? '');
}

// A chosen folder names itself first: "buon-ma-thuot-2018/units.yaml".
export const chosen = (files: Iterable<File>): Found[] =>
  [...files]
    .map((file) => ({ path: (file.webkitRelativePath || file.name).replace(/^[^/]*\/(?=.)/, ''), file }))
    .filter(({ path }) => belongs(path));

// What was dropped: a folder, or the files of one.
export async function dropped(items: DataTransferItemList): Promise<Found[]> {
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const [only] = entries;
  const inside = entries.length === 1 && only?.isDirectory ? await children(only as FileSystemDirectoryEntry) : entries;
  const found = await Promise.all(inside.map((entry) => under(entry, '')));
  return found.flat().filter(({ path }) => belongs(path));
}

async function under(entry: FileSystemEntry, before: string): Promise<Found[]> {
  const path = before + entry.name;
  if (entry.isFile) {
    const file = await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed));
    return [{ path, file }];
  }
  if (before !== '') return []; // a plan is one folder deep
  const inside = await children(entry as FileSystemDirectoryEntry);
  return (await Promise.all(inside.map((one) => under(one, `${path}/`)))).flat();
}

// A reader gives at most a hundred at a time.
async function children(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

export const size = (found: Found[]): number => found.reduce((sum, { file }) => sum + file.size, 0);

export const packed = (found: Found[]): Promise<PlanFile[]> =>
  Promise.all(
    found.map(async ({ path, file }) =>
      path.startsWith('templates/') ? { path, base64: await base64(file) } : { path, text: await file.text() },
    ),
  );

async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let i = 0; i < bytes.length; i += 8192) binary += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(binary);
}
