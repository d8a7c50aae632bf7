/** The numbers of hazards on the page on which scenarios are prepared: flood, slopes, releases. */
export const prepareHazard = {
  levelM: '水位 m',
  addStep: '加一行',
  copy: '复制一份',
  drawMap: '在地图上逐点画线，双击结束',
  ignitionNo: '起火点 {{n}}',
  group: {
    flood: '洪水：产流与排水',
    landslide: '滑坡：降雨、运动与涌浪',
    hazmat: '泄漏：物质与扩散',
  },
  side: {
    west: '西侧边界',
    east: '东侧边界',
    north: '北侧边界',
    south: '南侧边界',
  },
  switch: {
    failure: '会溃决',
    dam: '有大坝，可以溃坝',
    creep: '自定变形参数（不选用标准值）',
  },
  inner: {
    outlets: '泄水孔 {{id}}',
  },
  list: {
    flood: {
      inflows: {
        title: '来水过程',
        add: '加一处来水',
      },
      catchments: {
        title: '上游流域',
        add: '加一个流域',
      },
      rain: {
        zones: {
          title: '降雨过程',
          add: '加一场雨',
        },
      },
      levees: {
        title: '堤防',
        add: '加一段堤防',
      },
      reservoirs: {
        title: '水库',
      },
      gates: {
        title: '闸门',
      },
      channels: {
        title: '河道',
      },
      edges: {
        title: '边界水位',
      },
      pumps: {
        title: '泵站',
      },
      underpasses: {
        title: '下穿通道',
      },
    },
    landslide: {
      slides: {
        title: '滑坡体',
        add: '加一个滑坡体',
      },
      pool: {
        title: '库水位过程',
        add: '加一行',
      },
      points: {
        title: '监测点',
      },
      zones: {
        title: '岩土参数',
      },
    },
    hazmat: {
      tanks: {
        title: '储罐',
        add: '加一个储罐',
      },
      confined: {
        title: '有限空间',
      },
      events: {
        title: '到时必然发生',
        add: '加一件事',
      },
    },
    chain: {
      title: '灾害链',
    },
  },
  field: {
    soilWetness: '前期土壤湿度 0–1',
    drainMmH: '管网排水能力 mm/h',
    infiltration: '计入下渗',
    rain: {
      useWeather: '用天气表的雨',
      factor: '雨量乘以',
    },
    antecedentMmH: '前期雨强 mm/h',
    shallow: {
      most: '浅层滑坡最多处数',
      minCells: '浅层滑坡最少格数',
    },
    runout: {
      mu: '摩擦系数 μ',
      xiMS2: '湍流系数 ξ m/s²',
      reachM: '计算范围外扩 m',
    },
    wave: {
      densityKgM3: '滑体密度 kg/m³',
      runMin: '涌浪计算时长 min',
    },
    substance: '物质',
    surroundings: '周边地貌',
    averagingS: '平均时间 s',
    airChangesH: '室内换气 次/h',
    blastYield: '爆炸当量系数',
    river: {
      currentMS: '水流速度 m/s',
    },
    m3S: '流量 m³/s',
    areaKm2: '集水面积 km²',
    lagMin: '汇流滞时 min',
    stores: '线性水库级数',
    kMmH: '稳定下渗 mm/h',
    storageMm: '初损（蓄水） mm',
    baseM3S: '基流 m³/s',
    mmH: '雨强 mm/h',
    crestM: '顶高程 m',
    soil: '堤身土',
    failure: {
      overtopM: '漫顶水深达到 m',
      afterMin: '持续后溃决 min',
    },
    levelM: '水位 m',
    inflowM3S: '入库流量 m³/s',
    stageM: '给定水位过程 m',
    curve: '水位 m – 库容 m³',
    rule: {
      releaseM3S: '水位 m – 下泄 m³/s',
      levelM: '保持水位 m',
      minM3S: '最小下泄 m³/s',
      maxM3S: '最大下泄 m³/s',
    },
    dam: {
      crestM: '坝顶高程 m',
      baseM: '坝基高程 m',
      lengthM: '坝长 m',
    },
    sillM: '底槛高程 m',
    widthM: '宽 m',
    heightM: '高 m',
    open: '开度 0–1',
    depthM: '深 m',
    manning: '糙率 n',
    slope: '坡降（自由出流）',
    capacityM3S: '能力 m³/s',
    on: '开启',
    areaM2: '面积 m²',
    pitDepthM: '坑深 m',
    kerbM: '路沿挡水 m',
    volumeM3: '体积 m³',
    zone: '岩土',
    initialSafety: '初始安全系数（空＝按土体计算）',
    creep: {
      onsetSafety: '低于此安全系数开始加速',
      accelerationPerM: '加速系数 1/m',
      backgroundMS: '平时速度 m/s',
      failureMS: '失稳速度 m/s',
    },
    accelerationLogSd: '加速的随机离散',
    at: '时间 时:分',
    share: '占滑体位移的比例',
    everyMin: '采样间隔 min',
    noiseMm: '噪声 mm',
    cohesionPa: {
      mean: '黏聚力 Pa',
      cv: '黏聚力变异系数',
    },
    frictionDeg: {
      mean: '内摩擦角 °',
      cv: '内摩擦角变异系数',
    },
    unitWeightNM3: {
      mean: '重度 N/m³',
      cv: '重度变异系数',
    },
    conductivityMS: {
      mean: '饱和渗透系数 m/s',
      cv: '渗透系数变异系数',
    },
    phase: '相态',
    stockKg: '存量 kg',
    temperatureC: '温度 °C',
    padKPa: '表压 kPa',
    shape: '罐形',
    diameterM: '直径 m',
    lengthM: '长或高 m',
    hole: {
      diameterM: '孔径 m',
      heightM: '孔高于罐底 m',
      pipeM: '泄漏管长 m',
    },
    opens: '开始泄漏 时:分（空＝不自行泄漏）',
    spillTo: '漏到',
    bundM2: '围堰面积 m²（空＝无围堰）',
    closable: '可以关阀',
    reported: {
      substance: '报警人说的物质',
      holeDiameterM: '报警人说的孔径 m',
      stockKg: '报警人说的存量 kg',
    },
    sourceKgS: '产气 kg/s',
    startKgM3: '初始浓度 kg/m³',
    until: '持续到 时:分',
    what: '发生什么',
    tank: '哪个储罐',
    delayMin: '延迟 min',
    most: '最多次数（空＝不限）',
    minRiseM: '堵江抬高至少 m',
    overtopM: '漫顶水深达到 m',
    afterMin: '持续后溃决 min',
    minVolumeM3: '入水体积至少 m³',
    kFactor: '土壤可蚀性 K',
    severity: '火烧烈度',
    speedMS: '流速达到 m/s',
  },
  fieldOf: {
    landslide: {
      slides: {
        depthM: '滑面埋深 m',
      },
      zones: {
        depthM: {
          mean: '土层厚度 m',
          cv: '土层厚度变异系数',
        },
      },
    },
    chain: {
      depthM: '坡脚水深达到 m',
      on: '起作用',
      share: '全烧后剩余下渗比例',
    },
    hazmat: {
      confined: {
        airChangesH: '换气 次/h',
      },
    },
  },
  choice: {
    sand: '砂土',
    clay: '黏土',
    liquid: '液体',
    gas: '气体',
    vertical: '立式',
    horizontal: '卧式',
    sphere: '球罐',
    concrete: '水泥地',
    soil: '土地',
    water: '水面',
    river: '河里',
    rural: '乡村',
    urban: '城镇',
    auto: '按地面自动',
    open: '开始泄漏',
    burst: '破裂',
    ignite: '点燃',
  },
};
