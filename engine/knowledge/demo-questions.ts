import { clinics, examinations, services, type Subject } from './demo-subjects.ts'

/** A question about a subject and its answer; `{}` is the subject, `{floor}`, `{hour}`, `{days}`, `{fee}` are made up for each. */
export interface Question {
  en: [question: string, answer: string]
  zh: [question: string, answer: string]
  keywords: string[]
}

const q = (en: [string, string], zh: [string, string], ...keywords: string[]): Question => ({ en, zh, keywords })

const ofClinics: Question[] = [
  q(['When is the {} open?', 'Monday to Friday from 08:00 to 12:00 and from 14:00 to 17:30. The last number is given out at {hour}:30.'], ['{}几点开诊？', '周一至周五 8:00–12:00、14:00–17:30，最后取号时间 {hour}:30。'], 'hours', '上班时间', '开门'),
  q(['How do I register for the {}?', 'On the official account, at the machines in the hall, by telephone or at the counter. Numbers open 7 days ahead at 07:00.'], ['{}怎么挂号？', '可通过公众号、大厅自助机、电话或窗口挂号，号源提前 7 天 7:00 放出。'], 'registration', '预约', '放号'),
  q(['The {} is fully booked. What can I do?', 'Numbers that are given back appear at 17:00 of the day before. The office can add a number where a doctor agrees; we note it and call back.'], ['{}没有号了怎么办？', '退回的号源于前一天 17:00 释放。经医生同意可加号，我们登记后回电。'], 'no number', '加号', '号满'),
  q(['How do I cancel an appointment at the {}?', 'Until 16:00 of the day before on the official account; the fee comes back within {days} working days.'], ['{}的预约怎么取消？', '就诊前一日 16:00 前可在公众号取消，费用 {days} 个工作日内原路退回。'], 'cancel', '退号', '取消预约'),
  q(['Where is the {}?', 'Outpatient building, floor {floor}. Volunteers in the hall show the way; wheelchairs stand at gate 2.'], ['{}在哪里？', '门诊楼 {floor} 楼。大厅志愿者可引导，2 号门有轮椅。'], 'where', '位置', '几楼'),
  q(['What does a visit to the {} cost?', 'The registration fee is {fee} yuan; what the doctor orders is charged apart. Insurance of this city is settled at once.'], ['{}挂号费多少？', '挂号费 {fee} 元，检查治疗另计，本市医保可直接结算。'], 'price', '多少钱', '费用'),
  q(['What do I bring to the {}?', 'Identity card, insurance card, earlier reports and a list of the medicines that you take.'], ['去{}要带什么？', '身份证、医保卡、既往检查报告和正在服用的药物清单。'], 'documents', '带什么'),
  q(['How long is the wait at the {}?', 'Half an hour to an hour in the appointed slot. Longer than an hour: tell the desk on the floor, who asks the doctor.'], ['{}要等多久？', '按预约时段就诊一般等候 30–60 分钟。超过 1 小时请告知分诊台。'], 'waiting time', '排队', '等候'),
  q(['I have missed my turn at the {}.', 'Sign in again at the desk on the floor: you come after the next three patients.'], ['{}过号了怎么办？', '到分诊台重新报到，在其后第三位患者之后就诊。'], 'missed', '过号'),
  q(['May I come back to the {} without a new fee?', 'Within 3 days for the same illness, with the reports that the doctor asked for.'], ['{}复诊还要挂号吗？', '同一疾病 3 天内带检查结果复诊免挂号费。'], 'follow-up', '复诊', '看结果'),
  q(['Can the {} renew a prescription?', 'Yes, for chronic illnesses with a stable dose, for up to 12 weeks; also online.'], ['{}能续方开药吗？', '病情稳定的慢性病可以，最长 12 周，也可在互联网门诊续方。'], 'prescription', '开药', '续方'),
  q(['Does the {} see children?', 'From 14 years on. Younger children go to the children’s clinic, in an emergency to the emergency department.'], ['{}看小孩吗？', '14 周岁以上可就诊，14 岁以下请到儿科，急症到急诊。'], 'child', '儿童', '几岁'),
  q(['Can a relative ask the {} for a patient who cannot come?', 'Yes, with both identity cards and the patient’s reports; medicine is prescribed only to those who were seen within 3 months.'], ['病人来不了，家属能到{}咨询吗？', '可以，请带双方身份证和检查资料；3 个月内就诊过的才能代开药。'], 'relative', '代看', '代开药'),
  q(['Is there a doctor who speaks English at the {}?', 'Ask for one when registering; the hotline can arrange an interpreter one working day ahead.'], ['{}有会英语的医生吗？', '挂号时说明，热线可提前一个工作日安排翻译。'], 'English', '外语', '翻译'),
  q(['How do I complain about the {}?', 'Tell us now: we write it down, you get a receipt number, and the department answers within the promised time.'], ['我要投诉{}。', '请现在告诉我们，我们登记并给您受理编号，科室会在承诺时限内答复。'], 'complaint', '投诉', '不满意'),
  q(['Which expert sits in the {}?', 'The week’s list hangs at the desk and stands on the official account; it changes on Fridays.'], ['{}专家什么时候出诊？', '出诊表见公众号及分诊台，每周五更新。'], 'expert', '专家', '出诊表'),
  q(['Does the {} admit patients directly?', 'The doctor writes an admission note; the bed office calls within {days} days. In an emergency at once.'], ['{}能直接办住院吗？', '医生开住院证，床位办 {days} 天内通知；急症即时收治。'], 'admission', '住院', '床位'),
  q(['Can I change the doctor at the {}?', 'Before the visit: change the number at the counter without a fee. Afterwards: register anew.'], ['{}能换医生吗？', '就诊前可在窗口免费换号，就诊后需重新挂号。'], 'another doctor', '换医生'),
  q(['Is the {} open on public holidays?', 'On the first day of a holiday no; on the others a duty clinic from 08:00 to 12:00. See the notice on the official account.'], ['{}节假日上班吗？', '法定节假日首日停诊，其余日期上午有值班门诊，以公众号公告为准。'], 'holiday', '节假日', '放假'),
  q(['The doctor of the {} was called away. What now?', 'The desk offers another doctor, another time, or the fee back at once.'], ['{}医生临时停诊怎么办？', '分诊台可改约其他医生或时间，也可即时全额退费。'], 'doctor absent', '停诊'),
  q(['Can I have a video consultation with the {}?', 'With a follow-up, yes: on the official account under “Online clinic”, from 18:00 to 21:00. A first visit is in person.'], ['{}能视频看诊吗？', '复诊可以，公众号“互联网门诊” 18:00–21:00；初诊须到院。'], 'video', '网上看病', '视频'),
  q(['I left something at the {}.', 'The desk on floor {floor} keeps it for a day, then it goes to lost property in the hall.'], ['东西落在{}了。', '{floor} 楼分诊台保管一天，之后转大厅失物招领处。'], 'lost', '丢东西', '落下'),
  q(['May an old patient be seen first at the {}?', 'From 75 years on, and with a disability card: tell the desk, it calls the next free doctor.'], ['老年人到{}有优先吗？', '75 岁以上或持残疾证者可在分诊台优先安排。'], 'elderly', '老人', '优先'),
  q(['I was given the wrong medicine after the {}.', 'Do not take it. Stay on the line: we connect you with the pharmacist on duty and open a case.'], ['在{}看完拿错药了。', '请先不要服用，我们马上转接值班药师并登记投诉。'], 'wrong medicine', '拿错药', '发错药'),
  q(['Is there a car park near the {}?', 'Underground, entrance from the west gate, the first {hour} minutes are free. It is full from 09:00 to 11:00.'], ['去{}在哪停车？', '西门地下车库，前 {hour} 分钟免费，9:00–11:00 较满。'], 'parking', '停车'),
]

const ofExaminations: Question[] = [
  q(['Do I have to fast before the {}?', 'If it is before noon: nothing to eat from 22:00, water is allowed until 06:00. If it says otherwise on your form, the form is right.'], ['做{}需要空腹吗？', '上午检查者前一晚 22:00 后禁食，6:00 前可少量饮水；以检查单说明为准。'], 'fasting', '空腹', '禁食'),
  q(['How do I make an appointment for the {}?', 'With the doctor’s order at the machines, on the official account or at the appointment desk on floor {floor}.'], ['{}怎么预约？', '凭医生检查单在自助机、公众号或 {floor} 楼预约台预约。'], 'appointment', '预约检查'),
  q(['How long is the waiting list for the {}?', 'About {days} days; urgent ones on the same day if the doctor marks them so.'], ['{}要排多久？', '一般 {days} 天左右，医生标注加急的当日安排。'], 'waiting list', '排期', '加急'),
  q(['When is the result of the {} ready?', 'Within {days} working days; the official account sends a message. Critical values are told to the doctor at once.'], ['{}结果什么时候出？', '{days} 个工作日内，公众号推送通知；危急值即时告知医生。'], 'result', '出报告', '结果'),
  q(['Where do I collect the report of the {}?', 'At the machines in the hall with your card, or on the official account.'], ['{}报告在哪里取？', '大厅自助机刷卡打印，或在公众号查看。'], 'report', '取报告'),
  q(['What does the {} cost?', 'About {fee} yuan. What you pay yourself depends on your insurance; the counter tells it before you pay.'], ['{}多少钱？', '约 {fee} 元，自付部分因医保类型而异，缴费前窗口可查询。'], 'price', '费用', '多少钱'),
  q(['Is the {} covered by insurance?', 'Yes, if a doctor of this hospital ordered it for a diagnosis. A checkup of one’s own wish is not.'], ['{}医保能报吗？', '本院医生因诊断需要开具的可报，自愿体检不报。'], 'insurance', '医保', '报销'),
  q(['May I have the {} while pregnant?', 'Tell the doctor and the staff on site first. X-rays and CT are avoided; ultrasound is harmless.'], ['怀孕能做{}吗？', '请先告知医生和检查人员；X光、CT 尽量避免，超声无碍。'], 'pregnant', '怀孕', '孕妇'),
  q(['Can a child have the {}?', 'Yes. A parent stays in the room where that is possible; small children may need to sleep for it.'], ['小孩能做{}吗？', '可以，条件允许时家长陪同；低龄儿童可能需要镇静。'], 'child', '儿童'),
  q(['How long does the {} take?', 'With preparation about {hour} times five minutes. Please be there 20 minutes early.'], ['{}要做多久？', '含准备约 {hour}×5 分钟，请提前 20 分钟到。'], 'duration', '多长时间'),
  q(['Do I have to stop medicines before the {}?', 'Blood thinners and diabetes tablets: ask the doctor who ordered it. All others: go on.'], ['做{}前要停药吗？', '抗凝药和降糖药请咨询开单医生，其他药照常服用。'], 'medicine', '停药'),
  q(['How do I move the appointment for the {}?', 'Until the day before on the official account; on the day itself by calling us.'], ['{}怎么改期？', '检查前一日可在公众号改期，当天请来电。'], 'reschedule', '改期'),
  q(['I missed the {}. Do I pay again?', 'No. A new appointment is free within 30 days.'], ['{}错过了要重新缴费吗？', '不需要，30 天内可免费重新预约。'], 'missed', '错过'),
  q(['Can I have the {} without a doctor’s order?', 'Only in the health checkup centre, at one’s own expense.'], ['没有医生单子能做{}吗？', '只能在体检中心自费进行。'], 'without order', '自费检查'),
  q(['Does the {} hurt?', 'It is unpleasant at most. Tell the staff at once if anything hurts: it is stopped.'], ['做{}疼吗？', '可能略有不适，如疼痛请立即告知，可随时停止。'], 'pain', '疼不疼'),
  q(['Where is the {} done?', 'Medical technology building, floor {floor}. Follow the green line.'], ['{}在哪里做？', '医技楼 {floor} 楼，沿绿色指引线。'], 'where', '位置'),
  q(['Can I get the pictures of the {} on a disc?', 'Yes, for {fee} yuan at the films desk; the digital copy on the official account is free.'], ['{}能刻光盘吗？', '可以，影像窗口办理；公众号电子影像免费。'], 'disc', '光盘', '胶片'),
  q(['The report of the {} has a mistake in the name.', 'Bring report and identity card to the issuing desk: corrected within an hour.'], ['{}报告名字错了怎么办？', '带报告和身份证到出报告科室，1 小时内更正。'], 'mistake', '名字错误'),
  q(['I do not understand the report of the {}.', 'The doctor who ordered it explains it, free of charge within 3 days. We do not explain results on the telephone.'], ['{}报告看不懂。', '开单医生 3 天内免挂号费解读，电话不做报告解读。'], 'explain', '看不懂'),
  q(['Does another hospital’s {} count?', 'For many illnesses yes, if it is not older than the doctor accepts. Bring report and pictures.'], ['外院做的{}认可吗？', '多数可互认，请带报告和影像，由医生判断。'], 'other hospital', '互认'),
  q(['Can I have the {} on a weekend?', 'Saturday mornings, by appointment. In an emergency at any time.'], ['周末能做{}吗？', '周六上午可预约，急症随时。'], 'weekend', '周末'),
  q(['Who may come along to the {}?', 'One person. In rooms with radiation nobody.'], ['做{}能陪同吗？', '可一人陪同，放射检查室内不能陪同。'], 'companion', '陪同'),
  q(['I feel unwell after the {}.', 'Stay on the line. If it is breathing, consciousness or strong pain: 120, or the emergency department at once. Otherwise the department calls back within half an hour.'], ['做完{}不舒服怎么办？', '请不要挂机。呼吸困难、意识不清或剧痛请立即拨 120 或到急诊；其他情况科室半小时内回电。'], 'unwell', '不舒服', '反应'),
  q(['Do I have to drink water before the {}?', 'Only where the form says so; for an ultrasound of the lower belly half a litre, an hour before.'], ['做{}要憋尿喝水吗？', '以检查单为准；下腹部超声需提前一小时饮水约 500 毫升。'], 'drink', '憋尿', '喝水'),
  q(['I have metal in my body. May I have the {}?', 'Tell the staff and bring the implant pass. A pacemaker is no hindrance except for MRI, where the doctor decides.'], ['体内有金属能做{}吗？', '请告知并带植入物证明；除磁共振需医生判断外一般无碍。'], 'metal', '金属', '起搏器'),
  q(['How often may I have the {}?', 'As often as the doctor orders it for a reason; he weighs the use against the burden.'], ['{}多久可以做一次？', '由医生根据病情决定，权衡利弊。'], 'how often', '频率'),
]

const ofServices: Question[] = [
  q(['How do I get {}?', 'With your identity card at the service desk on floor {floor}, Monday to Friday from 08:00 to 17:00.'], ['怎么办理{}？', '带身份证到 {floor} 楼服务台，周一至周五 8:00–17:00 办理。'], 'how', '怎么办'),
  q(['How long does it take to get {}?', 'Usually {days} working days. We can send a message when it is ready.'], ['{}多久能办好？', '一般 {days} 个工作日，办好可短信通知。'], 'how long', '多久'),
  q(['What does {} cost?', '{fee} yuan or less; it says so on the notice at the desk.'], ['{}收费吗？', '不超过 {fee} 元，以窗口公示为准。'], 'price', '收费'),
  q(['Can somebody else see to {} for me?', 'Yes, with a signed authorisation and both identity cards.'], ['{}可以代办吗？', '可以，需委托书和双方身份证。'], 'proxy', '代办'),
  q(['Can I see to {} from home?', 'On the official account under “Services”. What needs an original is sent by post.'], ['{}能网上办吗？', '公众号“服务”栏可办，需原件的可邮寄。'], 'online', '网上办'),
  q(['Whom do I ask about {}?', 'The service desk in the hall, or us. After 17:30 the duty officer.'], ['{}问谁？', '大厅服务台或本热线，17:30 后问总值班。'], 'whom', '找谁'),
  q(['There is a problem with {}.', 'We write it down and the department calls back within the promised time. If it is urgent we connect you with the duty officer.'], ['{}有问题怎么办？', '我们登记，责任科室在承诺时限内回电；紧急的转接总值班。'], 'problem', '有问题'),
  q(['Until when can I ask for {}?', 'Within a year without reasons; later with a letter that says why.'], ['{}最晚什么时候可以办？', '一年内直接办理，超过一年需书面说明。'], 'deadline', '期限'),
  q(['Is {} different for insured patients from other provinces?', 'The way is the same; the settlement takes {days} days longer.'], ['异地医保患者办理{}有什么不同？', '流程相同，结算晚 {days} 天。'], 'other province', '异地'),
  q(['What do I need at the desk for {}?', 'Identity card and medical card; for a child the household register or birth certificate.'], ['办{}需要什么材料？', '身份证、就诊卡；儿童需户口本或出生证。'], 'documents', '材料'),
  q(['Is there a form for {}?', 'At the desk, and on the official account to print at home.'], ['{}有表格要填吗？', '窗口有，也可在公众号下载打印。'], 'form', '表格'),
  q(['Nobody answers when I call about {}.', 'We write down your number: the department’s liaison calls back at a time that we name now.'], ['{}的电话没人接。', '我们登记号码，由科室即办专员按约定时间回电。'], 'no answer', '打不通', '没人接'),
  q(['Can I have {} sent by post?', 'Yes, {days} days after it is ready; you pay the postage on delivery.'], ['{}能邮寄吗？', '可以，办好后 {days} 天寄出，邮费到付。'], 'post', '邮寄', '快递'),
  q(['I was told something else about {} at the counter.', 'What stands here was looked at by the department. We ask again, and call you back.'], ['窗口说的{}和你们说的不一样。', '以此处为准，我们会再向科室核实并回电。'], 'contradiction', '说法不一'),
  q(['Is there help with {} for people who cannot see or hear well?', 'Yes: a volunteer comes along, and there is a text telephone at the service desk.'], ['视听障碍人士办理{}有帮助吗？', '有，志愿者可全程陪同，服务台有文字沟通设备。'], 'disability', '残疾', '无障碍'),
]

/** Every question about every subject of its kind. */
export const asked: { subject: Subject, question: Question }[] = [[clinics, ofClinics], [examinations, ofExaminations], [services, ofServices]]
  .flatMap(([subjects, questions]) => (subjects as Subject[]).flatMap((subject) => (questions as Question[]).map((question) => ({ subject, question }))))
