import { describe, expect, it } from 'vitest'
import { safeName } from '../../engine/complaints/attachments.ts'

describe('the name of an attachment', () => {
  it.each([
    ['../../etc/passwd', 'png', 'passwd.png'],
    ['photo\u202Egnp.exe', 'png', 'photognp.png'],
    ['a\0b.html', 'pdf', 'ab.pdf'],
    ['C:\\Users\\me\\收费单.jpeg', 'jpg', '收费单.jpg'],
    ['<script>alert(1)</script>', 'png', 'script.png'],
    ['', 'png', 'attachment.png'],
  ])('%j becomes harmless and keeps the real ending', (sent, ending, kept) => {
    expect(safeName(sent, ending)).toBe(kept)
  })
})
