/** Holds a data directory until it is killed: `node holder.ts DATA_DIR`. */
import { startEmbedded } from '../../engine/embedded/index.ts'
import { options } from './options.ts'

await startEmbedded(options(process.argv[2]!, { zeebe: true, mongo: true }))
