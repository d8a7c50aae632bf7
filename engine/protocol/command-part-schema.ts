import { z } from 'zod';
import { ADVICE, WARNING_HAZARDS, WARNING_LEVELS } from '../response/warnings/warning.ts';
import { ASSUMED_SURVEY } from '../response/survey/survey.ts';
import { provenanceSchema } from './schema-parts.ts';

/** Who may declare what, and where the headquarters meets: `command:` of a scenario file. */
export const commandPartSchema = z.strictObject({
  authority: z
    .array(
      z.strictObject({
        seat: z.string().min(1),
        grade: z.boolean().default(false),
        /** 4 (Ⅳ, lowest) to 1: the highest response level that the seat may declare. */
        response: z.literal([1, 2, 3, 4]).nullable().default(null),
        warnings: z.boolean().default(false),
      }),
    )
    .min(1),
  headquarters: z
    .strictObject({
      facility: z.string().min(1),
      setUpMin: z.number().min(1).max(1440),
      provenance: provenanceSchema,
    })
    .nullable()
    .default(null),
});

/** A system that carries warnings to households: `warningChannels:` of a scenario file. */
export const warningChannelSchema = z.strictObject({
  id: z.enum(['loudspeaker', 'sms', 'siren']),
  reach: z.number().gt(0).max(1),
  delayMin: z.number().gt(0).max(1440),
  delayLogSd: z.number().min(0).max(2),
  only: z.literal('townshipSeat').nullable().default(null),
  provenance: provenanceSchema,
});

/** Radius of a survey area, m. */
export const surveyRadiusM = z
  .number()
  .min(ASSUMED_SURVEY.radiusLeastM)
  .max(ASSUMED_SURVEY.radiusMostM);

export const warningCommandParts = {
  hazard: z.enum(WARNING_HAZARDS),
  level: z.enum(WARNING_LEVELS),
  advice: z.enum(ADVICE),
  channels: z
    .array(z.enum(['loudspeaker', 'sms', 'siren']))
    .min(1)
    .max(3),
};
