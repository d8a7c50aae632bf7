import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { serve } from '../rpc.ts';
import { ScenarioLibrary } from '../scenarios/library.ts';
import { PlanDesk } from './plan-desk.ts';
import { PLANS_FOLDER } from './plans.ts';

// As in the server's own thread: nothing is made from strings.
z.config({ jitless: true });
const { own } = workerData as { readonly own: string | null };
serve(parentPort!, new PlanDesk(PLANS_FOLDER, new ScenarioLibrary(own)));
