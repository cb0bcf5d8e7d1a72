/** The report as a form that needs no script. */
import { randomBytes } from 'node:crypto'
import { promiseLines, type Promised } from '../../../admin-ui/kit/promises.ts'
import type { Language } from '../../errors/errors.ts'
import type { Department } from '../../people/hospital.ts'
import { html, type Html } from './html.ts'
import { filled, textsIn } from './words.ts'

/** What somebody has typed, by the names of the fields. */
export type Typed = Partial<Record<string, string>>
/** What is wrong, by the names of the fields; `form` stands for none of them. */
export type Faults = Partial<Record<string, string>>

export interface ReportForm {
  language: Language
  departments: readonly Department[]
  promises: readonly Promised[]
  megabytes: number
  typed: Typed
  faults: Faults
}

export const mostFiles = 6

export function reportForm({ language, departments, promises, megabytes, typed, faults }: ReportForm): Html {
  const { report, common, words } = textsIn(language)
  const field = (name: string, label: string, control: (attributes: Html) => Html, note?: string): Html => {
    const fault = faults[name]
    const said = fault ?? note
    const attributes = html`id="${name}" name="${name}"${said && html` aria-describedby="${name}-note"`}${fault && html` aria-invalid="true"`}`
    return html`<div class="field"${fault && html` data-error`}><label for="${name}">${label}</label>${control(attributes)}${said && html`<p id="${name}-note" class="${fault ? 'error' : 'hint'}">${said}</p>`}</div>`
  }
  const line = (name: string, label: string, type = 'text', note?: string): Html => field(name, label, (attributes) => html`<input ${attributes} type="${type}" value="${typed[name] ?? ''}">`, note)
  const optional = (label: string): string => `${label} (${common.optional})`
  const select = (name: string, label: string, options: [value: string, text: string][]): Html =>
    field(name, label, (attributes) => html`<select ${attributes}>${options.map(([value, text]) => html`<option value="${value}"${value === (typed[name] ?? '') && html` selected`}>${text}</option>`)}</select>`)
  const tick = (name: string, label: string, note: string): Html =>
    html`<label class="switch"><input type="checkbox" name="${name}" value="yes"${typed[name] === 'yes' && html` checked`}> <span>${label}</span></label><p class="hint">${note}</p>`
  const wrong = Object.keys(faults).length > 0
  return html`
<h1>${report.title}</h1><p class="lead">${report.lead}</p>
${wrong && html`<p class="notice bad" role="alert"><b>${report.refused}</b>${faults['form']}</p>`}
<form method="post" action="/report/plain?lang=${language}" enctype="multipart/form-data">
<input type="hidden" name="key" value="${typed['key'] ?? randomBytes(16).toString('hex')}"><input type="hidden" name="began" value="${typed['began'] ?? Date.now()}"><input type="hidden" name="link" value="${typed['link'] ?? ''}">
<div class="apart-from-people" aria-hidden="true"><label>Website <input name="website" tabindex="-1" autocomplete="off" value=""></label></div>
<section>
${field('narrative', report.narrative, (attributes) => html`<textarea ${attributes} rows="6">${typed['narrative']}</textarea>`, report.narrativeHint)}
${field('files', optional(report.attachments), (attributes) => html`<input ${attributes} type="file" multiple accept="image/*,audio/*,video/*,application/pdf">`, filled(report.attachHint, { limit: mostFiles, megabytes }))}
${line('subject', optional(report.subject), 'text', report.subjectHint)}
</section>
<section><h2>${report.whereWhen}</h2>
${select('department', optional(report.department), [['', report.departmentUnknown], ...departments.map(({ id, name, nameZh }): [string, string] => [id, language === 'zh' ? nameZh : name])])}
${line('place', optional(report.place), 'text', report.placeHint)}
${line('when', optional(report.when), 'datetime-local')}
</section>
<section><h2>${report.who}</h2>
${tick('anonymous', report.anonymous, report.anonymousHint)}
${line('name', optional(common.name))}
${select('relation', report.relation, (['self', 'relative', 'friend', 'other'] as const).map((one) => [one, words.relation[one]]))}
${line('phone', common.phone, 'tel')}
${line('email', optional(common.email), 'email')}
${tick('confidential', report.confidential, report.confidentialHint)}
</section>
${promiseList(promises, language, false)}
<p><button type="submit" class="primary">${report.submit}</button></p>
</form>`
}

/** What happens next, by when. */
export function promiseList(promises: readonly Promised[], language: Language, anonymous: boolean): Html {
  const { report } = textsIn(language)
  const limits = promiseLines(promises, language, anonymous).map(({ key, blanks }) => filled(report[key], blanks))
  return html`<section class="promise"><h2>${report.promise}</h2><ol>${[report.promiseReceipt, ...limits, report.promiseRate].map((line) => html`<li>${line}</li>`)}</ol></section>`
}
