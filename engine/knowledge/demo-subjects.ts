/** What the demonstration's articles are about. Places and times are made up; nothing here describes a real hospital. */
export interface Subject {
  en: string
  zh: string
  department: string
}

const subjects = (department: string, ...names: [en: string, zh: string][]): Subject[] => names.map(([en, zh]) => ({ en, zh, department }))

export const clinics: Subject[] = [
  ...subjects('cardiology', ['cardiology clinic', '心内科门诊'], ['heart failure clinic', '心衰门诊'], ['hypertension clinic', '高血压门诊'], ['arrhythmia clinic', '心律失常门诊'], ['chest pain clinic', '胸痛门诊'], ['pacemaker clinic', '起搏器随访门诊']),
  ...subjects('orthopaedics', ['orthopaedic clinic', '骨科门诊'], ['spine clinic', '脊柱门诊'], ['joint clinic', '关节门诊'], ['hand surgery clinic', '手外科门诊'], ['fracture clinic', '骨折复查门诊'], ['osteoporosis clinic', '骨质疏松门诊'], ['sports injury clinic', '运动损伤门诊']),
  ...subjects('paediatrics', ['children’s clinic', '儿科门诊'], ['child vaccination clinic', '儿童预防接种门诊'], ['child development clinic', '儿童发育门诊'], ['child asthma clinic', '儿童哮喘门诊'], ['newborn follow-up clinic', '新生儿随访门诊'], ['children’s fever clinic', '儿童发热门诊'], ['child nutrition clinic', '儿童营养门诊']),
  ...subjects('outpatient', ['general outpatient clinic', '普通门诊'], ['expert outpatient clinic', '专家门诊'], ['evening clinic', '夜间门诊'], ['weekend clinic', '周末门诊'], ['multidisciplinary clinic', '多学科会诊门诊'], ['convenience clinic for repeat prescriptions', '便民门诊'], ['health checkup centre', '体检中心'], ['international clinic', '国际门诊'], ['online clinic', '互联网门诊']),
  ...subjects('emergency', ['emergency department', '急诊'], ['emergency observation ward', '急诊留观室'], ['poisoning treatment', '中毒救治'], ['dog bite and rabies clinic', '犬伤门诊'], ['night emergency for children', '儿科夜间急诊']),
  ...subjects('nursing', ['wound care clinic', '伤口护理门诊'], ['stoma clinic', '造口门诊'], ['PICC maintenance clinic', 'PICC 维护门诊'], ['diabetes nursing clinic', '糖尿病护理门诊'], ['home nursing service', '上门护理服务'], ['breastfeeding clinic', '母乳喂养门诊']),
  ...subjects('pharmacy', ['outpatient pharmacy', '门诊药房'], ['emergency pharmacy', '急诊药房'], ['Chinese herbal pharmacy', '中药房'], ['pharmacist’s advice clinic', '药师咨询门诊'], ['herbal decoction service', '中药代煎服务']),
]

export const examinations: Subject[] = [
  ...subjects('radiology', ['chest X-ray', '胸部X光'], ['CT of the head', '头部CT'], ['CT of the chest', '胸部CT'], ['CT of the abdomen', '腹部CT'], ['CT angiography', 'CT血管造影'], ['MRI of the head', '头部磁共振'], ['MRI of the spine', '脊柱磁共振'], ['MRI of the knee', '膝关节磁共振'], ['mammography', '乳腺钼靶'], ['bone density scan', '骨密度检查'], ['dental panorama X-ray', '口腔全景片'], ['barium meal', '钡餐检查'], ['PET-CT', 'PET-CT检查']),
  ...subjects('laboratory', ['blood count', '血常规'], ['liver function test', '肝功能'], ['kidney function test', '肾功能'], ['blood glucose', '血糖'], ['glucose tolerance test', '糖耐量试验'], ['thyroid function test', '甲状腺功能'], ['blood lipids', '血脂'], ['blood group', '血型'], ['urine test', '尿常规'], ['24-hour urine', '24小时尿'], ['stool test', '大便常规'], ['hepatitis B test', '乙肝两对半'], ['tumour markers', '肿瘤标志物'], ['allergy test', '过敏原检测'], ['coagulation test', '凝血功能'], ['blood culture', '血培养'], ['influenza test', '流感病毒检测'], ['nucleic acid test', '核酸检测']),
  ...subjects('cardiology', ['ECG', '心电图'], ['24-hour ECG', '动态心电图'], ['24-hour blood pressure', '动态血压'], ['echocardiography', '心脏彩超'], ['treadmill test', '平板运动试验'], ['coronary angiography', '冠脉造影']),
  ...subjects('outpatient', ['gastroscopy', '胃镜'], ['painless gastroscopy', '无痛胃镜'], ['colonoscopy', '肠镜'], ['painless colonoscopy', '无痛肠镜'], ['breath test for Helicobacter', '碳13呼气试验'], ['abdominal ultrasound', '腹部彩超'], ['thyroid ultrasound', '甲状腺彩超'], ['pregnancy ultrasound', '产科彩超'], ['lung function test', '肺功能'], ['sleep study', '睡眠监测'], ['hearing test', '听力检查'], ['eye pressure test', '眼压检查'], ['fundus photograph', '眼底照相'], ['electroencephalogram', '脑电图'], ['electromyography', '肌电图'], ['cystoscopy', '膀胱镜']),
]

export const services: Subject[] = [
  ...subjects('registration', ['a registration fee', '挂号费'], ['an appointment made online', '网上预约'], ['an appointment by telephone', '电话预约'], ['a medical card', '就诊卡'], ['a deposit for admission', '住院押金']),
  ...subjects('finance', ['an invoice', '发票'], ['an itemised bill', '费用清单'], ['a refund', '退费'], ['the settlement of a hospital stay', '出院结算'], ['medical insurance from another province', '异地医保'], ['commercial insurance', '商业保险'], ['a charge that is disputed', '有疑问的收费']),
  ...subjects('records', ['a copy of the medical records', '病历复印'], ['a sick note', '病假证明'], ['a birth certificate', '出生医学证明'], ['a death certificate', '死亡医学证明'], ['a certificate of diagnosis', '诊断证明'], ['a discharge summary', '出院小结'], ['X-ray films', '影像胶片'], ['laboratory reports', '检验报告']),
  ...subjects('logistics', ['the car park', '停车场'], ['a wheelchair', '轮椅'], ['the canteen', '食堂'], ['lost property', '失物招领'], ['the lifts', '电梯'], ['wireless internet', '无线网络'], ['a stretcher', '平车'], ['the heating and air conditioning of a ward', '病房空调']),
  ...subjects('nursing', ['visiting hours', '探视时间'], ['a carer', '陪护'], ['an extra bed for relatives', '陪护床'], ['meals for patients', '病人膳食'], ['a single room', '单人病房'], ['being moved to another room', '转病房'], ['leave from the ward', '住院请假']),
]
