import { Modal } from 'antd'
import { useTexts } from '../../kit/language.ts'

const keys = [
  [['j', 'k'], 'move'],
  [['Enter'], 'open'],
  [['x'], 'pick'],
  [['Shift j', 'Shift k'], 'pickOn'],
  [['a'], 'assign'],
  [['Esc'], 'clear'],
  [['1', '…', '6'], 'view'],
  [['/'], 'search'],
  [['?'], 'help'],
] as const

export function KeysHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTexts('work')
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('keyboard')} width={420}>
      <dl className="keys-help">
        {keys.map(([struck, does]) => (
          <div key={does}><dt>{struck.map((key) => <kbd key={key}>{key}</kbd>)}</dt><dd>{t(`key.${does}`)}</dd></div>
        ))}
      </dl>
    </Modal>
  )
}
