import { useCallback, useEffect, useRef, useState } from 'react';
import type { PlanCheckAnswer } from '../../engine/protocol/plans.ts';
import type { ResponsePlan } from '../../engine/plan/response-plan.ts';
import type { ApiError } from '../session/api.ts';
import { plansApi } from '../session/plans-api.ts';
import { put, type Path } from '../ui/json-path.ts';

/** After the last key the page waits so long before it asks for a check, ms. */
const PAUSE_MS = 400;
const STEPS_KEPT = 100;

/** A plan that is being written, checked as it is typed. */
export interface PlanDraft {
  readonly plan: ResponsePlan;
  readonly check: PlanCheckAnswer | null;
  /** What is shown was checked as it stands. */
  readonly checked: boolean;
  readonly changed: boolean;
  /** The server could not be asked. */
  readonly failed: ApiError | null;
  readonly scenario: string | null;
  setScenario(id: string | null): void;
  set(path: Path, value: unknown): void;
  undo(): void;
  readonly canUndo: boolean;
  kept(): void;
}

export function usePlan(opened: ResponsePlan, firstScenario: string | null): PlanDraft {
  const [history, setHistory] = useState<readonly ResponsePlan[]>([opened]);
  const [saved, setSaved] = useState(opened);
  const [scenario, setScenario] = useState(firstScenario);
  const [answer, setAnswer] = useState<{
    of: ResponsePlan;
    scenario: string | null;
    check: PlanCheckAnswer;
  } | null>(null);
  const [failed, setFailed] = useState<ApiError | null>(null);
  const asked = useRef(0);
  const plan = history.at(-1)!;

  useEffect(() => {
    const turn = ++asked.current;
    const timer = setTimeout(() => {
      void plansApi.check(plan, scenario).then((got) => {
        if (turn !== asked.current) return;
        setFailed(got.ok ? null : got.error);
        if (got.ok) setAnswer({ of: plan, scenario, check: got.value });
      });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [plan, scenario]);

  const set = useCallback((path: Path, value: unknown): void => {
    setHistory((all) => [...all.slice(-STEPS_KEPT), put(all.at(-1)!, path, value)]);
  }, []);
  return {
    plan,
    check: answer?.check ?? null,
    checked: answer?.of === plan && answer.scenario === scenario,
    changed: plan !== saved,
    failed,
    scenario,
    setScenario,
    set,
    undo: () => setHistory((all) => (all.length > 1 ? all.slice(0, -1) : all)),
    canUndo: history.length > 1,
    kept: () => setSaved(plan),
  };
}
