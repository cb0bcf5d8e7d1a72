/** `npm start`: from a fresh clone to a running server. Plain JavaScript without dependencies, for any Node from 20 on. */
import { ensureChromium } from './chromium.mjs'
import { installDependencies } from './dependencies.mjs'
import { handOver } from './hand-over.mjs'
import { buildPages } from './pages.mjs'
import { node24 } from './project.mjs'

installDependencies()
buildPages()
ensureChromium('letters as PDF')
process.exit(await handOver([node24(), ['engine/main.ts', ...process.argv.slice(2)]]))
