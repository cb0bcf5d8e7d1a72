import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input, Select } from 'antd'
import { links } from './queries.ts'
import { named } from '../parts/named.ts'
import * as queries from '../queries.ts'
import { call } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'

interface Wanted {
  department?: string
  place?: string
}

export function MakeLink() {
  const { t } = useTexts('portalCodes')
  const { language } = useLanguage()
  const [form] = Form.useForm<Wanted>()
  const client = useQueryClient()
  const { data: departments = [] } = useQuery(queries.departments)
  const make = useMutation({
    mutationFn: ({ department, place }: Wanted) => call('/api/portal/links', { json: { ...(department && { department }), ...(place?.trim() && { place: place.trim() }) } }),
    onSuccess: async () => {
      form.resetFields()
      await client.invalidateQueries({ queryKey: links.queryKey })
    },
  })
  const oneOfBoth = ({ getFieldValue }: { getFieldValue: (name: string) => unknown }) => ({
    validator: (_: unknown, place: string | undefined) => (place?.trim() || getFieldValue('department') ? Promise.resolve() : Promise.reject(new Error(t('needOne')))),
  })
  return (
    <Form<Wanted> form={form} layout="vertical" className="portal-make" onFinish={(wanted) => make.mutate(wanted)}>
      <Form.Item name="department" label={t('department')}>
        <Select allowClear showSearch={{ optionFilterProp: 'label' }} placeholder={t('noDepartment')} options={departments.filter(({ kind }) => kind !== 'office').map((one) => ({ value: one.id, label: named(one, language) }))} />
      </Form.Item>
      <Form.Item name="place" label={t('place')} dependencies={['department']} rules={[oneOfBoth]}>
        <Input maxLength={120} placeholder={t('placeHint')} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={make.isPending}>{t('make')}</Button>
      {make.isError && <Alert type="error" showIcon title={t('makeFailed')} />}
    </Form>
  )
}
