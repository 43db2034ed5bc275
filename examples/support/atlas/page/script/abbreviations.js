// Abbreviations in names of countries, by the rules of the crate's `abbreviation.rs`.

// Words with one meaning, expanded in every name.
const EXPANDED = {
  afr: "african", br: "british", brit: "british", cent: "central", centr: "central", dem: "democratic", emir: "emirates",
  eq: "equatorial", equat: "equatorial", equ: "equatorial", fmr: "former", fr: "french", gov: "government",
  is: "islands", isls: "islands", island: "islands", isds: "islands", islds: "islands", ilds: "islands",
  kgdm: "kingdom", kingd: "kingdom", occ: "occupied", peo: "peoples", peopl: "peoples", plur: "plurinational",
  princ: "principality", prov: "province", rep: "republic", repub: "republic", soc: "socialist", st: "saint",
  states: "state", ter: "territory", terr: "territory", territories: "territory", utd: "united",
};

// Words with several meanings, or that say little alone: tried only if the name is unknown as it stands.
const ALTERNATIVES = {
  barb: ["barbuda", "barbados"], dom: ["dominican", "dominica"], e: ["east", "eastern", "equatorial"],
  fed: ["federal", "federated", "federation"], gren: ["grenadines", "grenada"], herz: ["herzegovina"],
  herzeg: ["herzegovina"], isl: ["islands", "islamic"], maced: ["macedonia"], n: ["north", "northern", "new"],
  neth: ["netherlands"], nethl: ["netherlands"], s: ["south", "southern", "saint", "sao", "state"],
  st: ["saint", "state"], sts: ["state", "saint"], tob: ["tobago"], vin: ["vincent"], vinc: ["vincent"],
  w: ["west", "western"], yug: ["yugoslav"],
};
