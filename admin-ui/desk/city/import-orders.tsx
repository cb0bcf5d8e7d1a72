import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Drawer, Empty, Table, Tag, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { preview, readFile, take, type FileLine, type OrderFile } from './city-queries.ts'
import { Instant } from '../parts/instant.tsx'
import { useTexts } from '../../kit/language.ts'

const colours = { new: 'green', known: 'default', changed: 'red', faulty: 'red' }

/** Orders from a file of the city's platform: first what it would bring, then it is taken; all of it or, where a line has a fault, nothing. */
export function ImportOrders({ onClose }: { onClose: () => void }) {
  const { t } = useTexts('city')
  const client = useQueryClient()
  const [file, setFile] = useState<OrderFile>()
  const looking = useMutation({ mutationFn: async (chosen: File) => {
    const read = await readFile(chosen)
    setFile(read)
    return (await preview(read)).items
  } })
  const taking = useMutation({ mutationFn: (given: OrderFile) => take(given), onSuccess: () => client.invalidateQueries({ queryKey: ['tasks', 'city'] }) })
  const lines = looking.data ?? []
  const fresh = lines.filter(({ state }) => state === 'new').length
  const faulty = lines.filter(({ state }) => state === 'faulty' || state === 'changed').length
  const fault = looking.error ?? taking.error
  const columns: TableColumnsType<FileLine> = [
    { key: 'line', title: t('column.line'), width: 60, dataIndex: 'line' },
    { key: 'order', title: t('column.order'), render: (_, { number, subject, kind, faults }) => (
      <>
        {subject || '—'}
        <div className="quiet">{[number, kind && t(`kind.${kind}`)].filter(Boolean).join(' · ')}</div>
        {faults.map(({ path, message }) => <div key={`${path} ${message}`} className="city-fault">{path}: {message}</div>)}
      </>
    ) },
    { key: 'deadline', title: t('column.due'), width: 150, responsive: ['md'], render: (_, { deadline }) => (deadline ? <Instant at={deadline} /> : '—') },
    { key: 'state', title: t('column.state'), width: 150, render: (_, { state }) => <Tag color={colours[state]}>{t(`line.${state}`)}</Tag> },
  ]
  return (
    <Drawer
      open
      size="large"
      title={t('import')}
      onClose={onClose}
      footer={taking.data
        ? <Button type="primary" block onClick={onClose}>{t('done')}</Button>
        : <Button type="primary" block disabled={!file || fresh === 0 || faulty > 0} loading={taking.isPending} onClick={() => file && taking.mutate(file)}>{t('take', { count: fresh })}</Button>}
    >
      <p className="quiet">{t('importHint')}</p>
      <input
        className="city-file" type="file" accept=".csv,.json,text/csv,application/json" aria-label={t('chooseFile')}
        onChange={({ target }) => {
          taking.reset()
          if (target.files?.[0]) looking.mutate(target.files[0])
        }}
      />
      {fault && <Alert className="gap-below" type="error" showIcon title={fault instanceof SyntaxError ? t('notJson') : fault.message} />}
      {taking.data && <Alert className="gap-below" type="success" showIcon title={t('taken', { count: taking.data.items.filter(({ known }) => !known).length })} />}
      {!taking.data && faulty > 0 && <Alert className="gap-below" type="warning" showIcon title={t('faulty', { count: faulty })} />}
      {looking.data && (lines.length === 0
        ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('emptyFile')} />
        : <Table<FileLine> size="small" rowKey="line" pagination={false} columns={columns} dataSource={lines} loading={looking.isPending} />)}
    </Drawer>
  )
}
