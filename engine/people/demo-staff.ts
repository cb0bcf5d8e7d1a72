import type { Department, Role } from './hospital.ts'

/** One line a department: the head first, then the staff who share its posts. Names are family name and given name, romanised, then in Chinese. */
export interface DemoDepartment extends Omit<Department, 'head'> { roles?: Role[]; clinical: boolean; staff: [romanised: string, chinese: string][] }

/** The departments and staff of the demonstration hospital, a general hospital with a children's unit. Nobody here is a real person. */
export const demoDepartments: DemoDepartment[] = [
  {
    id: 'cardiology', name: 'Cardiology', nameZh: '心内科', kind: 'non-surgical', section: 'internal-medicine', clinical: true,
    staff: [['Chen Guodong', '陈国栋'], ['Wang Min', '王敏'], ['Li Jianhua', '李建华'], ['Zhao Lihua', '赵丽华']],
  },
  {
    id: 'orthopaedics', name: 'Orthopaedics', nameZh: '骨科', kind: 'surgical', section: 'surgery', clinical: true,
    staff: [['Liu Zhiqiang', '刘志强'], ['Zhou Haitao', '周海涛'], ['Wu Xiaoyan', '吴晓燕'], ['Sun Peng', '孙鹏']],
  },
  {
    id: 'paediatrics', name: 'Paediatrics', nameZh: '儿科', kind: 'non-surgical', section: 'children', clinical: true,
    staff: [['Huang Yaling', '黄雅玲'], ['Xu Jing', '徐静'], ['He Wenbo', '何文博'], ['Lin Xue', '林雪']],
  },
  {
    id: 'outpatient', name: 'Outpatient clinic', nameZh: '门诊部', kind: 'other', section: 'outpatient-emergency', clinical: true,
    staff: [['Guo Aiping', '郭爱萍'], ['Ma Li', '马丽'], ['Luo Yong', '罗勇'], ['Liang Fang', '梁芳']],
  },
  {
    id: 'emergency', name: 'Emergency department', nameZh: '急诊科', kind: 'other', section: 'outpatient-emergency', clinical: true,
    staff: [['Zheng Tao', '郑涛'], ['Xie Na', '谢娜'], ['Han Lei', '韩磊'], ['Tang Yan', '唐燕']],
  },
  {
    id: 'nursing', name: 'Nursing department', nameZh: '护理部', kind: 'other', section: 'medical-support', clinical: true,
    staff: [['Feng Xiulan', '冯秀兰'], ['Yu Hong', '于红'], ['Dong Mei', '董梅'], ['Xiao Ting', '肖婷']],
  },
  {
    id: 'pharmacy', name: 'Pharmacy', nameZh: '药剂科', kind: 'other', section: 'medical-support', clinical: true,
    staff: [['Cheng Jun', '程军'], ['Cao Yue', '曹悦'], ['Yuan Bin', '袁斌']],
  },
  {
    id: 'laboratory', name: 'Laboratory', nameZh: '检验科', kind: 'other', section: 'medical-support', clinical: true,
    staff: [['Deng Hui', '邓辉'], ['Xu Yang', '许阳'], ['Fu Qian', '傅倩']],
  },
  {
    id: 'radiology', name: 'Radiology', nameZh: '放射科', kind: 'other', section: 'medical-support', clinical: true,
    staff: [['Shen Kai', '沈凯'], ['Zeng Rong', '曾蓉'], ['Peng Fei', '彭飞']],
  },
  {
    id: 'logistics', name: 'Logistics and security', nameZh: '后勤保卫科', kind: 'office', clinical: false,
    staff: [['Lü Gang', '吕刚'], ['Su Jie', '苏杰'], ['Lu Bo', '卢波']],
  },
  {
    id: 'finance', name: 'Finance office', nameZh: '财务科', kind: 'office', clinical: false,
    staff: [['Jiang Yun', '蒋云'], ['Cai Juan', '蔡娟'], ['Jia Ning', '贾宁']],
  },
  {
    id: 'registration', name: 'Registration and cashier', nameZh: '挂号收费处', kind: 'office', clinical: false,
    staff: [['Hu Xin', '胡欣'], ['Qin Lu', '秦璐'], ['Song Dan', '宋丹']],
  },
  {
    id: 'records', name: 'Medical records', nameZh: '病案室', kind: 'office', clinical: false,
    staff: [['Gu Fang', '顾芳'], ['Qian Kun', '钱坤'], ['Shao Min', '邵敏']],
  },
  {
    id: 'information', name: 'Information centre', nameZh: '信息科', kind: 'office', clinical: false,
    staff: [['Bai Hao', '白皓'], ['Tao Ran', '陶然'], ['Hou Yi', '侯毅']],
  },
  {
    id: 'medical-affairs', name: 'Medical affairs office', nameZh: '医务科', kind: 'office', clinical: false,
    staff: [['Meng Jianguo', '孟建国'], ['Kong Li', '孔丽'], ['Wan Jie', '万杰']],
  },
  {
    id: 'infection-control', name: 'Infection control', nameZh: '感染管理科', kind: 'office', clinical: false,
    staff: [['Dou Ling', '窦玲'], ['Ge Hua', '葛华'], ['Xiang Yu', '向宇']],
  },
  {
    id: 'social-service', name: 'Social service group', nameZh: '社工服务组', kind: 'office', clinical: false,
    staff: [['Lei Ping', '雷萍'], ['Ni Wen', '倪雯'], ['Long Fei', '龙飞']],
  },
  {
    id: 'complaint-office', name: 'Doctor–patient office', nameZh: '医患办公室', kind: 'office', clinical: false, roles: ['complaint-office'],
    staff: [['Ding Shuhua', '丁淑华'], ['Wei Chao', '魏超'], ['Xue Lin', '薛琳']],
  },
  {
    id: 'supervision-office', name: 'Discipline inspection and supervision office', nameZh: '纪检监察室', kind: 'office', clinical: false, roles: ['supervision'],
    staff: [['Ye Zhengping', '叶正平'], ['Yan Rui', '阎睿'], ['Fang Liang', '方亮']],
  },
  {
    id: 'quality-office', name: 'Quality inspection team', nameZh: '质量督查组', kind: 'office', clinical: false, roles: ['quality-team'],
    staff: [['Pan Hongmei', '潘红梅'], ['Du Wei', '杜伟'], ['Shi Yu', '石宇']],
  },
  {
    id: 'leadership', name: 'Hospital leadership', nameZh: '院领导', kind: 'office', clinical: false, roles: ['leadership'],
    staff: [['Dai Mingyuan', '戴明远'], ['Xia Qing', '夏青'], ['Yao Jing', '姚静']],
  },
  {
    id: 'hotline', name: 'Complaint hotline', nameZh: '投诉热线', kind: 'office', clinical: false, roles: ['operator'],
    staff: [['Zhong Ying', '钟莹'], ['Tian Lei', '田蕾'], ['Ren Jie', '任洁'], ['Jiang Nan', '姜楠']],
  },
]
