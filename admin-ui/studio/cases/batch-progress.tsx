import { Progress } from 'antd'
import type { Batch } from '../../kit/shapes/watch.ts'

/** How much of a batch is behind it; red where something did not come out well. */
export function BatchProgress({ batch: { total, outcomes, state } }: { batch: Batch }) {
  const done = total - (outcomes['waiting'] ?? 0)
  const bad = (outcomes['stuck'] ?? 0) + (outcomes['refused'] ?? 0)
  return <Progress percent={Math.floor((done / total) * 100)} format={() => `${done} / ${total}`} status={state === 'running' ? 'active' : bad > 0 || state === 'stopped' ? 'exception' : 'success'} />
}
