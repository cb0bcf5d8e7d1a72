import { Modal } from 'antd'
import { useTexts } from '../../kit/language.ts'

const keys = [
  ['append', 'A'], ['create', 'N'], ['replace', 'R'], ['name', 'E'], ['remove', 'Delete'], ['copy', 'Ctrl C  Ctrl V'], ['undo', 'Ctrl Z  Ctrl Y'], ['search', 'Ctrl F'],
  ['all', 'Ctrl A'], ['move', '← ↑ → ↓'], ['several', 'Shift'], ['hand', 'H'], ['lasso', 'L'], ['space', 'S'], ['connect', 'C'], ['zoom', 'Ctrl + −'],
] as const

/** What the keyboard does while somebody draws. */
export function KeysHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTexts('studio')
  return (
    <Modal open={open} title={t('keys.title')} footer={null} onCancel={onClose}>
      <p className="quiet">{t('keys.how')}</p>
      <table className="keys">
        <tbody>{keys.map(([what, pressed]) => <tr key={what}><th scope="row">{t(`keys.${what}`)}</th><td>{pressed.split('  ').map((one) => <kbd key={one}>{one}</kbd>)}</td></tr>)}</tbody>
      </table>
      <p className="quiet">{t('keys.align')}</p>
    </Modal>
  )
}
