import { isMap, isSeq, type Document } from 'yaml';

type Path = readonly (string | number)[];

const isRecord = (v: unknown): v is Record<string, unknown> =>
  typeof v === 'object' && v !== null && !Array.isArray(v);

const alike = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Brings a YAML document to say `after`, touching only what differs from what it says now: comments,
 * order and layout of the rest stay as their author wrote them. `after` is plain JSON.
 */
export function editDocument(doc: Document, after: unknown): void {
  change(doc, [], doc.toJS({ maxAliasCount: 100 }), after);
}

function change(doc: Document, path: Path, before: unknown, after: unknown): void {
  if (alike(before, after)) return;
  const node = path.length === 0 ? doc.contents : doc.getIn(path, true);
  if (isRecord(before) && isRecord(after) && isMap(node)) {
    for (const key of Object.keys(before))
      if (after[key] === undefined) doc.deleteIn([...path, key]);
    for (const [key, value] of Object.entries(after))
      if (value !== undefined) change(doc, [...path, key], before[key], value);
    return;
  }
  if (Array.isArray(before) && Array.isArray(after) && isSeq(node)) {
    const common = Math.min(before.length, after.length);
    for (let i = 0; i < common; i++) change(doc, [...path, i], before[i], after[i]);
    for (let i = before.length - 1; i >= common; i--) doc.deleteIn([...path, i]);
    for (let i = common; i < after.length; i++) doc.addIn(path, doc.createNode(after[i]));
    return;
  }
  if (path.length === 0) doc.contents = doc.createNode(after);
  else doc.setIn(path, doc.createNode(after));
}
