/** `npm start`: from a fresh clone to a running server. Plain JavaScript without dependencies, for any Node from 20 on. */
import { join } from 'node:path'
import { ensureChromium } from './chromium.mjs'
import { installDependencies } from './dependencies.mjs'
import { handOver } from './hand-over.mjs'
import { buildPages } from './pages.mjs'
import { node24, root } from './project.mjs'

installDependencies()
buildPages()
ensureChromium('letters as PDF')
// Later starts need not compile what this one did: two seconds of processor time less.
process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules/.cache/compiled')
process.exit(await handOver([node24(), ['engine/main.ts', ...process.argv.slice(2)]]))
