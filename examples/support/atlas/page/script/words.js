// What words of the data mean to a reader.

const MEANING = {
  1: "The government fully meets the minimum standards of U.S. law (22 USC 7106).",
  2: "The government does not fully meet the minimum standards of U.S. law (22 USC 7106), but makes significant efforts to.",
  W: "The government makes significant efforts to meet the minimum standards of U.S. law, but is watched for a reason that the law names (22 USC 7107(b)).",
  3: "The government does not fully meet the minimum standards of U.S. law and makes no significant efforts to (22 USC 7107).",
  S: "The report has an entry, but gives no tier. This is neither a good nor a bad mark.",
  "-": "The report does not place it. Until about 2009 this mostly meant that it was not assessed; it is never a good mark.",
  b: "It began after this report was released.",
  a: "It had ended when this report was released.",
};

const EVIDENCE_MEANING = {
  official: "the report’s own text, or a republication by the U.S. Government",
  corroborated: "two or more independent transcriptions agree",
  transcribed: "one transcription or news report only",
  inferred: "no text says it; it follows from others",
};

const LISTS = {
  "child-soldiers": "Governments that recruit or use child soldiers (Child Soldiers Prevention Act)",
  "state-sponsored": "Governments with a policy or pattern of trafficking",
  "watch-list-waiver": "Automatic downgrade from the Watch List waived",
  "restricted-assistance": "Determination: assistance restricted",
  "restricted-assistance-and-exchange": "Determination: no assistance, and no funds for exchange of officials",
  "restriction-waived": "Determination: restriction waived in full",
  reassessed: "Determination: acted within 90 days",
};

const OUTLOOK = {
  "no limit": "The law had no limit yet.",
  "may stay": "It may stay on the list in the next report.",
  "stays if waived": "It stays on the list in the next report only with a waiver; otherwise it is upgraded, or falls to Tier 3.",
  "must leave": "It must leave the list in the next report: upgraded, or to Tier 3.",
};

/** `sex_trafficking` as one writes it. */
const plain = word => word.replaceAll("_", " ");

const MODALITY = { asserted: "", reported: "reported, not asserted", at_risk: "at risk of it" };

/** Victims, forms, and how firmly it is said. */
function statement(flow) {
  const victims = flow.victims.filter(group => group !== "unspecified").map(plain);
  const forms = flow.forms.filter(form => form !== "unspecified").map(plain);
  const who = victims.length ? listed(victims) : "victims not specified";
  const what = forms.length ? listed(forms) : "form not specified";
  const way = flow.transit.length ? `through ${listed(flow.transit.map(placeName))}` : "";
  const firm = MODALITY[flow.modality];
  const derived = flow.basis === "inferred" ? "one end follows from the context" : "";
  return [`${who}: ${what}`, way, firm, derived].filter(Boolean).join("; ");
}

const KINDS = {
  from: "Taken from here to",
  to: "Brought here from",
  through: "Taken through here",
  domestic: "Inside the country",
  "demand-from": "Buyers from here travel to, or buy at home in",
  "demand-to": "Buyers come here from",
  elsewhere: "Between other places, in this entry",
};
