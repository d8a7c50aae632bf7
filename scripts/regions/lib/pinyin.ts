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
