import type { Patch } from './wire.ts';

type Obj = Readonly<Record<string, unknown>>;
type Id = string | number;
type Thing = Readonly<{ id: Id }>;

const isObject = (v: unknown): v is Obj =>
  typeof v === 'object' && v !== null && !Array.isArray(v) && !ArrayBuffer.isView(v);

/** The id of a thing; undefined for anything else. */
function idOf(v: unknown): Id | undefined {
  if (!isObject(v)) return undefined;
  const id = v['id'];
  return typeof id === 'string' || typeof id === 'number' ? id : undefined;
}

/** Things that all carry an `id` of their own; null for any other array. */
function ids(v: readonly unknown[]): Map<Id, Thing> | null {
  const found = new Map<Id, Thing>();
  for (const x of v) {
    const id = idOf(x);
    if (id === undefined || found.has(id)) return null;
    found.set(id, x as Thing);
  }
  return found;
}

/** Two arrays of the same things in the same order, with ids that rise and so never repeat. */
function sameThings(prev: readonly unknown[], next: readonly unknown[]): boolean {
  if (prev.length !== next.length) return false;
  let last: Id | undefined;
  for (let i = 0; i < next.length; i++) {
    const id = idOf(next[i]);
    if (id === undefined || id !== idOf(prev[i])) return false;
    if (last !== undefined && (typeof last !== typeof id || last >= id)) return false;
    last = id;
  }
  return true;
}

/** Deep equality of plain JSON; `undefined` members count as absent. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (!sameJson(a[i], b[i])) return false;
    return true;
  }
  if (!isObject(a) || !isObject(b)) return false;
  for (const k of Object.keys(a)) if (!sameJson(a[k], b[k])) return false;
  for (const k of Object.keys(b)) if (b[k] !== undefined && a[k] === undefined) return false;
  return true;
}

/**
 * What turns `prev` into `next`, both plain JSON; null when they are alike. Objects are compared
 * member by member and arrays of things with distinct ids thing by thing; anything else that
 * differs is replaced. Parts that are the same object are not looked into, so values that share
 * structure (immer) cost only what changed.
 */
export function diff(prev: unknown, next: unknown): Patch | null {
  if (prev === next) return null;
  if (Array.isArray(prev) && Array.isArray(next)) return diffArray(prev, next);
  if (isObject(prev) && isObject(next)) return diffObject(prev, next);
  return sameJson(prev, next) ? null : { set: next };
}

function diffObject(prev: Obj, next: Obj): Patch | null {
  const keys: Record<string, Patch> = {};
  const gone: string[] = [];
  let changed = false;
  for (const k in next) {
    const before = prev[k];
    const now = next[k];
    // Most members are the same plain value: nothing is called for those.
    if (now === before || now === undefined) continue;
    const p = before === undefined ? { set: now } : diff(before, now);
    if (p === null) continue;
    Object.defineProperty(keys, k, { value: p, enumerable: true, configurable: true });
    changed = true;
  }
  for (const k in prev) if (next[k] === undefined && prev[k] !== undefined) gone.push(k);
  if (!changed && gone.length === 0) return null;
  return gone.length === 0 ? { keys } : { keys, gone };
}

/** The common case, without any table: nobody came, nobody left. */
function diffSame(prev: readonly unknown[], next: readonly unknown[]): Patch | null {
  const byId: { id: Id; patch: Patch }[] = [];
  for (let i = 0; i < next.length; i++) {
    if (prev[i] === next[i]) continue;
    const p = diffObject(prev[i] as Obj, next[i] as Obj);
    if (p !== null) byId.push({ id: (next[i] as Thing).id, patch: p });
  }
  return byId.length === 0 ? null : { byId };
}

function diffArray(prev: readonly unknown[], next: readonly unknown[]): Patch | null {
  if (next.length > 0 && sameThings(prev, next)) return diffSame(prev, next);
  const before = ids(prev);
  const after = ids(next);
  if (before === null || after === null || before.size === 0 || after.size === 0)
    return sameJson(prev, next) ? null : { set: next };
  const byId: { id: Id; patch: Patch }[] = [];
  for (const [id, thing] of after) {
    const old = before.get(id);
    const p: Patch | null = old === undefined ? { set: thing } : diff(old, thing);
    if (p !== null) byId.push({ id, patch: p });
  }
  const gone = [...before.keys()].filter((id) => !after.has(id));
  // The order that a patch gives by itself: what stayed, then what is new.
  const natural = [...before.keys()].filter((id) => after.has(id));
  for (const id of after.keys()) if (!before.has(id)) natural.push(id);
  const wanted = [...after.keys()];
  const ordered = wanted.every((id, i) => id === natural[i]);
  if (byId.length === 0 && gone.length === 0 && ordered) return null;
  return {
    byId,
    ...(gone.length > 0 ? { gone } : {}),
    ...(ordered ? {} : { order: wanted }),
  };
}

/**
 * `prev` changed as `p` says; `prev` itself stays as it is and unchanged parts are shared. Throws
 * when the patch does not fit: frames were mixed up and a key frame is needed.
 */
export function patch(prev: unknown, p: Patch | null): unknown {
  if (p === null) return prev;
  if ('set' in p) return p.set;
  if ('byId' in p) return patchArray(prev, p);
  if (!isObject(prev)) throw new Error('patch of members, but there is no object');
  const next: Record<string, unknown> = { ...prev };
  for (const k of Object.keys(p.keys)) {
    const value = patch(Object.hasOwn(prev, k) ? prev[k] : undefined, p.keys[k]!);
    Object.defineProperty(next, k, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  for (const k of p.gone ?? []) delete next[k];
  return next;
}

function patchArray(prev: unknown, p: Extract<Patch, { byId: unknown }>): unknown[] {
  const before = Array.isArray(prev) ? ids(prev) : null;
  if (before === null) throw new Error('patch of things by id, but there is no such array');
  const now = new Map<Id, unknown>(before);
  for (const id of p.gone ?? []) now.delete(id);
  for (const { id, patch: change } of p.byId) now.set(id, patch(now.get(id), change));
  if (p.order === undefined) return [...now.values()];
  return p.order.map((id) => {
    if (!now.has(id)) throw new Error(`patch orders an unknown thing: ${id}`);
    return now.get(id);
  });
}
