import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import { serve } from '../rpc.ts';
import { Drafts } from './drafts.ts';

// As in the server's own thread: nothing is made from strings.
z.config({ jitless: true });
serve(parentPort!, new Drafts());
