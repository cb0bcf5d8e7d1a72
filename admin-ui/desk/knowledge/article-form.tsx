import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Card, DatePicker, Form, Input, Select, Space } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useMe } from '../frame/signed-in.tsx'
import { named } from '../parts/named.ts'
import { PageHead } from '../parts/page-head.tsx'
import * as queries from '../queries.ts'
import { call, Problem } from '../../kit/http.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { Article, ArticleState, ArticleText } from '../../kit/shapes/hotline.ts'
import { dateOf, useNow } from '../../kit/time.ts'

interface Filled extends Omit<ArticleText, 'reviewBy' | 'department' | 'owner'> {
  reviewBy: Dayjs
  department?: string
  owner?: string
  because: string
}

interface ArticleFormProps {
  /** None: a new one. */
  article?: Article
  title?: ArticleText['title']
  onDone: (id?: string) => void
}

const publishers = ['administrator', 'complaint-office', 'quality-team', 'department-head']

/** Both languages side by side; who answers for it and until when it has to be looked at again. */
export function ArticleForm({ article, title, onDone }: ArticleFormProps) {
  const { t } = useTexts('knowledge')
  const { language } = useLanguage()
  const { roles, id: me } = useMe()
  const client = useQueryClient()
  const now = useNow()
  const { data: departments = [] } = useQuery(queries.departments)
  const { data: people = [] } = useQuery(queries.people)
  const publishes = article?.canPublish ?? publishers.some((role) => roles.includes(role))
  const states: ArticleState[] = publishes ? ['published', 'draft', ...(article ? ['archived' as const] : [])] : ['draft']
  const { mutate, isPending, error } = useMutation({
    mutationFn: async ({ reviewBy, department, owner, ...rest }: Filled) => {
      const json = { ...rest, department: department ?? null, owner: owner ?? null, reviewBy: reviewBy.format('YYYY-MM-DD') }
      if (!article) return (await call<{ id: string }>('/api/knowledge', { json })).id
      await call(`/api/knowledge/${article.id}`, { method: 'PUT', json: { ...json, from: article.version } })
      return article.id
    },
    onSuccess: async (id) => {
      await client.invalidateQueries({ queryKey: ['knowledge'] })
      onDone(id)
    },
  })
  const first: Partial<Filled> = article
    ? { ...article, department: article.department ?? undefined as never, owner: article.owner ?? undefined as never, reviewBy: dayjs(article.reviewBy) }
    : { title: title ?? { en: '', zh: '' }, body: { en: '', zh: '' }, keywords: [], owner: me, state: publishes ? 'published' : 'draft', reviewBy: dayjs(dateOf(now)).add(1, 'year') }
  const eitherTitle = ({ getFieldValue }: { getFieldValue: (path: string[]) => string | undefined }) => ({
    validator: () => ([getFieldValue(['title', 'en']), getFieldValue(['title', 'zh'])].some((text) => text?.trim()) ? Promise.resolve() : Promise.reject(new Error(t('needTitle')))),
  })
  return (
    <>
      <PageHead title={article ? t('edit') : t('write')} />
      <Card>
        <Form<Filled> layout="vertical" initialValues={first} onFinish={(filled) => mutate({ ...filled, title: either(filled.title), body: either(filled.body) })} scrollToFirstError>
          {error !== null && <Alert className="gap-below" type="error" showIcon title={error instanceof Problem ? (error.status === 409 ? t('changedMeanwhile') : error.message) : t('common:noConnection')} />}
          <div className="pair">
            {(['zh', 'en'] as const).map((lang) => (
              <div key={lang}>
                <Form.Item name={['title', lang]} label={t(`question.${lang}`)} rules={[eitherTitle]}><Input maxLength={200} lang={lang} /></Form.Item>
                <Form.Item name={['body', lang]} label={t(`answer.${lang}`)}><Input.TextArea maxLength={20_000} lang={lang} autoSize={{ minRows: 6 }} /></Form.Item>
              </div>
            ))}
            <Form.Item name="keywords" label={t('keywords')} extra={t('keywordsHint')}><Select mode="tags" open={false} tokenSeparators={[',', '，', '、']} /></Form.Item>
            <Form.Item name="department" label={t('department')}><Select allowClear placeholder={t('wholeHospital')} showSearch={{ optionFilterProp: 'label' }} options={departments.map((one) => ({ value: one.id, label: named(one, language) }))} /></Form.Item>
            <Form.Item name="owner" label={t('owner')}><Select allowClear showSearch={{ optionFilterProp: 'label' }} options={people.map((one) => ({ value: one.id, label: named(one, language) }))} /></Form.Item>
            <Form.Item name="reviewBy" label={t('reviewBy')} rules={[{ required: true, message: t('needReview') }]}><DatePicker className="full" allowClear={false} /></Form.Item>
            <Form.Item name="state" label={t('state')}><Select options={states.map((value) => ({ value, label: t(`stateName.${value}`) }))} /></Form.Item>
            <Form.Item name="because" label={t('because')} rules={[{ required: true, whitespace: true, message: t('needBecause') }]}><Input maxLength={500} /></Form.Item>
          </div>
          <Space>
            <Button type="primary" htmlType="submit" loading={isPending}>{t('save')}</Button>
            <Button onClick={() => onDone()}>{t('common:cancel')}</Button>
          </Space>
        </Form>
      </Card>
    </>
  )
}

const either = ({ en = '', zh = '' }: Partial<ArticleText['title']>): ArticleText['title'] => ({ en, zh })
