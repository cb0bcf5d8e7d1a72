import type { ComparedLine } from './difference.ts'
import { useTexts } from '../../kit/language.ts'

/** Lines around a change that are shown for orientation. */
const around = 2

/** A text line by line; long stretches that did not change are folded away. */
export function LineDifference({ lines, onlyChanges }: { lines: ComparedLine[]; onlyChanges: boolean }) {
  const { t } = useTexts('studioCompare')
  const near = new Set(lines.flatMap(({ change }, i) => (change === 'same' ? [] : Array.from({ length: 2 * around + 1 }, (_, by) => i - around + by))))
  const shown = lines.map((line, i) => ({ ...line, i })).filter(({ i }) => !onlyChanges || near.has(i))
  return (
    <pre className="difference-lines" tabIndex={0}>
      {shown.map(({ change, text, i }, place) => (
        <span key={i} data-change={change}>
          {place > 0 && shown[place - 1]!.i !== i - 1 && <i>…{'\n'}</i>}
          <b aria-label={change === 'same' ? undefined : t(`change.${change}`)}>{change === 'added' ? '+' : change === 'removed' ? '−' : ' '}</b> {text}{'\n'}
        </span>
      ))}
    </pre>
  )
}
