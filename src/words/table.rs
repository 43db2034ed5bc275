//! The tables by name.

use super::word::words;

words! {
    /// A table of a dataset: a CSV file.
    ///
    /// ```
    /// use tip_report::tables::Table;
    /// assert_eq!("tiers.csv".parse(), Ok(Table::Tiers));
    /// assert_eq!(Table::Tiers.to_string(), "tiers.csv");
    /// ```
    #[non_exhaustive]
    pub enum Table in tip_report::tables: "table" {
        /// `countries.csv`: the entities that reports rank, and other ends of flows.
        Countries = "countries.csv",
        /// `names.csv`: their other names.
        Names = "names.csv",
        /// `reports.csv`: the yearly reports.
        Reports = "reports.csv",
        /// `sources.csv`: what rows cite.
        Sources = "sources.csv",
        /// `tiers.csv`: the placements.
        Tiers = "tiers.csv",
        /// `regions.csv`: ends of flows that are not countries.
        Regions = "regions.csv",
        /// `region_members.csv`: this project's own list of the countries of regions.
        RegionMembers = "region_members.csv",
        /// `flows.csv`: the movements that entries describe.
        Flows = "flows.csv",
        /// `roles.csv`: what entries call their countries.
        Roles = "roles.csv",
        /// `entries.csv`: which entries were read, and where they are.
        Entries = "entries.csv",
        /// `designations.csv`: the side lists.
        Designations = "designations.csv",
        /// `designation_coverage.csv`: how much of each side list is known.
        DesignationCoverage = "designation_coverage.csv",
        /// `law_enforcement.csv`: world-wide figures.
        LawEnforcement = "law_enforcement.csv",
        /// `vocabulary.csv`: what other vocabularies call the words of flows.
        Vocabulary = "vocabulary.csv",
        /// `codes.csv`: the codes that countries have in other schemes.
        Codes = "codes.csv",
        /// `reassessments.csv`: rankings that a presidential determination changed some months after the report.
        Reassessments = "reassessments.csv",
    }
}
