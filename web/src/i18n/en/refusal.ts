import type { refusal as source } from '../vi/refusal';

export const refusal: Record<keyof typeof source, string> = {
  'refusal.certificate-unreadable':
    'The key certificate is not readable. Nothing was sent. Reload; if it stays so, tell the support team.',
  'refusal.roster-unreadable': 'The list of key holders is not readable. Nothing is opened or sent.',
  'refusal.signature-wrong':
    'The key does not match: the signature is not the support office’s. Nothing was sent. Call the support team and compare the fingerprint.',
  'refusal.chain-broken':
    'The key does not match: the chain of certificates is broken or another office’s. Nothing was sent. Call the support team.',
  'refusal.handed-over': 'This office has handed over. Use the key of the one that took over.',
  'refusal.epoch-wrong':
    'Wrong key epoch: a new one is the next number, with a new team key. Nothing was sent. Call the support team.',
  'refusal.epoch-needed': 'Somebody leaves or changes keys: a new key epoch is needed.',
  'refusal.roster-wrong':
    'The list of key holders is not the one that the certificate names; somebody may have been added. Not opened. Call the keeper.',
  'refusal.key-wrap-unreadable': 'The file or wrapped key is not in its form.',
  'refusal.key-wrap-weak':
    'The server offers a passphrase protection below the floor (19 MiB, 2 passes) or absurdly high. Not opened. Tell the keeper.',
  'refusal.enrolment-unreadable': 'The key enrolment is not readable, or not signed by its own key.',
  'refusal.envelope-unreadable': 'The sealed envelope is not readable.',
  'refusal.envelope-size': 'Too long: at most 32 KiB. Shorten it, then save.',
  'refusal.rewrap-unreadable': 'The batch of keys for the new epoch is not readable.',
  'refusal.receipt-unreadable': 'A code has 20 letters and digits. Check each group.',
  'refusal.share-unreadable': 'This is not a recovery share: 19 groups of 4 letters and digits.',
  'refusal.share-mistyped':
    'The recovery share is mistyped: its check does not fit. Compare each group with the print.',
  'refusal.shares-differ': 'The shares are of different recovery keys, or too few. See the set number printed on each.',
  'refusal.shares-same': 'The same share was given twice. Two different holders are needed.',
  'refusal.key-does-not-fit':
    'This key opens nothing here: it is not the one that the certificate names. If a new epoch has just begun, a colleague has to wrap the keys; otherwise call the keeper.',
  'refusal.passphrase-wrong': 'The passphrase is not right.',
  'refusal.body-does-not-open':
    'The body does not open: it was changed, moved from another record, or has another key. Tell the keeper.',
  'refusal.body-not-padded': 'The body opens but is not in its form.',
  'refusal.author-unknown':
    'Nobody knows who wrote this part: its author is not among the key holders. Do not rely on it.',
  'refusal.chain-older':
    'The key does not match: the server offers an older key than this machine has seen. Nothing was sent. Call the support team.',
  'refusal.root-changed':
    'The key does not match: the receiver is not the one that this machine knows. Nothing was sent. Call the support team and compare the fingerprint.',
  'refusal.locked': 'Locked. Unlock to go on.',
  'refusal.memory-short': 'Not enough memory to unlock. Close other windows and try again, or use another machine.',
};
