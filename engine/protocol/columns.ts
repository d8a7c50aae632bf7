/**
 * Plain JSON by columns: a list of a thousand teams says once what their members are called, and a
 * member that is the same for many of them is said once for all. Nothing is lost, neither values nor
 * the order of members; members that are `undefined` count as absent. For views that travel whole.
 *
 * A scalar stays as it is, an object keeps its names with packed values, a list is `[length, column]`.
 * A column is one of
 *   `['=', value]`                    the same scalar all along
 *   `['v', ...scalars]`               one by one
 *   `['d', first, ...differences]`    whole numbers
 *   `['r', [scalars], column]`        runs of the same, and how long each is
 *   `['k', [scalars], column]`        few different ones, and which it is each time
 *   `['a', column, column]`           lists: their lengths, and what is in all of them in turn
 *   `['o', names, ...columns]`        objects with the same members, a column for each member
 *   `['m', column, [n, column], ...]` of several kinds: which kind it is each time, then each kind
 */

declare const packedFrom: unique symbol;
/** What `unpack` turns back into a `T`. */
export interface Packed<T> {
  readonly [packedFrom]?: T;
}

type Scalar = string | number | boolean | null;
type Obj = Readonly<Record<string, unknown>>;
type Column = readonly [kind: string, ...rest: unknown[]];

const isList = (v: unknown): v is readonly unknown[] => Array.isArray(v);
/** Of JSON; `undefined` stands in no list. */
const isScalar = (v: unknown): v is Scalar | undefined => typeof v !== 'object' || v === null;
/** Names of the members that are there, in their order. */
const namesOf = (o: Obj): string[] => Object.keys(o).filter((k) => o[k] !== undefined);

export const pack = <T>(value: T): Packed<T> => packed(value) as Packed<T>;
export const unpack = <T>(value: Packed<T>): T => unpacked(value) as T;

function packed(v: unknown): unknown {
  if (isScalar(v)) return v;
  if (isList(v)) return [v.length, columnOf(v)];
  return Object.fromEntries(namesOf(v as Obj).map((k) => [k, packed((v as Obj)[k])]));
}

function unpacked(v: unknown): unknown {
  if (isScalar(v)) return v;
  if (isList(v)) return listOf(v[1] as Column, v[0] as number);
  return Object.fromEntries(Object.entries(v).map(([k, x]) => [k, unpacked(x)]));
}

/** Values that one column can hold: scalars, lists, or objects with the same members. */
interface Kind {
  readonly names: readonly string[] | 'scalar' | 'list';
  readonly of: unknown[];
}

function isOfKind({ names }: Kind, v: unknown): boolean {
  if (isScalar(v)) return names === 'scalar';
  if (isList(v)) return names === 'list';
  if (typeof names === 'string') return false;
  let i = 0;
  for (const k of Object.keys(v)) {
    if ((v as Obj)[k] === undefined) continue;
    if (names[i++] !== k) return false;
  }
  return i === names.length;
}

const kindFor = (v: unknown): Kind => ({
  names: isScalar(v) ? 'scalar' : isList(v) ? 'list' : namesOf(v as Obj),
  of: [],
});

function columnOf(list: readonly unknown[]): Column {
  const kinds: Kind[] = [];
  const which = list.map((v) => {
    let at = kinds.findIndex((k) => isOfKind(k, v));
    if (at < 0) at = kinds.push(kindFor(v)) - 1;
    kinds[at]!.of.push(v);
    return at;
  });
  const [only] = kinds;
  if (only === undefined) return ['v'];
  if (kinds.length === 1) return columnOfKind(only);
  return ['m', scalarColumn(which), ...kinds.map((k) => [k.of.length, columnOfKind(k)])];
}

function columnOfKind({ names, of }: Kind): Column {
  if (names === 'scalar') return scalarColumn(of as readonly Scalar[]);
  if (typeof names === 'object')
    return ['o', names, ...names.map((k) => columnOf(of.map((o) => (o as Obj)[k])))];
  const lists = of as readonly (readonly unknown[])[];
  return ['a', scalarColumn(lists.map((l) => l.length)), columnOf(lists.flat(1))];
}

/** Bytes of a scalar in msgpack, roughly: enough to choose by. */
function bytesOf(v: Scalar): number {
  if (typeof v === 'string') return 2 + v.length;
  if (typeof v !== 'number') return 1;
  if (!Number.isInteger(v)) return 9;
  const n = v < 0 ? -v * 2 : v;
  return n < 128 ? 1 : n < 256 ? 2 : n < 65_536 ? 3 : n < 4_294_967_296 ? 5 : 9;
}

const bytesOfAll = (list: readonly Scalar[]): number =>
  list.reduce((n: number, v) => n + bytesOf(v), 0);

/** 2 to the 40th: differences of such numbers are exact. */
const MAX_WHOLE = 1_099_511_627_776;
const isWhole = (v: Scalar): v is number =>
  Number.isInteger(v) && Math.abs(v as number) < MAX_WHOLE && !Object.is(v, -0);

/** The shortest of the ways to write scalars down. */
function scalarColumn(list: readonly Scalar[]): Column {
  const { heads, lengths } = runsOf(list);
  if (heads.length === 1) return ['=', heads[0]];
  const ways: Way[] = [
    { bytes: bytesOfAll(list), make: () => ['v', ...list] },
    {
      bytes: 4 + bytesOfAll(heads) + bytesOfAll(lengths),
      make: () => ['r', heads, ['v', ...lengths]],
    },
    list.every(isWhole) ? byDifferences(list) : byNumber(list),
  ];
  return ways.reduce((a, b) => (b.bytes < a.bytes ? b : a)).make();
}

interface Way {
  readonly bytes: number;
  readonly make: () => Column;
}

function byDifferences(list: readonly number[]): Way {
  const steps = list.map((v, i) => (i === 0 ? v : v - list[i - 1]!));
  return { bytes: bytesOfAll(steps), make: () => ['d', ...steps] };
}

function byNumber(list: readonly Scalar[]): Way {
  const places = new Map<Scalar, number>();
  for (const v of list) if (!places.has(v)) places.set(v, places.size);
  const few = [...places.keys()];
  const which = list.map((v) => places.get(v)!);
  // A map takes 0 and −0 for the same.
  const exact = !list.some((v) => Object.is(v, -0));
  const bytes = exact ? 4 + bytesOfAll(few) + bytesOfAll(which) : Infinity;
  // Which of them it is may itself come in runs.
  return { bytes, make: () => ['k', few, scalarColumn(which)] };
}

function runsOf(list: readonly Scalar[]): { heads: Scalar[]; lengths: number[] } {
  const heads: Scalar[] = [];
  const lengths: number[] = [];
  for (const v of list)
    if (heads.length > 0 && Object.is(heads.at(-1), v)) lengths[lengths.length - 1]!++;
    else {
      heads.push(v);
      lengths.push(1);
    }
  return { heads, lengths };
}

/** The `length` values of a column. */
function listOf(column: Column, length: number): unknown[] {
  const [kind, ...rest] = column;
  if (kind === '=') return new Array<unknown>(length).fill(rest[0]);
  if (kind === 'v') return rest;
  if (kind === 'd') return summed(rest as number[]);
  if (kind === 'r') return repeated(rest[0] as Scalar[], rest[1] as Column);
  if (kind === 'k') {
    const few = rest[0] as Scalar[];
    return listOf(rest[1] as Column, length).map((i) => few[i as number]);
  }
  if (kind === 'a') return cut(rest[0] as Column, rest[1] as Column, length);
  if (kind === 'o') return objects(rest[0] as string[], rest.slice(1) as Column[], length);
  return mixed(rest[0] as Column, rest.slice(1) as (readonly [number, Column])[], length);
}

function summed(steps: readonly number[]): number[] {
  let sum = 0;
  return steps.map((d) => (sum += d));
}

function repeated(heads: readonly Scalar[], lengths: Column): unknown[] {
  const counts = listOf(lengths, heads.length) as number[];
  return heads.flatMap((v, i) => new Array<unknown>(counts[i]!).fill(v));
}

function cut(lengths: Column, items: Column, length: number): unknown[][] {
  const counts = listOf(lengths, length) as number[];
  const all = listOf(
    items,
    counts.reduce((a, b) => a + b, 0),
  );
  let from = 0;
  return counts.map((n) => all.slice(from, (from += n)));
}

function objects(names: readonly string[], columns: readonly Column[], length: number): Obj[] {
  const values = columns.map((c) => listOf(c, length));
  return Array.from({ length }, (_, i) =>
    Object.fromEntries(names.map((k, j) => [k, values[j]![i]])),
  );
}

function mixed(
  which: Column,
  parts: readonly (readonly [number, Column])[],
  length: number,
): unknown[] {
  const lists = parts.map(([n, column]) => listOf(column, n));
  const next = lists.map(() => 0);
  return (listOf(which, length) as number[]).map((k) => lists[k]![next[k]!++]);
}
