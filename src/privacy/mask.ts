/** How names are shown on a public list, by local choice: 张*示, 张**, or in full. */
export type NameMask = 'middle' | 'surname-only' | 'none';

const HIDDEN = '*';

/** Surnames of two characters; of any other name the first character is taken for the surname, which shows less. */
const compoundSurnames = [
  '欧阳', '司马', '上官', '诸葛', '东方', '皇甫', '尉迟', '公孙', '慕容', '令狐', '司徒', '长孙', '夏侯', '南宫', '独孤', '端木',
];

/**
 * A name as it may be shown. Two characters show the surname alone; a name of one character shows nothing.
 * @rule X-02
 */
export function maskName(name: string, mask: NameMask): string {
  const characters = Array.from(name.trim());
  switch (mask) {
    case 'none':
      return characters.join('');
    case 'surname-only':
      return keep(characters, compoundSurnames.some((surname) => name.trim().startsWith(surname)) ? 2 : 1, 0);
    case 'middle':
      return keep(characters, 1, characters.length > 2 ? 1 : 0);
    default:
      return mask satisfies never;
  }
}

/**
 * An identity number for staff who need to tell people apart: the first three and the last two characters. A public
 * list never shows any part of it.
 * @rule X-02
 */
export function maskIdentity(identity: string): string {
  return keepOfLong(identity, 3, 2);
}

/** A bank card for staff who pay to it: its last four figures. */
export function maskBankCard(card: string): string {
  return keepOfLong(card.replaceAll(' ', ''), 0, 4);
}

/** A phone number for staff: 138******01. A public list never shows any part of it. */
export function maskPhone(phone: string): string {
  return keepOfLong(phone, 3, 2);
}

/** A bank account for staff: its last four digits. A public list never shows any part of it. */
export function maskBankAccount(account: string): string {
  return keepOfLong(account, 0, 4);
}

/** From here on an address leads to a door: a number before 号, 栋, 室 and the like, or any digit. */
const doorInAddress = /[零〇一二三四五六七八九十百两]+\s*(?:号|弄|巷|栋|幢|座|楼|单元|室|户|组)|[甲乙丙丁]\s*(?:栋|幢|座)|\d/u;

/**
 * An address without house number: what stands before the first sign of a door.
 * @rule X-02
 */
export function maskAddress(address: string): string {
  const normalised = address.normalize('NFKC').trim();
  const door = normalised.search(doorInAddress);
  return door < 0 ? normalised : `${normalised.slice(0, door).trimEnd()}${HIDDEN.repeat(3)}`;
}

/** A number too short to hide a good part of it is hidden altogether. */
function keepOfLong(text: string, first: number, last: number): string {
  const characters = Array.from(text.trim());
  return characters.length < 2 * (first + last) ? HIDDEN.repeat(characters.length) : keep(characters, first, last);
}

/** Shows so many characters at the start and at the end, but never all of them. */
function keep(characters: string[], first: number, last: number): string {
  if (characters.length <= first + last) return HIDDEN.repeat(characters.length);
  const hidden = characters.slice(first, characters.length - last);
  return [...characters.slice(0, first), ...hidden.map(() => HIDDEN), ...characters.slice(characters.length - last)].join('');
}
