import { basename } from 'node:path';
import { SEAT_ROLES, type SeatRole } from '../../engine/exercise/scenario.ts';
import { err, ok, type Result } from '../../engine/kernel/result.ts';
import {
  headquartersFileSchema,
  usualGroupsFileSchema,
  type HeadquartersTemplate,
} from '../../engine/protocol/headquarters-schema.ts';
import type { ScenarioFile } from '../../engine/protocol/scenario-schema.ts';
import type { HeadquartersPlan } from '../../engine/response/command/headquarters-plan.ts';
import { sharedFile } from './beside.ts';
import type { ScenarioProblem } from './problem.ts';
import { readYaml } from './read-yaml.ts';

interface ReadTemplate {
  readonly data: HeadquartersTemplate;
  /** All that it was read from. */
  readonly text: string;
}

/** A template; its id must be the name of the file, and nobody may sit in two groups. */
export async function readHeadquarters(
  file: string,
): Promise<Result<ReadTemplate, ScenarioProblem[]>> {
  const read = await readYaml(file, headquartersFileSchema);
  if (!read.ok) return read;
  const written = read.value.data;
  const name = basename(file, '.yaml');
  if (written.id !== name)
    return err([
      { file, path: 'id', expected: `"${name}", the name of its file`, got: written.id },
    ]);
  const usual = await readYaml(
    await sharedFile(file, 'headquarters', 'usual', 'groups.yaml'),
    usualGroupsFileSchema,
  );
  if (!usual.ok) return usual;
  const known = usual.value.data.groups;
  const faults: Fault[] = [];
  const groups = written.groups.flatMap((g, i) => {
    const group = typeof g === 'string' ? known.find((x) => x.id === g) : g;
    if (group !== undefined) return [group];
    const expected = `a group, or one of ${known.map((x) => x.id).join(', ')}`;
    faults.push({ path: `groups[${i}]`, expected, got: `"${String(g)}"` });
    return [];
  });
  const data = { ...written, groups };
  const problems = faults
    .concat(twice(groups.map((g) => ['groups', 'id', g.id] as const)))
    .concat(twice(data.seats.map((s) => ['seats', 'id', s.id] as const)))
    .concat(twiceIn(data, 'roles'), twiceIn(data, 'seats'));
  if (problems.length > 0) return err(problems.map((p) => ({ file, ...p })));
  return ok({ data, text: `${read.value.text}\n${usual.value.text}` });
}

type Fault = Omit<ScenarioProblem, 'file'>;

const twice = (entries: readonly (readonly [string, string, string])[]): Fault[] =>
  entries.flatMap(([list, key, id], i) =>
    entries.findIndex((e) => e[2] === id) < i
      ? [{ path: `${list}[${i}].${key}`, expected: 'an id that no other entry has', got: id }]
      : [],
  );

/** Roles and seats that two groups claim. */
function twiceIn(data: HeadquartersTemplate, list: 'roles' | 'seats'): Fault[] {
  const seen = new Set<string>();
  return data.groups.flatMap((g, i) =>
    (g[list] as readonly string[]).flatMap((id, k): Fault[] => {
      const expected = 'one that no other group has';
      if (seen.has(id)) return [{ path: `groups[${i}].${list}[${k}]`, expected, got: id }];
      seen.add(id);
      return [];
    }),
  );
}

/**
 * The scenario with the seats that it takes from its template beside its own, in the order of their
 * roles, and the headquarters that they make up; unchanged, and null, without a template.
 */
export async function withHeadquarters(
  dir: string,
  file: string,
  written: ScenarioFile,
): Promise<
  Result<{ data: ScenarioFile; plan: HeadquartersPlan | null; text: string }, ScenarioProblem[]>
> {
  const part = written.headquarters;
  if (part === null) return ok({ data: written, plan: null, text: '' });
  const read = await readHeadquarters(
    await sharedFile(dir, 'headquarters', `${part.template}.yaml`),
  );
  if (!read.ok) return read;
  const template = read.value.data;
  const problems: ScenarioProblem[] = [];
  const taken = part.seats.flatMap((id, i) => {
    const seat = template.seats.find((s) => s.id === id);
    const own = written.seats.some((s) => s.id === id) || part.seats.indexOf(id) < i;
    if (seat !== undefined && !own) return [seat];
    const expected = own
      ? 'a seat that the scenario does not have otherwise'
      : `a seat of headquarters "${template.id}"`;
    problems.push({ file, path: `headquarters.seats[${i}]`, expected, got: `"${id}"` });
    return [];
  });
  if (problems.length > 0) return err(problems);
  // The commander first, neighbours last, whoever is from where.
  const rank = (s: { role: SeatRole }): number => SEAT_ROLES.indexOf(s.role);
  const seats = [...taken, ...written.seats].sort((a, b) => rank(a) - rank(b));
  const data = { ...written, seats };
  return ok({ data, plan: planOf(template, data.seats), text: read.value.text });
}

/** Who sits where: by name, else by role. */
function planOf(template: HeadquartersTemplate, seats: ScenarioFile['seats']): HeadquartersPlan {
  const { id, name, bodies, source, provenance } = template;
  const named = new Set(template.groups.flatMap((g) => g.seats));
  const groups = template.groups.map((g) => ({
    id: g.id,
    name: g.name,
    duty: g.duty,
    seatIds: seats
      .filter((s) => g.seats.includes(s.id) || (!named.has(s.id) && g.roles.includes(s.role)))
      .map((s) => s.id),
  }));
  return { id, name, bodies, groups, source, provenance };
}
