import { z } from 'zod';
import { placeSchema } from './schema-parts.ts';

/** A rectangle of the region. */
export const windowSchema = z.strictObject({
  centre: placeSchema,
  widthKm: z.number().min(1).max(60),
  heightKm: z.number().min(1).max(60),
});
