/** The 22 special diseases of 渝府发〔2012〕78号 二(三)1, under all the names they go by. */
const NAMES = (
  '肺癌 食道癌 胃癌 结肠癌 直肠癌 乳腺癌 宫颈癌 严重多器官衰竭（心、肝、肺、脑、肾） 再生障碍性贫血 ' +
  '终末期肾病（尿毒症） 耐多药肺结核 艾滋病机会性感染 重性精神病 血友病 ' +
  '肝肾移植前透析和手术后抗排异治疗 慢性粒细胞白血病 急性心肌梗塞 脑梗死 重症甲型H1N1 1型糖尿病 甲亢 唇腭裂'
).split(' ');
const SHORT = ['严重多器官衰竭', '终末期肾病', '尿毒症'];
/** The same clause leaves these two to the fixed payments of 渝办发〔2010〕263号. */
const BY_QUOTA = ['儿童急性白血病', '先天性心脏病'];

export function isOfThe22(disease: string): boolean {
  return [...NAMES, ...SHORT].includes(disease.replaceAll(/\s/g, ''));
}
export function isByQuota(disease: string): boolean {
  return BY_QUOTA.includes(disease.replaceAll(/\s/g, ''));
}
