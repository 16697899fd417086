// SPDX-License-Identifier: MIT
#pragma once

#include <array>

#include <nineways/parameters/parameter.hpp>

namespace nineways {

namespace detail {

/// What pupils gain in a year in one subject between two grades, as one source has it; it is divided by.
[[nodiscard]] constexpr parameter growth_row(literal id, literal title, double gain) noexcept {
    return {.id = id, .title = title, .unit = unit::sd, .low = gain, .central = gain, .high = gain,
            .source = "Hill, Bloom, Black and Lipsey 2008, Child Development Perspectives",
            .address = "mdrc.org", .year = 2008, .status = status::recalled, .evidence = "CONV-2",
            .note = "The paper and the falling pattern were seen, the numbers were not.", .own = {0.01, 10}};
}

/// The same from a study of pupils with and without disabilities, whose table was seen.
[[nodiscard]] constexpr parameter other_growth_row(literal id, literal title, double gain) noexcept {
    return {.id = id, .title = title, .unit = unit::sd, .low = gain, .central = gain, .high = gain,
            .source = "Scammacca and others 2015, table 7, median pupil",
            .address = "pmc.ncbi.nlm.nih.gov/articles/PMC4696502/table/T7", .year = 2015, .status = status::seen,
            .evidence = "CONV-3", .note = "", .own = {0.01, 10}};
}

}  // namespace detail

/// What months of learning are made of, on request: sources disagree two- and threefold, so every answer is a range
/// that holds all of them. Nothing else uses these rows, and they stand last: the module of a page is made without.
inline constexpr auto conversion_parameters = std::to_array<parameter>({
    {.id = "learning_months_a_year",
     .title = "months of school that a year's growth is divided by",
     .unit = unit::ratio, .low = 9, .central = 9, .high = 9,
     .status = status::judgement, .note = "September to May; growth over the summer is left out.", .own = {1, 12}},
    {.id = "learning_month_all_ages",
     .title = "SD that are called a month at any age, in the table of the Education Endowment Foundation",
     .unit = unit::sd, .low = 0.08, .central = 0.083, .high = 0.09,
     .source = "Education Endowment Foundation, attainment measure",
     .address = "educationendowmentfoundation.org.uk", .status = status::derived, .evidence = "CONV-4 CONV-5",
     .note = "1 / 12, as 12 months are 0.96 to 1.00. Low: 0.96 / 12; high: where the first month ends.",
     .own = {0.001, 10}},
    {.id = "learning_month_branch",
     .title = "SD that are called a month in a study of school leaders",
     .unit = unit::sd, .low = 0.025, .central = 0.0275, .high = 0.03,
     .source = "Branch, Hanushek and Rivkin", .status = status::derived, .evidence = "CONV-5",
     .note = "It has 0.05 SD for two months and 0.21 SD for seven; central: the middle.", .own = {0.001, 10}},
    detail::growth_row("reading_growth_k_1", "SD gained in reading in the year from kindergarten to grade 1", 1.52),
    detail::growth_row("reading_growth_1_2", "SD gained in reading in the year from grade 1 to grade 2", 0.97),
    detail::growth_row("reading_growth_2_3", "SD gained in reading in the year from grade 2 to grade 3", 0.60),
    detail::growth_row("reading_growth_3_4", "SD gained in reading in the year from grade 3 to grade 4", 0.36),
    detail::growth_row("reading_growth_4_5", "SD gained in reading in the year from grade 4 to grade 5", 0.40),
    detail::growth_row("reading_growth_5_6", "SD gained in reading in the year from grade 5 to grade 6", 0.32),
    detail::growth_row("reading_growth_6_7", "SD gained in reading in the year from grade 6 to grade 7", 0.23),
    detail::growth_row("reading_growth_7_8", "SD gained in reading in the year from grade 7 to grade 8", 0.26),
    detail::growth_row("mathematics_growth_k_1",
                       "SD gained in mathematics in the year from kindergarten to grade 1", 1.14),
    detail::growth_row("mathematics_growth_1_2", "SD gained in mathematics in the year from grade 1 to grade 2", 1.03),
    detail::growth_row("mathematics_growth_2_3", "SD gained in mathematics in the year from grade 2 to grade 3", 0.89),
    detail::growth_row("mathematics_growth_3_4", "SD gained in mathematics in the year from grade 3 to grade 4", 0.52),
    detail::growth_row("mathematics_growth_4_5", "SD gained in mathematics in the year from grade 4 to grade 5", 0.56),
    detail::growth_row("mathematics_growth_5_6", "SD gained in mathematics in the year from grade 5 to grade 6", 0.41),
    detail::growth_row("mathematics_growth_6_7", "SD gained in mathematics in the year from grade 6 to grade 7", 0.30),
    detail::growth_row("mathematics_growth_7_8", "SD gained in mathematics in the year from grade 7 to grade 8", 0.32),
    detail::other_growth_row("other_mathematics_growth_3_4",
                             "SD gained in mathematics in the year from grade 3 to grade 4, another study", 0.62),
    detail::other_growth_row("other_mathematics_growth_4_5",
                             "SD gained in mathematics in the year from grade 4 to grade 5, another study", 0.51),
    detail::other_growth_row("other_mathematics_growth_5_6",
                             "SD gained in mathematics in the year from grade 5 to grade 6, another study", 0.43),
    detail::other_growth_row("other_mathematics_growth_6_7",
                             "SD gained in mathematics in the year from grade 6 to grade 7, another study", 0.33),
    detail::other_growth_row("other_mathematics_growth_7_8",
                             "SD gained in mathematics in the year from grade 7 to grade 8, another study", 0.45),
});

}  // namespace nineways
