/** `npm run dev`: the server, started again on every change, beside Vite's own server for the pages. */
import { join } from 'node:path'
import { installDependencies } from './dependencies.mjs'
import { handOver } from './hand-over.mjs'
import { bin, node24 } from './project.mjs'

installDependencies()
process.exit(await handOver([node24(), ['--watch', 'engine/main.ts']], [node24(), [join(bin, 'vite'), '--config', 'admin-ui/vite.config.ts']]))
