import { describe, expect, it } from 'vitest'
import { eventText } from '../../engine/complaints/history-texts.ts'
import { isOfDepartment, stageName } from '../../engine/complaints/names.ts'
import { nameOf } from '../../engine/complaints/vocabulary.ts'
import { demoHospital } from '../../engine/people/index.ts'

const by = nameOf('channel', 'wecom-group')
const hospital = demoHospital(new Date('2026-03-02T01:00:00Z'))

describe('the clock of a department', () => {
  it.each([
    ['department-cardiology', 'Answer of Cardiology', '心内科反馈'],
    ['department-2-cardiology', 'Answer of Cardiology', '心内科反馈'],
    ['department-complaint-office', 'Answer of Doctor–patient office', '医患办公室反馈'],
    ['head-cardiology', 'Answer of the head of Cardiology', '心内科负责人反馈'],
    ['contact', 'First contact', '首次联系'],
    ['department-closed-long-ago', 'Answer of closed-long-ago', 'closed-long-ago反馈'],
  ])('%s is called %s', (stage, en, zh) => {
    expect(stageName(stage, hospital)).toEqual({ en, zh })
  })

  it('is told from the stages of the case', () => {
    expect(['department-cardiology', 'head-3-nursing', 'contact', 'plan', 'statutory', 'department'].map(isOfDepartment)).toEqual([true, true, false, false, false, false])
  })
})

describe('a group that something goes to', () => {
  it.each([
    ['complaint-office', 'the complaint office', '投诉办公室'], ['department-head:cardiology', 'the department head of Cardiology', '心内科科主任'],
    ['department:cardiology', 'Cardiology', '心内科'], ['of-their-own', 'of-their-own', 'of-their-own'],
  ])('%s is called %s', (group, en, zh) => {
    const sent = { channel: 'wecom-group', template: 'limit-missed', to: `group:${group}`, state: 'sent' } as const
    expect(eventText('notified', sent, hospital)).toEqual({ en: `“Limit missed” to ${en} ${by.en}: sent.`, zh: `“超时通知”致${zh}（${by.zh}）：已发送。` })
    expect(eventText('staff.found', { post: 'liaison', department: null, person: null, group, because: [] }, hospital)).toEqual({ en: `Nobody in person is on duty as the liaison; it goes to ${en}.`, zh: `联络员无人在岗，转${zh}。` })
  })
})

describe('the diary of the 1+X window', () => {
  it('says who was asked and why', () => {
    const data = { ask: 'department-2-nursing', department: 'nursing', points: ['1', '3'], because: 'sent-back' }
    expect(eventText('department.asked', data, hospital)).toEqual({ en: 'Nursing department was asked about points 1, 3 (the answer was thin).', zh: '请护理部就第 1、3 点反馈（反馈不充分，退回补充）。' })
  })

  it.each([
    ['answered', 'Nursing department answered point 2.'], ['bounced', 'Nursing department says of point 2: not ours.'], ['silent', 'Nursing department and its head did not answer point 2.'],
  ] as const)('says what came back: %s', (outcome, en) => {
    expect(eventText('department.replied', { ask: 'department-nursing', department: 'nursing', outcome, points: ['2'], rectifications: [], entry: null }, hospital).en).toBe(en)
  })

  it.each([
    ['insist', null, 'The arbiter decided: Nursing department has to answer.'], ['reassign', 'pharmacy', 'The arbiter decided: not Nursing department but Pharmacy answers.'],
    ['withdraw', null, 'The arbiter decided: no department has to answer this.'],
  ] as const)('says who decided where nobody wanted to answer: %s', (decision, to, en) => {
    expect(eventText('bounce.decided', { department: 'nursing', decision, to, by: 'arbiter', entry: null }, hospital).en).toBe(en)
  })
})
