//! The law of the Watch List: for how many reports a country may stay, and why it is put there. Both changed, so
//! both are tables with the reports they hold for.

use crate::words::year::ReportYear;

/// A report year that is written down here, not read from a table.
const fn year(year: u16) -> ReportYear {
    ReportYear::new(year).unwrap()
}

/// For how many reports in a row the law lets a country stay on the Watch List.
///
/// There are three, one after the other:
///
/// | reports | law | limit |
/// |---|---|---|
/// | 2004-2008 | TVPRA 2003 (P.L. 108-193), which made the list | none |
/// | 2009-2018 | TVPRA 2008 (P.L. 110-457) section 107(a): 22 USC 7107(b)(2)(D) | two reports, and one or two more by waiver; only reports from 2009 count |
/// | 2019 on | P.L. 115-425 and P.L. 115-427 of January 2019 | two reports, and one more by waiver; one report only after a return from Tier 3 |
///
/// A country that would stay longer "shall be" listed on Tier 3, unless it has been upgraded to Tier 2 or Tier 1.
///
/// Known from the Department's own memoranda: the count from the 2009 report (memoranda of 2013 and 2014), two years of
/// waiver in the memorandum for the 2018 report and one in that for the 2019 report. So a third report in 2018 with a
/// waiver could not be followed by a fourth, and no country was on the list for a fourth report in 2019 or later.
/// The one-report rule of 22 USC 7107(b)(2)(F) is known here only from secondary sources (a later bill that would amend
/// it, and news of single countries), see [`one_after_return`](WatchListRule::one_after_return).
///
/// ```
/// use tip_report::{ReportYear, watch_list::WatchListRule};
/// let limit = |year| WatchListRule::of(ReportYear::new(year).unwrap()).and_then(|rule| rule.limit());
/// assert_eq!([2008, 2009, 2018, 2019, 2025].map(limit), [None, Some(4), Some(4), Some(3), Some(3)]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WatchListRule {
    first: ReportYear,
    last: Option<ReportYear>,
    years: Option<u8>,
    waivers: u8,
    one_after_return: bool,
    law: &'static str,
}

impl WatchListRule {
    /// The first report whose place on the list counts towards a limit.
    pub(crate) const COUNTED_FROM: ReportYear = year(2009);

    /// All rules, in order of years.
    ///
    /// ```
    /// # use tip_report::watch_list::WatchListRule;
    /// assert!(WatchListRule::ALL.is_sorted_by_key(|rule| rule.first()));
    /// ```
    pub const ALL: &'static [WatchListRule] = &[
        WatchListRule {
            first: year(2004),
            last: Some(year(2008)),
            years: None,
            waivers: 0,
            one_after_return: false,
            law: "P.L. 108-193",
        },
        WatchListRule {
            first: Self::COUNTED_FROM,
            last: Some(year(2018)),
            years: Some(2),
            waivers: 2,
            one_after_return: false,
            law: "P.L. 110-457 section 107(a)",
        },
        WatchListRule {
            first: year(2019),
            last: None,
            years: Some(2),
            waivers: 1,
            one_after_return: true,
            law: "P.L. 115-425 and P.L. 115-427",
        },
    ];

    /// The rule that the report of a year was made under; `None` before 2004, when there was no Watch List.
    ///
    /// ```
    /// # use tip_report::{ReportYear, watch_list::WatchListRule};
    /// assert_eq!(WatchListRule::of(ReportYear::FIRST), None);
    /// ```
    #[must_use]
    pub fn of(report: ReportYear) -> Option<&'static WatchListRule> {
        Self::ALL.iter().find(|rule| holds(rule.first, rule.last, report))
    }

    /// The rule of a year that need not be a report year; before 2004 as in 2004, for there is no limit.
    pub(crate) fn of_number(year: u16) -> &'static WatchListRule {
        let [first, .., last] = Self::ALL else { unreachable!("there are rules") };
        let rule = ReportYear::new(year).and_then(WatchListRule::of);
        rule.unwrap_or(if year < first.first.get() { first } else { last })
    }

    /// The first report made under this rule.
    ///
    /// ```
    /// # use tip_report::watch_list::WatchListRule;
    /// assert_eq!(WatchListRule::ALL[0].first().get(), 2004);
    /// ```
    #[must_use]
    pub const fn first(&self) -> ReportYear {
        self.first
    }

    /// The last report made under this rule; `None` if it is in force.
    ///
    /// ```
    /// # use tip_report::watch_list::WatchListRule;
    /// assert_eq!(WatchListRule::ALL[2].last(), None);
    /// ```
    #[must_use]
    pub const fn last(&self) -> Option<ReportYear> {
        self.last
    }

    /// How many reports in a row a country may be on the list without a waiver; `None` if the law has no limit.
    ///
    /// ```
    /// # use tip_report::watch_list::WatchListRule;
    /// assert_eq!(WatchListRule::ALL[1].years(), Some(2));
    /// ```
    #[must_use]
    pub const fn years(&self) -> Option<u8> {
        self.years
    }

    /// How many more reports waivers can add: one waiver a report.
    ///
    /// ```
    /// # use tip_report::watch_list::WatchListRule;
    /// assert!(WatchListRule::ALL.iter().map(|rule| rule.waivers()).eq([0, 2, 1]));
    /// ```
    #[must_use]
    pub const fn waivers(&self) -> u8 {
        self.waivers
    }

    /// The most reports in a row, waivers counted; `None` if the law has no limit.
    ///
    /// ```
    /// # use tip_report::watch_list::WatchListRule;
    /// assert!(WatchListRule::ALL.iter().map(|rule| rule.limit()).eq([None, Some(4), Some(3)]));
    /// ```
    #[must_use]
    pub fn limit(&self) -> Option<u8> {
        self.years.map(|years| years + self.waivers)
    }

    /// Whether a country that comes back to the list from Tier 3 may stay for one report only, if it had fallen to
    /// Tier 3 from a run on the list with a waiver (22 USC 7107(b)(2)(F)).
    ///
    /// The statute's wording is known here only from secondary sources, so this is a reading. No placement contradicts
    /// it: all who returned like this were off the list in the next report (Algeria fell again in 2023, Brunei in 2024,
    /// Chad in 2025; others rose). Falls from before the act count too: Belarus fell in 2015, came back in 2021 and fell
    /// again in 2022. Countries that had fallen from a run without a waiver stayed longer after their return, such as
    /// The Gambia (2020 and 2021), so the rule is not applied to them. A second return begins anew: Algeria was on the
    /// list in 2022, on Tier 3 in 2023, and on the list in 2024 and 2025, for it had fallen from one report on the list,
    /// without a waiver.
    ///
    /// ```
    /// # use tip_report::watch_list::WatchListRule;
    /// assert!(WatchListRule::ALL.iter().map(|rule| rule.one_after_return()).eq([false, false, true]));
    /// ```
    #[must_use]
    pub const fn one_after_return(&self) -> bool {
        self.one_after_return
    }

    /// The act that made the rule.
    ///
    /// ```
    /// # use tip_report::watch_list::WatchListRule;
    /// assert_eq!(WatchListRule::ALL[1].law(), "P.L. 110-457 section 107(a)");
    /// ```
    #[must_use]
    pub const fn law(&self) -> &'static str {
        self.law
    }
}

/// A reason for which a Tier 2 country is put on the Watch List (22 USC 7107(b)(2)(A)(iii)), in the wording of its time.
///
/// Until the 2018 report there are three. The acts of January 2019 changed (a) and struck out (c). Texts follow the
/// statute (117 Stat. 2883; the wording of 2019 as repeated in later bills). Which criterion put a country on the list
/// is said only in its narrative, and not in these data.
///
/// ```
/// use tip_report::{ReportYear, watch_list::WatchListCriterion};
/// let letters = |year| -> String {
///     WatchListCriterion::of(ReportYear::new(year).unwrap()).map(|criterion| criterion.letter()).collect()
/// };
/// assert_eq!([2003, 2004, 2018, 2019].map(letters), ["", "abc", "abc", "ab"]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WatchListCriterion {
    letter: char,
    text: &'static str,
    first: ReportYear,
    last: Option<ReportYear>,
}

impl WatchListCriterion {
    /// All criteria, in order of letters, then years.
    ///
    /// ```
    /// # use tip_report::watch_list::WatchListCriterion;
    /// assert!(WatchListCriterion::ALL.iter().map(|criterion| criterion.letter()).eq(['a', 'a', 'b', 'c']));
    /// ```
    pub const ALL: &'static [WatchListCriterion] = &[
        WatchListCriterion {
            letter: 'a',
            text: "the absolute number of victims of severe forms of trafficking is very significant or is \
                   significantly increasing",
            first: year(2004),
            last: Some(year(2018)),
        },
        WatchListCriterion {
            letter: 'a',
            text: "the estimated number of victims of severe forms of trafficking is very significant or is \
                   significantly increasing and the country is not taking proportional concrete actions",
            first: year(2019),
            last: None,
        },
        WatchListCriterion {
            letter: 'b',
            text: "there is a failure to provide evidence of increasing efforts to combat severe forms of trafficking \
                   in persons from the previous year",
            first: year(2004),
            last: None,
        },
        WatchListCriterion {
            letter: 'c',
            text: "the determination that a country is making significant efforts was based on commitments by the \
                   country to take additional future steps over the next year",
            first: year(2004),
            last: Some(year(2018)),
        },
    ];

    /// The criteria that the report of a year was made with, in order of letters.
    ///
    /// ```
    /// # use tip_report::{ReportYear, watch_list::WatchListCriterion};
    /// assert_eq!(WatchListCriterion::of(ReportYear::FIRST).count(), 0);
    /// ```
    pub fn of(report: ReportYear) -> impl Iterator<Item = WatchListCriterion> {
        Self::ALL.iter().copied().filter(move |criterion| holds(criterion.first, criterion.last, report))
    }

    /// The letter by which the reports cite it.
    ///
    /// ```
    /// # use tip_report::watch_list::WatchListCriterion;
    /// assert_eq!(WatchListCriterion::ALL[3].letter(), 'c');
    /// ```
    #[must_use]
    pub const fn letter(&self) -> char {
        self.letter
    }

    /// What it says.
    ///
    /// ```
    /// # use tip_report::watch_list::WatchListCriterion;
    /// assert!(WatchListCriterion::ALL[3].text().contains("commitments"));
    /// ```
    #[must_use]
    pub const fn text(&self) -> &'static str {
        self.text
    }

    /// The first report made with it.
    ///
    /// ```
    /// # use tip_report::watch_list::WatchListCriterion;
    /// assert_eq!(WatchListCriterion::ALL[1].first().get(), 2019);
    /// ```
    #[must_use]
    pub const fn first(&self) -> ReportYear {
        self.first
    }

    /// The last report made with it; `None` if it is in force.
    ///
    /// ```
    /// # use tip_report::watch_list::WatchListCriterion;
    /// assert_eq!(WatchListCriterion::ALL[3].last().map(|year| year.get()), Some(2018));
    /// ```
    #[must_use]
    pub const fn last(&self) -> Option<ReportYear> {
        self.last
    }
}

fn holds(first: ReportYear, last: Option<ReportYear>, report: ReportYear) -> bool {
    first <= report && last.is_none_or(|last| report <= last)
}
