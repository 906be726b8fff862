// For searching and for matching what was pasted: lower case without marks, đ -> d. "Cư Êbur" -> "cu ebur".
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/đ/g, 'd').replace(/\s+/g, ' ').trim();
}

export const nfc = (text: string): string => text.normalize('NFC');
