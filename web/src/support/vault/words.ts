import { sodium } from '../protocol/sodium';

// Passphrases are made, not chosen (T12): six syllables that anybody here can say, without diacritics, because password
// fields switch Vietnamese keyboards off. Built from onsets and rimes, so that the list is short to read and easy to check:
// its size (words.test.ts) makes six of them more than 63 bits, behind Argon2id.

const ONSETS = 'b c ch d g gi h kh l m n nh ph r s t th tr v x'.split(' ');
const RIMES = (
  'a ac ach ai am an ang anh ao ap at au ay o oc oi om on ong op ot u ua uc ui um un ung uoi uon uong ut u ' +
  'uoc uot oa oai oan oang uan uat uyen uyet uy ue oac oay oanh oach'
).split(' ');
// Before e, i and y the spelling of three onsets changes: k, gh, ngh.
const FRONT_ONSETS = 'b ch d gh h k kh l m n ngh nh ph r s t th tr v x'.split(' ');
const FRONT_RIMES = 'e ec em en eo et eu ech enh eng i ia ich iem ien ieng iet ieu im in inh it iu iep ep'.split(' ');
const NG = 'ngai ngan ngang ngao ngay ngoai ngoan ngoai ngoat ngon ngong ngua nguon nguoi'.split(' ');
const QU = 'qua quai quan quang quanh quay que quen quet quyen quyet quy'.split(' ');
const BARE = 'an anh am ao ai em en eo ia im in on ong oi om uong uoc yen yeu'.split(' ');
// Said aloud in an office, these would not be.
const UNSAID = new Set('lon cac dit cut buoi deo ngu chet dam dai diem ma du dut rua ia'.split(' '));

const join = (onsets: string[], rimes: string[]) => onsets.flatMap((onset) => rimes.map((rime) => onset + rime));
export const WORDS: readonly string[] = [
  ...new Set([...join(ONSETS, RIMES), ...join(FRONT_ONSETS, FRONT_RIMES), ...NG, ...QU, ...BARE]),
]
  .filter((word) => !UNSAID.has(word))
  .sort();

export const COUNT = 6;

// Each word drawn by itself, without bias.
export const generated = (): string =>
  Array.from({ length: COUNT }, () => WORDS[sodium.randombytes_uniform(WORDS.length)]).join(' ');
