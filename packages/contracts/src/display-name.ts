import { z } from 'zod';

/** A name that people give: 1–60 characters, no blanks around it. */
export const DisplayName = z.string().trim().min(1).max(60);
