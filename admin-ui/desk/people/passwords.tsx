import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Modal, Popconfirm, Typography } from 'antd'
import { useState } from 'react'
import * as people from './people-queries.ts'
import { named } from '../parts/named.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'

interface Given extends people.Stranger { password: string }

/** Who works here and cannot sign in yet, and their first passwords; nothing where there is nobody. */
export function FirstPasswords() {
  const { t } = useTexts('people')
  const { language } = useLanguage()
  const { data: strangers = [] } = useQuery(people.withoutAccount)
  const { given, give, isGiving, forget } = useGiving()
  const names = strangers.slice(0, 6).map((one) => named(one, language)).join(language === 'zh' ? '、' : ', ')
  return (
    <>
      {strangers.length > 0 && (
        <Alert className="people-strangers" type="warning" showIcon title={t('cannotSignIn', { count: strangers.length })} description={`${names}${strangers.length > 6 ? '…' : ''}`}
          action={<Button type="primary" loading={isGiving} onClick={() => give(strangers)}>{t('givePasswords')}</Button>} />
      )}
      <Shown given={given} onClose={forget} />
    </>
  )
}

/** For somebody who has forgotten theirs. */
export function NewPassword({ person }: { person: people.Stranger }) {
  const { t } = useTexts('people')
  const { given, give, isGiving, forget } = useGiving()
  return (
    <>
      <Popconfirm title={t('newPasswordMeans')} okText={t('newPassword')} cancelText={t('common:cancel')} onConfirm={() => give([person])}><Button loading={isGiving}>{t('newPassword')}</Button></Popconfirm>
      <Shown given={given} onClose={forget} />
    </>
  )
}

function useGiving() {
  const { message } = App.useApp()
  const client = useQueryClient()
  const [given, setGiven] = useState<Given[]>([])
  const { mutate, isPending } = useMutation({
    mutationFn: async (strangers: people.Stranger[]) => {
      for (const one of strangers) {
        const { password } = await people.givePassword(one.id)
        setGiven((before) => [...before, { ...one, password }])
      }
    },
    onError: (error) => void message.error(error.message),
    onSettled: () => client.invalidateQueries(people.everything),
  })
  return { given, give: mutate, isGiving: isPending, forget: () => setGiven([]) }
}

function Shown({ given, onClose }: { given: Given[]; onClose: () => void }) {
  const { t } = useTexts('people')
  const { language } = useLanguage()
  return (
    <Modal open={given.length > 0} title={t('passwordsGiven')} onCancel={onClose} footer={<Button type="primary" onClick={onClose}>{t('passwordsDone')}</Button>} mask={{ closable: false }}>
      <p className="quiet">{t('shownOnce')}</p>
      <dl className="facts">
        {given.map((one) => <div key={one.id}><dt>{named(one, language)}</dt><dd><Typography.Text className="mono" copyable>{one.password}</Typography.Text></dd></div>)}
      </dl>
    </Modal>
  )
}
