import { describe, expect, it } from 'vitest'
import { coverageOf, demoHospital, gapsOf, onDuty, type Hospital } from '../../engine/people/index.ts'
import { shanghai } from '../calendar/calendars.ts'
import { forSeeds, pick } from '../calendar/seeded.ts'
import { absent, hospitalWith, liaison, onRoster } from './small-hospital.ts'
import { someHospital } from './some-hospital.ts'

const [from, to] = [shanghai('2026-11-25T00:00'), shanghai('2026-11-26T00:00')]
const post = { department: 'cardiology', id: 'liaison' }
const told = (hospital: Hospital): string[] => coverageOf(post, from, to, hospital).map(({ from: at, person, place }) => `${at.toISOString().slice(11, 16)} ${place} ${person}`)

describe('who answers when', () => {
  it('is told from change to change, without a break', () => {
    expect(told(hospitalWith({ absences: [absent('ann', 'consultation', '2026-11-25T09:00', '2026-11-25T10:00')], roster: [onRoster('dora', '2026-11-25T17:30', '2026-11-26T08:00')] }))).toEqual([
      '16:00 head heidi', '00:00 a ann', '01:00 b ben', '02:00 a ann', '04:00 head heidi', '06:00 a ann', '09:30 duty dora',
    ])
  })

  it('follows the chain of the post: one that never rings the head leaves the night to the office', () => {
    expect(told(hospitalWith({ posts: [liaison({ chain: ['b', 'a', 'duty'] })] }))).toEqual(['16:00 office null', '00:00 b ben', '04:00 office null', '06:00 b ben', '09:30 office null'])
  })
})

describe('gaps', () => {
  it('are the times that nobody covers, with what was tried', async () => {
    const hospital = hospitalWith({ absences: ['ann', 'ben', 'heidi'].map((id) => absent(id, 'leave', '2026-11-25T08:00', '2026-11-25T10:00')) })
    const gaps = await gapsOf(hospital, from, to)
    expect(gaps).toMatchObject([{ department: 'cardiology', posts: ['liaison'], kind: 'nobody', from: shanghai('2026-11-25T08:00'), to: shanghai('2026-11-25T10:00') }])
    expect(gaps[0]!.because.map(({ code }) => code)).toEqual(['a.on-leave', 'b.on-leave', 'duty.none', 'head.on-leave', 'office.fallback'])
  })

  it('are holes of a roster that a department keeps, told once for all posts that share them; a break at noon is none', async () => {
    const posts = [liaison(), liaison({ id: 'service-specialist' })]
    expect(await gapsOf(hospitalWith({ posts }), from, to)).toEqual([])
    const roster = [onRoster('dora', '2026-11-25T00:00', '2026-11-25T08:00')]
    expect(await gapsOf(hospitalWith({ posts, roster }), from, to)).toMatchObject([{ kind: 'roster-hole', posts: ['liaison', 'service-specialist'], from: shanghai('2026-11-25T17:30'), to }])
  })

  it('show in the demonstration hospital whose night duty falls into their leave, and a noon on which the head is in training', { timeout: 30_000 }, async () => {
    const start = shanghai('2026-10-08T09:30')
    const gaps = await gapsOf(demoHospital(start), start, shanghai('2026-11-05T09:30'))
    expect(gaps.map(({ department, kind, from: at }) => [department, kind, at])).toEqual([
      ...['2026-10-08', '2026-10-11'].map((date) => ['orthopaedics', 'roster-hole', shanghai(`${date}T17:30`)]),
      ['outpatient', 'nobody', shanghai('2026-10-12T12:00')],
      ['orthopaedics', 'roster-hole', shanghai('2026-10-14T17:30')],
    ])
    expect(gaps[0]!.because).toContainEqual(expect.objectContaining({ code: 'duty.on-leave', person: 'zhou-haitao' }))
  })
})

describe('in any hospital', { timeout: 60_000 }, () => {
  it('the whole time is told, and every stretch says what the lookup says, wherever one looks into it', () => {
    forSeeds(60, (random) => {
      const hospital = someHospital(random)
      const stretches = coverageOf(post, from, to, hospital)
      expect(stretches[0]!.from).toEqual(from)
      expect(stretches.at(-1)!.to).toEqual(to)
      stretches.slice(1).forEach((stretch, i) => expect(stretch.from).toEqual(stretches[i]!.to))
      const stretch = pick(random, stretches)
      const at = new Date(stretch.from.getTime() + Math.floor(random() * (stretch.to.getTime() - stretch.from.getTime())))
      expect(onDuty({ department: post.department, post: post.id, at }, hospital).person).toBe(stretch.person)
    })
  })

  it('no gap is without a reason for each place that was asked, and B is never asked while A is there', () => {
    forSeeds(60, (random) => {
      const hospital = someHospital(random)
      const asked = coverageOf(post, from, to, hospital).map(({ because }) => because.map(({ code }) => code))
      const places = (codes: string[]) => codes.map((code) => code.split('.')[0])
      const all = [...(hospital.posts[0]!.chain ?? ['a', 'b', 'duty', 'head']), 'office']
      for (const codes of asked.filter((one) => one.includes('office.fallback'))) expect(places(codes)).toEqual(expect.arrayContaining(all))
      const behindA = (codes: string[]): boolean => codes.indexOf('a.present') >= 0 && codes.indexOf('a.present') < codes.length - 1
      expect(asked.filter(behindA)).toEqual([])
    })
  })

  it('nobody who was found away is asked again', () => {
    forSeeds(60, (random) => {
      for (const { because } of coverageOf(post, from, to, someHospital(random))) {
        const away = because.filter(({ code }) => /^(a|b|head)\.(on-leave|in-consultation|away|inactive)$/.test(code)).map(({ person }) => person)
        expect(new Set(away).size).toBe(away.length)
      }
    })
  })
})
