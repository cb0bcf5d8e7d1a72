/** `node projecting.ts <url>`: projects what is stored there until it is ended. */
import { pino } from 'pino'
import { connectStore } from '../../../engine/store/store.ts'
import { startProjection } from '../../../engine/zeebe/records/projection.ts'

const log = pino({ level: 'silent' })
const connection = await connectStore(process.argv[2] ?? '', log)
const projection = await startProjection({ log, recordsDays: 0, batchSize: 5 })
process.on('SIGTERM', () => void projection.close().then(async () => await connection.close()).then(() => process.exit(0)))
process.send?.('projecting')
