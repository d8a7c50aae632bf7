/** Where something stands in a file that is plain JSON. */
export type Path = readonly (string | number)[];

/** What stands at `path`, or undefined. */
export function at(value: unknown, path: Path): unknown {
  let v = value;
  for (const key of path) {
    if (typeof v !== 'object' || v === null) return undefined;
    v = (v as Record<string | number, unknown>)[key];
  }
  return v;
}

/** A copy in which `value` stands at `path`; undefined takes a member or an entry away. */
export function put<T>(whole: T, path: Path, value: unknown): T {
  const [key, ...rest] = path;
  if (key === undefined) return value as T;
  if (Array.isArray(whole)) {
    const copy: unknown[] = [...whole];
    const i = Number(key);
    if (rest.length === 0 && value === undefined) copy.splice(i, 1);
    else copy[i] = put(copy[i], rest, value);
    return copy as T;
  }
  const copy: Record<string, unknown> = { ...(whole as Record<string, unknown>) };
  if (rest.length === 0 && value === undefined) delete copy[key];
  else copy[key] = put(copy[key] ?? {}, rest, value);
  return copy as T;
}

/** `a.b[2].c`, as faults name places. */
export const pathText = (path: Path): string =>
  path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`,
    '',
  );

/** The path that a fault names in `a.b[2].c`. */
export const keysOf = (path: string): Path =>
  [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name]) =>
    index === undefined ? name! : Number(index),
  );
