//! The law of the Watch List: for how many reports a country may stay, and why it is put there. Both have changed, so
//! both are tables that say for which reports each version holds.

use std::iter::FusedIterator;

use crate::words::year::ReportYear;

/// A report year that is written in this file, not read from a table.
const fn year(year: u16) -> ReportYear {
    ReportYear::new(year).unwrap()
}

/// For how many reports in a row the law lets a country stay on the Watch List.
///
/// There have been three rules:
///
/// | reports | law | limit |
/// |---|---|---|
/// | 2004-2008 | TVPRA 2003 (P.L. 108-193), which made the list | none |
/// | 2009-2018 | TVPRA 2008 (P.L. 110-457) section 107(a): 22 USC 7107(b)(2)(D) | two reports, and one or two more by waiver; only reports from 2009 count |
/// | 2019 on | P.L. 115-425 and P.L. 115-427 of January 2019 | two reports, and one more by waiver; one report only after a return from Tier 3 |
///
/// A country that would stay longer "shall be" listed on Tier 3, unless it has been upgraded to Tier 2 or Tier 1.
///
/// The Department's own memoranda state the count from the 2009 report (memoranda of 2013 and 2014). They also state
/// two years of waiver for the 2018 report and one for the 2019 report, each in the memorandum for that report. So no
/// country could follow a third report in 2018, by waiver, with a fourth in 2019. No country was on the list for a
/// fourth report in 2019 or later. This project knows the one-report rule of 22 USC 7107(b)(2)(F) only from secondary
/// sources (a later bill that would amend it, and news of single countries). See
/// [`one_after_return`](WatchListRule::one_after_return).
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
    /// The first report that counts towards a limit.
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

    /// The rule for the report of a year. `None` before 2004, when there was no Watch List.
    ///
    /// ```
    /// # use tip_report::{ReportYear, watch_list::WatchListRule};
    /// assert_eq!(WatchListRule::of(ReportYear::FIRST), None);
    /// ```
    #[must_use]
    pub fn of(report: ReportYear) -> Option<&'static WatchListRule> {
        Self::ALL.iter().find(|rule| holds(rule.first, rule.last, report))
    }

    /// The rule for a year that need not be a report year. Before 2004 it is that of 2004, which sets no limit.
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

    /// The last report made under this rule. `None` if it is in force.
    ///
    /// ```
    /// # use tip_report::watch_list::WatchListRule;
    /// assert_eq!(WatchListRule::ALL[2].last(), None);
    /// ```
    #[must_use]
    pub const fn last(&self) -> Option<ReportYear> {
        self.last
    }

    /// How many reports in a row a country may be on the list without a waiver. `None` if the law sets no limit.
    ///
    /// ```
    /// # use tip_report::watch_list::WatchListRule;
    /// assert_eq!(WatchListRule::ALL[1].years(), Some(2));
    /// ```
    #[must_use]
    pub const fn years(&self) -> Option<u8> {
        self.years
    }

    /// How many more reports waivers can add. Each waiver is for one report.
    ///
    /// ```
    /// # use tip_report::watch_list::WatchListRule;
    /// assert!(WatchListRule::ALL.iter().map(|rule| rule.waivers()).eq([0, 2, 1]));
    /// ```
    #[must_use]
    pub const fn waivers(&self) -> u8 {
        self.waivers
    }

    /// The most reports in a row, including those by waiver. `None` if the law sets no limit.
    ///
    /// ```
    /// # use tip_report::watch_list::WatchListRule;
    /// assert!(WatchListRule::ALL.iter().map(|rule| rule.limit()).eq([None, Some(4), Some(3)]));
    /// ```
    #[must_use]
    pub fn limit(&self) -> Option<u8> {
        self.years.map(|years| years + self.waivers)
    }

    /// Whether a country that comes back to the list from Tier 3 may stay for one report only. This applies if it had
    /// fallen to Tier 3 from a run on the list with a waiver (22 USC 7107(b)(2)(F)).
    ///
    /// This project knows the statute's wording only from secondary sources, so the rule is a reading. No placement
    /// contradicts it: every country that returned like this was off the list in the next report (Algeria fell again in
    /// 2023, Brunei in 2024, Chad in 2025; others rose). Falls from before the act count too: Belarus fell in 2015,
    /// came back in 2021 and fell again in 2022. Countries that had fallen from a run without a waiver stayed longer
    /// after their return, such as The Gambia (2020 and 2021), so the rule does not apply to them. A second return
    /// begins anew. Algeria was on the list in 2022, on Tier 3 in 2023, and on the list in 2024 and 2025: before its
    /// second return it had fallen from a run of one report, without a waiver.
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

/// A reason to put a Tier 2 country on the Watch List (22 USC 7107(b)(2)(A)(iii)), in the wording of its time.
///
/// Until the 2018 report there are three. The acts of January 2019 changed (a) and struck out (c). The texts follow the
/// statute (117 Stat. 2883; the wording of 2019 as repeated in later bills). Only the narrative says which criterion
/// put a country on the list. These data do not have it.
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

    /// The criteria for the report of a year, in order of letters.
    ///
    /// ```
    /// # use tip_report::{ReportYear, watch_list::WatchListCriterion};
    /// assert_eq!(WatchListCriterion::of(ReportYear::FIRST).count(), 0);
    /// ```
    #[must_use]
    pub fn of(report: ReportYear) -> impl DoubleEndedIterator<Item = WatchListCriterion> + Clone + FusedIterator {
        Self::ALL.iter().copied().filter(move |criterion| holds(criterion.first, criterion.last, report))
    }

    /// The letter by which the reports cite the criterion.
    ///
    /// ```
    /// # use tip_report::watch_list::WatchListCriterion;
    /// assert_eq!(WatchListCriterion::ALL[3].letter(), 'c');
    /// ```
    #[must_use]
    pub const fn letter(&self) -> char {
        self.letter
    }

    /// The text of the criterion.
    ///
    /// ```
    /// # use tip_report::watch_list::WatchListCriterion;
    /// assert!(WatchListCriterion::ALL[3].text().contains("commitments"));
    /// ```
    #[must_use]
    pub const fn text(&self) -> &'static str {
        self.text
    }

    /// The first report to which it applied.
    ///
    /// ```
    /// # use tip_report::watch_list::WatchListCriterion;
    /// assert_eq!(WatchListCriterion::ALL[1].first().get(), 2019);
    /// ```
    #[must_use]
    pub const fn first(&self) -> ReportYear {
        self.first
    }

    /// The last report to which it applied. `None` if it is in force.
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
