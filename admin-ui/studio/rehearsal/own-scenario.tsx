import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Popconfirm, Space } from 'antd'
import { useState } from 'react'
import { RowTable } from './row-table.tsx'
import type { Result, Row, Scenario } from './shapes.ts'
import { call, Problem } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'

const empty: Row = { who: '', does: '', with: '', expect: '' }

/** A scenario of the hospital in words; its cells can be written in, it can be taken away. */
export function OwnScenario({ scenario: { id, name, process, rows: kept }, fault, onChanged }: { scenario: Scenario; fault: Result['fault']; onChanged: () => Promise<void> }) {
  const { t } = useTexts('studioRehearsal')
  const [rows, setRows] = useState(kept)
  const [writing, setWriting] = useState(false)
  const path = `/api/studio/scenarios/${id.replace('own/', '')}`
  const filled = rows.filter((row) => Object.values(row).some((cell) => cell.trim() !== ''))
  const save = useMutation({ mutationFn: () => call(path, { method: 'PUT', json: { name, process, rows: filled } }), onMutate: () => setRows(filled), onSuccess: async () => {
    setWriting(false)
    await onChanged()
  } })
  const remove = useMutation({ mutationFn: () => call(path, { method: 'DELETE' }), onSuccess: onChanged })
  const error = save.error ?? remove.error
  return (
    <>
      <RowTable rows={rows} fault={fault} {...(writing && { onChange: setRows })} />
      {error && <Alert type="error" title={error.message} description={error instanceof Problem && error.errors.map(({ path: at, message }) => <div key={at}>{t('inRow', { number: Number(at.split('/')[2] ?? 0) + 1 })} {message}</div>)} />}
      <Space wrap>
        {writing ? (
          <>
            <Button onClick={() => setRows([...rows, empty])}>{t('addRow')}</Button>
            <Button type="primary" disabled={filled.length === 0 || JSON.stringify(filled) === JSON.stringify(kept)} loading={save.isPending} onClick={() => save.mutate()}>{t('keep')}</Button>
          </>
        ) : <Button onClick={() => setWriting(true)}>{t('write')}</Button>}
        <Popconfirm title={t('removeSure')} okText={t('common:remove')} cancelText={t('common:cancel')} onConfirm={() => remove.mutate()}><Button danger type="text">{t('common:remove')}</Button></Popconfirm>
      </Space>
    </>
  )
}
