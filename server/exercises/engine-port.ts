import type { HeadquartersPlan } from '../../engine/response/command/headquarters-plan.ts';
import type { Actor, Command, Rejection } from '../../engine/exercise/commands/command.ts';
import type { OrderPreview } from '../../engine/exercise/commands/command-def.ts';
import type { ExerciseEvent } from '../../engine/exercise/event.ts';
import type { MselContext } from '../../engine/exercise/msel/msel-context.ts';
import type { SeatSpec } from '../../engine/exercise/scenario.ts';
import type { LayerFrame, LayerId } from '../../engine/exercise/layer-frame.ts';
import type { SeatView, ViewId } from '../../engine/exercise/view.ts';
import type { Setup } from '../../engine/exercise/setup.ts';
import type { GridSpec } from '../../engine/kernel/grid.ts';
import type { Result } from '../../engine/kernel/result.ts';
import type { ResponsePlan } from '../../engine/plan/response-plan.ts';
import type { ScoreLine } from '../../engine/plan/target.ts';
import type { ScoringPack } from '../../engine/plan/weighting.ts';
import type { PreparedQuestion, TutorialStep } from '../../engine/protocol/discussion.ts';
import type { ScenarioCard } from '../../engine/protocol/http.ts';
import type { ToldEvent } from '../../engine/protocol/evaluation.ts';
import type { Region, Text } from '../../engine/region/region.ts';
import type { Review } from '../../engine/review/types.ts';

/** A moment of a run; every `resume` is a run of its own. */
export interface Mark {
  /** Memory that it keeps by itself, roughly. */
  readonly bytes: number;
  resume(): EngineRun;
}

/** What the server needs of one running simulation. Synchronous; the tests have a small twin. */
export interface EngineRun {
  readonly tick: number;
  readonly phase: 'standby' | 'running' | 'ended';
  /**
   * Changes whenever a seat's view may have changed in more than its `tick`. What the truth reads
   * off the clock (age of the fire, time on a score line) may stand until then, a minute at most.
   */
  readonly version: number;
  /** Applies a command at the current tick. A refusal may leave events (a refused order is one). */
  submit(
    actor: Actor,
    command: Command,
  ): { readonly rejection: Rejection | null; readonly events: readonly ExerciseEvent[] };
  check(actor: Actor, command: Command): Result<OrderPreview, Rejection>;
  /**
   * Runs to `toTick` or to the end of the exercise, whichever comes first. In how many pieces a
   * stretch of time is run must make no difference: the pace is not in the log.
   */
  advance(toTick: number): void;
  /** Why a model of a hazard cannot go on; null or left out while all do. */
  readonly fault?: string | null;
  hash(): string;
  save(): Uint8Array;
  /** This moment, to go back to within this thread: cheaper by far than `save` and `load`. */
  mark(): Mark;
  view(id: ViewId): SeatView;
  setup(id: ViewId): Setup;
  layerVersions(id: ViewId): Readonly<Partial<Record<LayerId, number>>>;
  /** The layers of a view, or those of them that are named. */
  layers(id: ViewId, only?: readonly LayerId[]): readonly LayerFrame[];
  events(): readonly ExerciseEvent[];
  score(): readonly ScoreLine[];
  /** What the exercise comes to as it stands; with a plan also what became of its tasks. */
  review(plan?: ResponsePlan | null): Review;
  occupants(): readonly { readonly id: string; readonly occupant: 'human' | 'policy' | 'idle' }[];
}

/** One scenario with its region, loaded and checked: what exercises of it share. */
export interface ScenarioEngine {
  readonly card: ScenarioCard;
  readonly seats: readonly SeatSpec[];
  /** Bodies and groups in which its seats are; null without. */
  readonly headquarters: HeadquartersPlan | null;
  readonly briefing: Text;
  /** Before the start players are told nothing of it, not even their briefings. */
  readonly blind: boolean;
  readonly stopWord: Text;
  /** What injects may refer to. */
  readonly msel: MselContext;
  /** Weights of its targets; null when it names none. */
  readonly scoring: ScoringPack | null;
  readonly startDate: string;
  readonly startSecondOfDay: number;
  readonly region: Region;
  readonly targets: readonly { readonly id: string; readonly title: Text }[];
  /** Events in words of both languages, those worth telling. */
  tell(events: readonly ExerciseEvent[]): readonly ToldEvent[];
  /** Part of the region where the hazard may go; what a map needs in full. */
  readonly hazardWindow: GridSpec;
  /** Region, scenario and engine in one word: logs replay exactly only under the same one. */
  readonly fingerprint: string;
  create(seed: string): EngineRun;
  load(seed: string, bytes: Uint8Array): EngineRun;
}

/** Module that a worker thread imports by its address. */
export interface EngineModule {
  listScenarios(): Promise<readonly ScenarioCard[]>;
  openScenario(id: string): Promise<ScenarioEngine>;
  /** Questions for a tabletop exercise on a scenario. */
  questionsOf?(id: string): Promise<readonly PreparedQuestion[]>;
  /** Steps of a guided exercise on a scenario. */
  stepsOf?(id: string): Promise<readonly TutorialStep[]>;
}
