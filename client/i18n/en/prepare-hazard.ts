/** The numbers of hazards on the page on which scenarios are prepared: flood, slopes, releases. */
export const prepareHazard = {
  levelM: 'Level m',
  addStep: 'Add a step',
  copy: 'Copy',
  drawMap: 'Click the line on the map; a double click ends it',
  ignitionNo: 'Ignition {{n}}',
  group: {
    flood: 'Flood: run-off and drainage',
    landslide: 'Landslides: rain, run-out and waves',
    hazmat: 'Release: substance and dispersion',
  },
  side: {
    west: 'West edge',
    east: 'East edge',
    north: 'North edge',
    south: 'South edge',
  },
  switch: {
    failure: 'May breach',
    dam: 'Has a dam that may fail',
    creep: 'Own numbers of movement (else the standard ones)',
  },
  inner: {
    outlets: 'Outlet {{id}}',
  },
  list: {
    flood: {
      inflows: {
        title: 'Inflows',
        add: 'Add an inflow',
      },
      catchments: {
        title: 'Catchments',
        add: 'Add a catchment',
      },
      rain: {
        zones: {
          title: 'Rain',
          add: 'Add rain',
        },
      },
      levees: {
        title: 'Levees',
        add: 'Add a levee',
      },
      reservoirs: {
        title: 'Reservoirs',
      },
      gates: {
        title: 'Gates',
      },
      channels: {
        title: 'Channels',
      },
      edges: {
        title: 'Levels at the edges',
      },
      pumps: {
        title: 'Pumps',
      },
      underpasses: {
        title: 'Underpasses',
      },
    },
    landslide: {
      slides: {
        title: 'Slopes',
        add: 'Add a slope',
      },
      pool: {
        title: 'Level of the pool',
        add: 'Add a step',
      },
      points: {
        title: 'Instruments',
      },
      zones: {
        title: 'Soils',
      },
    },
    hazmat: {
      tanks: {
        title: 'Tanks',
        add: 'Add a tank',
      },
      confined: {
        title: 'Confined spaces',
      },
      events: {
        title: 'What happens at its time',
        add: 'Add an event',
      },
    },
    chain: {
      title: 'Chain of hazards',
    },
  },
  field: {
    soilWetness: 'Soil wetness 0–1',
    drainMmH: 'Drains mm/h',
    infiltration: 'Rain soaks in',
    rain: {
      useWeather: 'Rain of the weather table',
      factor: 'Rain times',
    },
    antecedentMmH: 'Antecedent rain mm/h',
    shallow: {
      most: 'Shallow slides at most',
      minCells: 'Cells of a shallow slide',
    },
    runout: {
      mu: 'Friction μ',
      xiMS2: 'Turbulence ξ m/s²',
      reachM: 'Reach of the run-out m',
    },
    wave: {
      densityKgM3: 'Density of the slide kg/m³',
      runMin: 'Wave computed for min',
    },
    substance: 'Substance',
    surroundings: 'Surroundings',
    averagingS: 'Averaging time s',
    airChangesH: 'Air changes indoors /h',
    blastYield: 'Yield of a blast',
    river: {
      currentMS: 'Current m/s',
    },
    m3S: 'Discharge m³/s',
    areaKm2: 'Area km²',
    lagMin: 'Lag min',
    stores: 'Linear stores',
    kMmH: 'Steady infiltration mm/h',
    storageMm: 'Storage mm',
    baseM3S: 'Base flow m³/s',
    mmH: 'Rain mm/h',
    crestM: 'Crest m',
    soil: 'Soil of the levee',
    failure: {
      overtopM: 'Overtopped by m',
      afterMin: 'Breaches after min',
    },
    levelM: 'Level m',
    inflowM3S: 'Inflow m³/s',
    stageM: 'Given level m',
    curve: 'Level m – volume m³',
    rule: {
      releaseM3S: 'Level m – release m³/s',
      levelM: 'Level held m',
      minM3S: 'Least release m³/s',
      maxM3S: 'Largest release m³/s',
    },
    dam: {
      crestM: 'Crest of the dam m',
      baseM: 'Base of the dam m',
      lengthM: 'Length of the dam m',
    },
    sillM: 'Sill m',
    widthM: 'Width m',
    heightM: 'Height m',
    open: 'Opening 0–1',
    depthM: 'Depth m',
    manning: 'Manning n',
    slope: 'Slope (free outflow)',
    capacityM3S: 'Capacity m³/s',
    on: 'On',
    areaM2: 'Area m²',
    pitDepthM: 'Depth of the pit m',
    kerbM: 'Kerb m',
    volumeM3: 'Volume m³',
    zone: 'Soil',
    initialSafety: 'Factor of safety at the start (empty: from the soil)',
    creep: {
      onsetSafety: 'Accelerates below a factor of safety of',
      accelerationPerM: 'Acceleration 1/m',
      backgroundMS: 'Speed at rest m/s',
      failureMS: 'Speed of failure m/s',
    },
    accelerationLogSd: 'Scatter of the acceleration',
    at: 'Time hh:mm',
    share: 'Share of the movement',
    everyMin: 'Reads every min',
    noiseMm: 'Noise mm',
    cohesionPa: {
      mean: 'Cohesion Pa',
      cv: 'Cohesion, CV',
    },
    frictionDeg: {
      mean: 'Friction °',
      cv: 'Friction, CV',
    },
    unitWeightNM3: {
      mean: 'Unit weight N/m³',
      cv: 'Unit weight, CV',
    },
    conductivityMS: {
      mean: 'Conductivity m/s',
      cv: 'Conductivity, CV',
    },
    phase: 'Phase',
    stockKg: 'Stock kg',
    temperatureC: 'Temperature °C',
    padKPa: 'Gauge pressure kPa',
    shape: 'Shape',
    diameterM: 'Diameter m',
    lengthM: 'Length or height m',
    hole: {
      diameterM: 'Hole m',
      heightM: 'Hole above the bottom m',
      pipeM: 'Pipe before the hole m',
    },
    opens: 'Opens hh:mm (empty: holds)',
    spillTo: 'Spills on',
    bundM2: 'Bund m² (empty: none)',
    closable: 'Has a valve to shut',
    reported: {
      substance: 'Substance as reported',
      holeDiameterM: 'Hole as reported m',
      stockKg: 'Stock as reported kg',
    },
    sourceKgS: 'Gas given off kg/s',
    startKgM3: 'Concentration at the start kg/m³',
    until: 'Until hh:mm',
    what: 'What',
    tank: 'Which tank',
    delayMin: 'Delay min',
    most: 'At most (empty: no limit)',
    minRiseM: 'Raises the bed by at least m',
    overtopM: 'Overtopped by m',
    afterMin: 'Breaches after min',
    minVolumeM3: 'Volume into the water at least m³',
    kFactor: 'Erodibility K',
    severity: 'Burn severity',
    speedMS: 'Speed m/s',
  },
  fieldOf: {
    landslide: {
      slides: {
        depthM: 'Depth of the slip m',
      },
      zones: {
        depthM: {
          mean: 'Depth of soil m',
          cv: 'Depth of soil, CV',
        },
      },
    },
    chain: {
      depthM: 'Water at the foot m',
      on: 'Acts',
      share: 'Infiltration left where all is burnt',
    },
    hazmat: {
      confined: {
        airChangesH: 'Air changes /h',
      },
    },
  },
  choice: {
    sand: 'Sand',
    clay: 'Clay',
    liquid: 'Liquid',
    gas: 'Gas',
    vertical: 'Vertical',
    horizontal: 'Horizontal',
    sphere: 'Sphere',
    concrete: 'Concrete',
    soil: 'Soil',
    water: 'Water',
    river: 'River',
    rural: 'Rural',
    urban: 'Urban',
    auto: 'By the ground',
    open: 'Opens',
    burst: 'Bursts',
    ignite: 'Ignites',
  },
};
