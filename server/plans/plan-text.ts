import { Document, isMap, isScalar, isSeq, visit } from 'yaml';

/** Members that a file may leave out when there is nothing in them. */
const IDLE: ReadonlySet<string> = new Set([
  'clause',
  'source',
  'clauses',
  'targets',
  'after',
  'needs',
  'deadlines',
  'fromLevel',
  'when',
  'kind',
  'atMost',
  'sites',
  'villages',
  'channels',
  'items',
  'sources',
  'seatId',
  'advice',
  'incident',
]);

const isIdle = (key: string, value: unknown): boolean =>
  IDLE.has(key) && (value === null || (Array.isArray(value) && value.length === 0));

/** Without what says nothing; order and the rest as they are. */
function lean(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lean);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, v]) => !isIdle(key, v))
      .map(([key, v]) => [key, lean(v)]),
  );
}

/** A plan as the text of a file: a number with its origin on one line, as people write it. */
export function planText(plan: unknown): string {
  const document = new Document(lean(plan));
  visit(document, {
    Map(_key, node) {
      const small = node.items.every((i) => !isMap(i.value) && !isSeq(i.value));
      const short = node.items.every(
        (i) => isScalar(i.value) && String(i.value.value).length <= 40,
      );
      if (small && short && node.items.length <= 6) node.flow = true;
    },
    Seq(_key, node) {
      if (node.items.every((i) => isScalar(i))) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}
