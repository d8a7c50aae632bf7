import type { DraftFile, DraftProblem } from '../../engine/protocol/prepare.ts';
import type { Text } from '../../engine/region/region.ts';
import { at, keysOf, pathText, put, type Path } from '../ui/json-path.ts';

export { at, keysOf, pathText, put, type Path };

export const listAt = <T = Readonly<Record<string, unknown>>>(
  file: DraftFile,
  path: Path,
): readonly T[] => {
  const found = at(file, path);
  return Array.isArray(found) ? (found as T[]) : [];
};

export const numberAt = (file: DraftFile, path: Path): number | '' => {
  const found = at(file, path);
  return typeof found === 'number' ? found : '';
};

export const wordsAt = (file: DraftFile, path: Path): string => {
  const found = at(file, path);
  return typeof found === 'string' ? found : '';
};

export const textAt = (file: DraftFile, path: Path): Text => ({
  zh: wordsAt(file, [...path, 'zh']),
  en: wordsAt(file, [...path, 'en']),
});

/** The entry of a list that a fault is about, innermost; null when it is about none. */
export function entryOf(problem: DraftProblem): Path | null {
  const keys = keysOf(problem.path);
  const last = keys.findLastIndex((key) => typeof key === 'number');
  return last < 0 ? null : keys.slice(0, last + 1);
}

/** The faults at a place or inside of it. */
export const faultsAt = (
  problems: readonly DraftProblem[],
  path: Path,
): readonly DraftProblem[] => {
  const text = pathText(path);
  return problems.filter(
    (p) => p.path === text || p.path.startsWith(`${text}.`) || p.path.startsWith(`${text}[`),
  );
};

/** Parts of the page, and the members of the file that each is about. */
export const SECTIONS = {
  basics: ['name', 'summary', 'start', 'duration', 'id', 'region', 'plan', 'schema', 'area'],
  weather: ['weather'],
  hazard: ['wildfire', 'flood', 'landslide', 'hazmat', 'chain'],
  forces: ['forces', 'units', 'depots', 'supplies', 'shelters', 'hospitals', 'aid'],
  seats: ['seats', 'sensors', 'command'],
  targets: ['targets', 'responsePlan', 'scoring', 'reporting'],
  injects: ['injects', 'msel', 'incidents', 'precursors'],
  briefing: ['briefing', 'objectives', 'stopWord'],
} as const;
export type SectionId = keyof typeof SECTIONS;
export const SECTION_IDS = Object.keys(SECTIONS) as readonly SectionId[];

/** The part of the page where a fault can be mended; the first one when none is about it. */
export function sectionOf(problem: DraftProblem): SectionId {
  const head = /^[^.[]*/.exec(problem.path)?.[0] ?? '';
  return SECTION_IDS.find((id) => (SECTIONS[id] as readonly string[]).includes(head)) ?? 'basics';
}

const COPY = { zh: '（副本）', en: ' (copy)' } as const;

/** A copy under a name of its own: two of one name could not be told apart in a list. */
export function asCopy(file: DraftFile): DraftFile {
  const { zh, en } = textAt(file, ['name']);
  const named = (name: string, end: string): string => (name.endsWith(end) ? name : name + end);
  return put(file, ['name'], { zh: named(zh, COPY.zh), en: named(en, COPY.en) });
}
