import { z } from 'zod';
import type { FieldLimit, FieldLimits } from '../../engine/protocol/prepare.ts';
import { scenarioFileSchema } from '../../engine/protocol/scenario-schema.ts';
import { durationSchema } from '../../engine/protocol/schema-parts.ts';

/** Parts of the file of which forms are built from the schema. */
const PARTS = ['wildfire', 'flood', 'landslide', 'hazmat', 'chain'] as const;

type Json = z.core.JSONSchema.JSONSchema;

const schemaOf = (schema: z.ZodType): Json =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;

const TIME_PATTERN = schemaOf(durationSchema).pattern;

const isTime = (s: Json): boolean => s.pattern !== undefined && s.pattern === TIME_PATTERN;

const numberOf = (v: unknown): number | undefined => (typeof v === 'number' ? v : undefined);

/** What a single value may be; null for an object, a list and a place. */
function leafOf(s: Json): Omit<FieldLimit, 'optional' | 'standard'> | null {
  if (s.enum !== undefined) return { kind: 'choice', choices: s.enum.map(String) };
  if (s.type === 'boolean') return { kind: 'flag' };
  if (s.type === 'string') return { kind: isTime(s) ? 'time' : 'words' };
  if (s.type !== 'number' && s.type !== 'integer') return null;
  return {
    kind: 'number',
    // JSON Schema has an open end apart; a form shows the same number and the check says the rest.
    min: numberOf(s.minimum ?? s.exclusiveMinimum),
    max: numberOf(s.maximum ?? s.exclusiveMaximum),
    whole: s.type === 'integer',
  };
}

/** `[['00:00', 2], …]` is a series, `[[418, 20000], …]` are pairs. */
function rowsOf(items: Json): Omit<FieldLimit, 'optional' | 'standard'> | null {
  const [first, second] = (items.prefixItems ?? []) as Json[];
  const value = second === undefined ? null : leafOf(second);
  if (first === undefined || value?.kind !== 'number') return null;
  return { ...value, kind: isTime(first) ? 'series' : 'pairs' };
}

function collect(schema: Json, path: string, into: Map<string, FieldLimit>, above = {}): void {
  const own = { ...above, ...(schema.default === undefined ? {} : { standard: schema.default }) };
  const either = (schema.anyOf ?? schema.oneOf) as Json[] | undefined;
  if (either !== undefined) {
    const nullable = either.some((s) => s.type === 'null');
    for (const s of either)
      if (s.type !== 'null') collect(s, path, into, nullable ? { ...own, optional: true } : own);
    return;
  }
  const items = schema.items as Json | undefined;
  const leaf = leafOf(schema) ?? (items === undefined ? null : rowsOf(items));
  if (leaf !== null) return void into.set(path, { ...into.get(path), ...leaf, ...own });
  for (const [key, s] of Object.entries((schema.properties ?? {}) as Record<string, Json>))
    collect(s, `${path}.${key}`, into);
  if (items !== undefined && items.prefixItems === undefined) collect(items, `${path}[]`, into);
}

function limitsOfParts(): FieldLimits {
  const all = new Map<string, FieldLimit>();
  for (const part of PARTS) collect(schemaOf(scenarioFileSchema.shape[part]), part, all);
  return Object.fromEntries(all);
}

/** What each member of a scenario's hazards may be, read from the schema that judges the file. */
export const FIELD_LIMITS: FieldLimits = limitsOfParts();
