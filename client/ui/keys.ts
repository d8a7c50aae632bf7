/** What a key asks for; pages do what fits them. */
export type KeyAction =
  | 'table'
  | 'messages'
  | 'report'
  | 'command'
  | 'map'
  | 'new'
  | 'help'
  | 'step1'
  | 'step2'
  | 'step3'
  | 'step4'
  | 'issue'
  | 'leave'
  | 'pause'
  | 'fire'
  | 'inject';

export interface KeyPress {
  readonly key: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  /** A field has the focus: letters belong to it. */
  readonly inField: boolean;
}

const LETTERS: Readonly<Record<string, KeyAction>> = {
  t: 'table',
  i: 'messages',
  r: 'report',
  c: 'command',
  m: 'map',
  n: 'new',
  f: 'fire',
  j: 'inject',
  '?': 'help',
  '1': 'step1',
  '2': 'step2',
  '3': 'step3',
  '4': 'step4',
  ' ': 'pause',
};

/**
 * The action of a key press, or null. Single letters work only outside fields and can be turned
 * off (WCAG 2.1.4); Ctrl+Enter and Escape work everywhere.
 */
export function keyAction(press: KeyPress, letters: boolean): KeyAction | null {
  if (press.key === 'Enter' && press.ctrl) return 'issue';
  if (press.key === 'Escape') return 'leave';
  if (press.ctrl || press.alt || press.inField || !letters) return null;
  return LETTERS[press.key.toLowerCase()] ?? null;
}

const STORAGE_KEY = 'sandtable.letters';

export function lettersOn(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) !== 'off';
  } catch {
    return true;
  }
}

export function setLetters(on: boolean): void {
  try {
    localStorage.setItem(STORAGE_KEY, on ? 'on' : 'off');
  } catch {
    // Holds for nothing without storage; the keys stay on.
  }
}
