/** A rehearsal is nothing without the server that started it: when the channel to it closes, however that ended, this one stops, and its broker with it. */
const patience = 20_000

export function endWithParent(): void {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM')
    // The database may be gone as well; leaving takes the broker along.
    setTimeout(() => process.exit(1), patience).unref()
  })
}
