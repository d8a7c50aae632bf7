/** Romanised reading of the characters used in village names (one reading each, by use here). */
const READINGS = `
qi 七奇起 wan 万湾 san 三 shang 上尚 xia 下峡霞 qiu 丘 dong 东洞 zhong 中 feng 丰凤峰风 dan 丹
yi 义椅 wu 乌五伍雾窝 jiu 九 xiang 乡向 shu 书树 er 二儿耳 yun 云 xian 仙线 huo 伙 fo 佛 pian 偏
yuan 元园袁院鸳 guang 光 tu 兔 ba 八坝巴 gong 公宫 guan 关冠官观 xing 兴星 jun 军 jing 净静
liang 凉梁 ling 凌岭灵陵 li 力栗梨里 bao 包堡报抱鲍 bei 北 qu 区曲 qian 千 sheng 升圣胜
hua 华花 nan 南楠 yin 印银 chang 厂场长 shuang 双 fa 发 kou 口 tai 台太抬 he 合和河贺鹤 tong 同桐铜
hou 后 zhou 周 shao 哨 tuan 团 tan 坛坦潭 po 坡 ping 坪屏平 ya 垭鸦鸭 cheng 城 bu 埠 pei 培 yan 堰岩燕
tang 塘淌 da 大 tian 天田 tou 头 nv 女 zi 子字自紫 ning 宁 yu 宇玉禹 an 安 ding 定顶 jia 家架
zhai 寨 dui 对 xiao 小晓 chi 尺池 shan 山 cha 岔茶 gang 岗 luan 峦 zhuang 庄 qing 庆青 ku 库 dian 店
miao 庙 kang 康 jian 建 kai 开 dang 当 xin 心新 fang 房 ai 挨 wen 文 zao 早 wang 旺望王 ming 明
chun 春椿 yue 月 lang 朗 chao 朝 mu 木 quan 权泉 cai 材菜 cun 村 yang 杨洋羊阳鸯 song 松 lin 林 guo 果
bai 柏白 gan 柑 zhu 柱竹 liu 柳流 shi 柿狮石 zhan 栈盏 gui 桂 tao 桃陶 qiao 桥 huai 槐 cao 槽 zhang 樟
duan 段 mao 毛茅 min 民 shui 水 yong 永 jiang 江 gou 沟 luo 洛骡 hun 浑 du 渡笃读都 xi 溪犀西 deng 灯登邓
lu 炉芦路 niu 牛 gua 瓜 piao 瓢 wa 瓦 pan 盘 kuang 矿 mo 磨 she 社 shen 神 fu 福 xiu 秀 bi 笔 hong 红
xu 绪 lv 绿 cui 翠 lao 老 ju 聚 hu 胡葫 yao 腰药 qin 芹 lian 莲连 ying 营鹰 ge 葛阁 suan 蒜
pao 跑 tiao 跳 jiao 轿 jin 金 tie 铁 suo 锁 zhen 镇 ruan 阮 chen 陈 ji 集鸡 xue 雪 lei 雷 fei 飞
ma 马麻 gu 骨鼓 gao 高 e 鹅 que 鹊 huang 黄 hei 黑 dai 黛 long 龙
ai 矮 an 庵鞍 ao 敖 bai 百 ban 板 bao 保宝爆 bei 碑 bu 布 cai 蔡 cao 曹 chan 禅 chao 潮 chong 崇 ci 祠
dang 凼 dao 倒道 de 德 di 地 ding 鼎 dong 动 du 独 duan 短 fan 范 fang 坊放方 fu 付复 gai 盖 gan 甘 gu 古
gua 卦 guai 拐 guang 广 gui 龟 guo 国 hai 海 han 汉 he 盒 hu 互 huang 凰皇 hui 回慧灰 ji 基 jian 简
jiao 角郊 jie 接结节街 jin 斤 jing 井境 jiu 旧 ju 居 ke 可科 kong 孔 lai 来 lan 兰栏澜 lao 劳 le 乐 li 李
liang 两良 liao 廖 lin 临邻 liu 刘 long 隆 lou 楼 luo 罗落锣 lv 吕旅 mao 猫 men 门 mian 棉 mo 模 mu 睦 ni 泥
nian 埝 nong 农 pai 牌 pan 蟠 pu 普菩铺 qi 旗骑 qin 秦 qing 清 quan 全 que 雀 ren 人仁 rong 荣 sa 萨 sai 赛
sha 沙 shan 善 sheng 生盛 shi 士氏 shou 寿 shu 曙 shun 顺 si 四寺 sui 遂 ta 塔 tai 泰 tang 唐堂 ti 梯
tong 通 tu 土 wu 吴屋 xia 匣 xian 贤 xiang 象香 xiao 孝 xing 幸形行 xu 徐 xuan 宣 yan 严晏鄢 yao 姚窑 yi 一
yin 音 ying 应 you 油 yu 余 yuan 源远 yue 岳 zhao 照赵 zhi 痣 zhong 钟 zhu 助 zong 棕 zui 咀 zuo 座
`;

const BY_CHARACTER = new Map<string, string>();
const words = READINGS.trim().split(/\s+/);
for (let k = 0; k < words.length; k += 2) {
  for (const c of words[k + 1]!) BY_CHARACTER.set(c, words[k]!);
}

/** `龙溪村` → `Longxi Village`. Throws on a character without a reading. */
export function romanise(name: string): string {
  const suffix = name.endsWith('社区') ? 'Community' : name.endsWith('村') ? 'Village' : '';
  const stem = name.replace(/(社区|村)$/, '');
  const word = [...stem]
    .map((c) => {
      const reading = BY_CHARACTER.get(c);
      if (reading === undefined) throw new Error(`no reading for ${c} in ${name}`);
      return reading;
    })
    .join('');
  return `${word.charAt(0).toUpperCase()}${word.slice(1)} ${suffix}`.trim();
}
