import { err, ok, type Result } from '../kernel/result.ts';
import { RESPONSE_PLAN_SCHEMA, type ResponsePlan } from '../plan/response-plan.ts';
import { fromZod, show, type FileProblem } from './problem.ts';
import { responsePlanSchema } from './response-plan-schema.ts';

/**
 * The content of a plan file as a plan, or everything that is wrong with its form. A file from a newer
 * version is refused as such: what else seems wrong with it may only be unknown here.
 */
export function parseResponsePlan(
  file: string,
  root: unknown,
): Result<ResponsePlan, readonly FileProblem[]> {
  const format = (root as { readonly schema?: unknown } | null)?.schema;
  if (typeof format === 'number' && format > RESPONSE_PLAN_SCHEMA) {
    const expected = `${RESPONSE_PLAN_SCHEMA} or less: the file is from a newer version of this program`;
    return err([{ file, path: 'schema', expected, got: show(format) }]);
  }
  const parsed = responsePlanSchema.safeParse(root);
  return parsed.success ? ok(parsed.data) : err(fromZod(file, root, parsed.error));
}
