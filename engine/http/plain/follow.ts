/** Following a complaint without scripts: number and code are sent in the body, so that they stand in no log. */
import type { Followed } from '../../complaints/follow.ts'
import { sayInstant } from '../../complaints/say-time.ts'
import { nameOf } from '../../complaints/vocabulary.ts'
import type { Language } from '../../errors/errors.ts'
import { html, type Html } from './html.ts'
import { filled, textsIn } from './words.ts'

export function followForm(language: Language, receipt: string, fault?: string): Html {
  const { follow } = textsIn(language)
  return html`
<h1>${follow.title}</h1><p class="lead">${follow.lead}</p>
${fault && html`<p class="notice bad" role="alert">${fault}</p>`}
<form method="post" action="/follow/plain?lang=${language}"><section>
<div class="field"><label for="receipt">${follow.receipt}</label><input id="receipt" name="receipt" required autocomplete="off" value="${receipt}"></div>
<div class="field"><label for="code">${follow.code}</label><input id="code" name="code" required autocomplete="off"></div>
</section><p><button type="submit" class="primary">${follow.look}</button></p></form>`
}

export function progress(language: Language, seen: Followed): Html {
  const { follow, words } = textsIn(language)
  const time = (at: Date): Html => html`<time datetime="${at.toISOString()}">${sayInstant(at, seen.zone)[language]}</time>`
  const holders = seen.holders.map(({ role, department }) => [department?.[language], role && (words.role as Record<string, string>)[role]].filter(Boolean).join(language === 'zh' ? '' : ', '))
  return html`
<p class="lead">${seen.receipt}</p>
<h1>${seen.subject} <span class="state" data-state="${seen.state}">${words.state[seen.state]}</span></h1>
<p>${seen.tier === null ? follow.tierNone : (follow.tier as Record<string, string>)[seen.tier]}</p>
${holders.length > 0 && html`<p>${filled(follow.holders, { names: holders.join(language === 'zh' ? '、' : ' · ') })}</p>`}
${seen.merged && html`<p class="notice warn">${follow.merged}</p>`}
${seen.withdrawing && html`<p class="notice warn">${follow.withdrawing}</p>`}
${seen.answer && html`<section class="answer"><h2>${follow.answer}</h2><p>${seen.answer.text}</p></section>`}
${seen.questions.length > 0 && html`<section><h2>${follow.questions}</h2>${seen.questions.map(({ text, answer }) => html`<p><b>${text}</b></p><p class="hint">${answer ? filled(follow.questionAnswered, { answer: answer.text }) : follow.plainMore}</p>`)}</section>`}
<section><h2>${follow.steps}</h2><ol class="steps">
${seen.steps.length === 0 && html`<li>${follow.nothingYet}</li>`}
${seen.steps.map(({ at, text }) => html`<li>${text[language]}${time(at)}</li>`)}
${seen.next && html`<li class="next"><b>${follow.next}</b> ${nameOf('stage', seen.next.stage)[language]}${time(seen.next.at)}</li>`}
</ol></section>
<p class="hint centred">${follow.plainMore}</p>`
}
