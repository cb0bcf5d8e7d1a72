/** Whether an answer says thank you and nothing else. In doubt it does not: what somebody says beside their thanks is never dropped. */

const longest = 200

/** Taken away in this order; what is left over was more than thanks. */
const polite: readonly RegExp[] = [
  /\b(?:dear|hi|hello|good (?:morning|afternoon|evening))\b(?: (?:sir|madam|all|team|everyone))*(?: (?:or|and) (?:sir|madam))?/g,
  /\b(?:thanks|thank you|thx|many thanks)(?: (?:a lot|so much|very much|again|all|both))*(?: for (?:your|the|all your) (?:quick |prompt |kind |fast )?(?:help|reply|answer|response|support|message|e-?mail|mail|information|time|effort|efforts))?/g,
  /\b(?:much|greatly|very) appreciated\b|\bi appreciate it\b|\b(?:well )?(?:received|noted)\b|\b(?:ok|okay|great|perfect)\b/g,
  /\b(?:best|kind|warm|yours)(?: (?:regards|wishes|sincerely))?\b|\bregards\b|\bcheers\b|\bsincerely\b/g,
  /sent from my \w+|发自我的\S*/g,
  /(?:非常|十分|万分|衷心|再次|真的|真心|太|很)*(?:谢谢|感谢|多谢|谢谢您|感激|辛苦)(?:了|啦|您|你们|你|贵院|医院|大家|各位|的|及时|耐心|热心|帮助|帮忙|回复|答复|处理|支持|反馈|告知|非常|啊|呀|哦)*/g,
  /(?:您好|你好|尊敬的(?:领导|医生|老师)?|此致|敬礼|祝好|顺祝商祺|已?收到了?|好的|知道了)/g,
]

/** @param sender their name, which is no more than a signature */
export function isMereThanks(text: string, sender: string | null): boolean {
  if (text.length > longest || !/thank|thx|appreciat|谢|感激|辛苦/i.test(text)) return false
  const named = (sender ?? '').toLowerCase().split(/[\s,.]+/).filter((part) => part !== '')
  const plain = [...named, ...polite].reduce<string>((left, one) => left.replaceAll(one, ' '), text.normalize('NFKC').toLowerCase())
  return !/[\p{L}\p{N}]/u.test(plain)
}
