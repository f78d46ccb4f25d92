import { z } from 'zod'

/** An address as it is kept and compared: without surrounding spaces, in lower case, at most 254 characters (RFC 5321). */
export const Email = z.string().trim().toLowerCase().pipe(z.email('must be an email address').max(254))
