/** What files are called. Diagrams bring their names; a form is called after the step that shows it; the shipped tables are English inside. */
import { nameOf, type Sentence } from '../../complaints/vocabulary.ts'
import type { TemplateName } from '../../templates/shipped.ts'
import { Resources } from '../../zeebe/records/shapes.ts'

/** Chinese names of the shipped tables, by file. */
const tablesInChinese: Readonly<Record<string, string>> = {
  'letter-policy': '答复函规则', 'emergency-trigger': '应急触发条件', 'complaint-classification': '投诉分类', 'complaint-routing': '投诉分派', 'complaint-tier': '投诉定级',
  'related-cases': '关联案件', 'staff-appraisal': '人员考评', 'tier-policy': '等级与时限', 'visibility': '可见范围', 'work-limits': '其他工作时限', 'deadline-change': '暂停或延期',
  'notification-policy': '通知规则', 'report-targets': '指标目标值', 'callback-policy': '回访规则', 'survey-policy': '问卷答复期限', 'answer-check': '答复是否完整', 'bounce-policy': '“非本科室”由谁裁定',
  'department-selection': '科室选择', 'sign-off-policy': '答复由谁签发', 'window-policy': '1+X 各环节时限',
}

export const tableTitle = (stem: string, name: string): Sentence => ({ en: name, zh: tablesInChinese[stem] ?? name })

export const templateTitle = ({ area, name }: Pick<TemplateName, 'area' | 'name'>): Sentence => nameOf(area === 'letter' ? 'printed' : 'message', name)

interface Shows {
  form: string
  title: Sentence
}

/** Of a deployed version, which never changes: the forms that its steps show. */
const shownBy = new Map<string, Shows[]>()

/** Names of the steps that show a form, by form id, in the latest version of each process. @param keys of those versions */
export async function formTitles(keys: readonly string[]): Promise<Map<string, Sentence>> {
  const missing = keys.filter((key) => !shownBy.has(key))
  if (missing.length > 0) {
    for (const { _id, text, elements } of await Resources.find({ _id: { $in: missing } }, { text: 1, elements: 1 }).lean()) {
      const names = new Map(elements.map(({ id, name, nameZh }) => [id, { en: name || id, zh: nameZh ?? (name || id) }]))
      shownBy.set(_id, formsIn(text).map(({ step, form }) => ({ form, title: names.get(step) ?? { en: form, zh: form } })))
    }
  }
  return new Map(keys.flatMap((key) => shownBy.get(key) ?? []).map(({ form, title }) => [form, title]))
}

function formsIn(xml: string): { step: string, form: string }[] {
  return xml.split(/<(?:(?!zeebe:)\w+:)?userTask\s/).slice(1).flatMap((rest) => {
    const [step, form] = [/\bid="([^"]+)"/.exec(rest)?.[1], /^[^]*?formId="([^"]+)"/.exec(rest.split(/<\/(?:\w+:)?userTask>/)[0] ?? '')?.[1]]
    return step && form ? [{ step, form }] : []
  })
}
