import { TableOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Checkbox, Drawer } from 'antd'
import { useState } from 'react'
import { keepColumns, ledgerColumns } from './ledger-queries.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { LedgerColumn } from '../../kit/shapes/overviews.ts'

/** Which columns the ledger shows to this person; they stand in the order of the list. */
export function ColumnChoice({ all, mine }: { all: LedgerColumn[]; mine: string[] }) {
  const { t } = useTexts('ledgerTools')
  const { language } = useLanguage()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [chosen, choose] = useState<string[]>()
  const keep = useMutation({
    mutationFn: (columns: string[]) => keepColumns(columns),
    onSuccess: async () => {
      choose(undefined)
      await client.invalidateQueries({ queryKey: ledgerColumns.queryKey })
    },
    onError: (error) => void message.error(error.message),
  })
  const inOrder = (ids: string[]) => all.map(({ id }) => id).filter((id) => ids.includes(id))
  const list = all.filter(({ id }) => id !== 'subject' && id !== 'receipt')
  return (
    <>
      <Button icon={<TableOutlined />} onClick={() => choose(mine)}>{t('columns')}</Button>
      <Drawer
        title={t('columnsTitle')}
        open={chosen !== undefined}
        onClose={() => choose(undefined)}
        footer={<Button type="primary" block loading={keep.isPending} disabled={!chosen?.length} onClick={() => keep.mutate(inOrder(chosen ?? []))}>{t('keep')}</Button>}
      >
        <p className="quiet">{t('columnsNote')}</p>
        <Checkbox.Group className="column-choice" value={chosen ?? []} onChange={choose} options={list.map(({ id, name, look }) => ({ value: id, label: <>{name[language]}{look === 'identify' && <span className="quiet"> · {t('columnsPersonal')}</span>}</> }))} />
      </Drawer>
    </>
  )
}
