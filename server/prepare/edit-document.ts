import { isMap, isSeq, parseDocument, stringify, type Document } from 'yaml';

type Path = readonly (string | number)[];

const isRecord = (v: unknown): v is Record<string, unknown> =>
  typeof v === 'object' && v !== null && !Array.isArray(v);

const alike = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * The text of a YAML file that says `after`, made from one that says something else: comments and order
 * stay as their author wrote them, and the text itself when it says so already. `after` is plain JSON.
 */
export function editedText(text: string, after: unknown): string {
  const doc = parseDocument(text);
  if (doc.errors.length > 0) return stringify(after);
  const before: unknown = doc.toJS({ maxAliasCount: 100 });
  if (alike(before, after)) return text;
  change(doc, [], before, after);
  return doc.toString({ lineWidth: 0 });
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
