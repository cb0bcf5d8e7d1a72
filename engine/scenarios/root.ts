import { join } from 'node:path'

/** The project's folder, with `processes/` in it. */
export const root = join(import.meta.dirname, '../..')
