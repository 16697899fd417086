// SPDX-License-Identifier: MIT
#pragma once

#include <nineways/detail/number_rule.hpp>
#include <nineways/parameters/price_index.hpp>

/// What each number of a district may be, for the reader of documents and for `validate` alike.
namespace nineways::detail {

inline constexpr double most_money = 1e12;
inline constexpr double most_pay = 1e7;
inline constexpr double most_pupils = 1e6;
inline constexpr double week_minutes = 7 * 24 * 60;

inline constexpr number_rule dollar_year_rule{
    .kind = "years without a price level", .min = first_price_level, .max = last_price_level,
    .unit = "(the year in which a school year ends)",
    .mend = "Take the nearest year with a price level, and give money in its dollars.", .whole = true};
inline constexpr number_rule days_rule{
    .kind = "school days", .min = 1, .max = 366, .unit = "days a year",
    .mend = "Count the days on which pupils are in school."};
inline constexpr number_rule weeks_rule{
    .kind = "school weeks", .min = 1, .max = 53, .unit = "weeks a year",
    .mend = "Count the weeks of teaching; 180 days are 36 weeks."};

// Schools
inline constexpr number_rule pupils_rule{
    .kind = "numbers of pupils", .min = 0, .max = most_pupils, .unit = "pupils",
    .mend = "Count whole pupils; leave the key out where there are none.", .whole = true};
inline constexpr number_rule rooms_rule{
    .kind = "numbers of rooms", .min = 0, .max = 1e4, .unit = "rooms",
    .mend = "Count the teaching rooms, or leave the key out: unknown rooms are never priced."};
inline constexpr number_rule reported_size_rule{
    .kind = "reported figures", .min = 0, .max = 1000, .unit = "pupils a class",
    .mend = "Copy the figure from its source, or leave the key out."};
inline constexpr number_rule posts_rule{
    .kind = "numbers of posts", .min = 0, .max = most_pupils, .unit = "posts",
    .mend = "Count full-time equivalents, 0 or more."};

// The week and its blocks
inline constexpr number_rule open_rule{
    .kind = "open weeks", .min = 0, .max = 5 * 12 * 60, .unit = "minutes a week",
    .mend = "Give the minutes from the first bell to the last, five days together.", .above_min = true};
inline constexpr number_rule week_rule{
    .kind = "parts of a week", .min = 0, .max = week_minutes, .unit = "minutes a week",
    .mend = "Give minutes a week, not a day, and 0 where there are none."};
inline constexpr number_rule step_rule{
    .kind = "hiring steps", .min = 0.001, .max = 1, .unit = "of a post",
    .mend = "Give the smallest part of a post that is hired, such as 0.1."};
inline constexpr number_rule block_minutes_rule{
    .kind = "minutes of blocks", .min = 0, .max = week_minutes, .unit = "minutes a week",
    .mend = "Give the minutes a week that each pupil has the block, or take the block out.", .above_min = true};
inline constexpr number_rule cycle_rule{
    .kind = "days of cycles", .min = 1, .max = 20, .unit = "school days",
    .mend = "Count the school days after which the timetable begins again; 5 for a week.", .whole = true};
inline constexpr number_rule periods_rule{
    .kind = "periods of blocks", .min = 0, .max = 400, .unit = "periods a cycle",
    .mend = "Count the block's periods in a cycle, or give minutes a week instead.", .above_min = true};
inline constexpr number_rule length_rule{
    .kind = "lengths of periods", .min = 0, .max = 24 * 60, .unit = "minutes a period",
    .mend = "Give the minutes of a period.", .above_min = true};
inline constexpr number_rule block_weeks_rule{
    .kind = "weeks of blocks", .min = 0, .max = 53, .unit = "weeks of the year",
    .mend = "Count the weeks in which the block runs, or leave the key out where it runs in all.", .above_min = true};
inline constexpr number_rule group_rule{
    .kind = "group sizes", .min = 1, .max = 1e4, .unit = "pupils a group",
    .mend = "Give the pupils of a group as an average of at least one."};
inline constexpr number_rule adults_rule{
    .kind = "numbers of adults", .min = 0, .max = 10, .unit = "adults a group",
    .mend = "Give the adults that each group has at once, or take the entry out.", .above_min = true};

// Pay
inline constexpr number_rule salary_rule{
    .kind = "salaries", .min = 0, .max = most_pay, .unit = "dollars a year",
    .mend = "Give what a full-time post is paid in a year.", .above_min = true};
/// Of a cell of the grid. Some schedules put a dollar into cells that nobody may stand in: that is no year's pay, and a
/// mean over it, or a step up from it, would mean nothing.
inline constexpr number_rule cell_salary_rule{
    .kind = "salaries of the grid", .min = 1'000, .max = most_pay, .unit = "dollars a year",
    .mend = "Give what a full-time teacher of the cell is paid in a year; null where the schedule has no such cell."};
inline constexpr number_rule contract_price_rule{
    .kind = "contract prices", .min = 0, .max = most_pay, .unit = "dollars a year",
    .mend = "Give what a full-time post of the other organisation's staff costs in a year.", .above_min = true};
inline constexpr number_rule headcount_rule{
    .kind = "headcounts", .min = 0, .max = most_pupils, .unit = "teachers",
    .mend = "Count the full-time equivalents that stand in the cell; 0 where there are none."};
inline constexpr number_rule step_years_rule{
    .kind = "years on steps", .min = 0, .max = 60, .unit = "years",
    .mend = "Give the years on the step before the next one; leave the key out where they are one each.",
    .above_min = true};
inline constexpr number_rule after_years_rule{
    .kind = "years of service", .min = 0, .max = 60, .unit = "years",
    .mend = "Give the years of service from which it is paid.", .above_min = true};
inline constexpr number_rule scale_rule{
    .kind = "scales of the grid", .min = 0, .max = 1000, .mend = "Give 1 for a grid of the district's own.",
    .above_min = true};
inline constexpr number_rule frozen_rule{
    .kind = "frozen steps", .min = 0, .max = 100, .unit = "years",
    .mend = "Count the years in which no step was given; 0 for none.", .whole = true};
inline constexpr number_rule share_rule{
    .kind = "shares", .min = 0, .max = 1, .mend = "Give a share of one: 0.25 for 25 %."};
inline constexpr number_rule benefits_rule{
    .kind = "rates of benefits", .min = 0, .max = 1, .unit = "of pay",
    .mend = "Give benefits as a share of pay: 0.25 for 25 %."};
inline constexpr number_rule a_post_rule{
    .kind = "amounts a post", .min = 0, .max = 1e6, .unit = "dollars a year",
    .mend = "Give dollars of the district's dollar year for one post, 0 or more."};
inline constexpr number_rule contract_days_rule{
    .kind = "contract days", .min = 1, .max = 366, .unit = "days a year",
    .mend = "Give the paid days of a teacher's contract."};
inline constexpr number_rule contract_hours_rule{
    .kind = "contract hours", .min = 1, .max = 24, .unit = "hours a day",
    .mend = "Give the paid hours of a day of a teacher's contract."};
inline constexpr number_rule added_rule{
    .kind = "added days", .min = 0, .max = 366, .unit = "days a year",
    .mend = "Give the paid days beyond the contract, 0 or more."};
inline constexpr number_rule contract_limit_rule{
    .kind = "limits of the contract", .min = 1, .max = week_minutes, .unit = "pupils, or minutes a week",
    .mend = "Copy the limit from its clause; minutes of a day are five times as many a week."};

// Money
inline constexpr number_rule money_rule{
    .kind = "amounts of money", .min = 0, .max = most_money, .unit = "dollars",
    .mend = "Give dollars of the district's dollar year, 0 or more."};
inline constexpr number_rule units_rule{
    .kind = "units bought", .min = 0, .max = most_money, .unit = "units",
    .mend = "Give how many units are bought, 0 or more."};
inline constexpr number_rule remainder_rule{
    .kind = "amounts not mechanised", .min = -most_money, .max = most_money, .unit = "dollars a year",
    .mend = "Give dollars of the district's dollar year; 0 where nothing remains."};
inline constexpr number_rule growth_rule{
    .kind = "rates of growth", .min = -1, .max = 10, .unit = "a year",
    .mend = "Give growth as a share: 0.02 for 2 %; a source that ends has a last year.", .above_min = true};
inline constexpr number_rule fund_year_rule{
    .kind = "years of funds", .min = 0, .max = 3000, .unit = "(the year in which a school year ends, 0 for none)",
    .mend = "Give the year, such as 2026, or 0.", .whole = true};

// Before cuts, and as reported
inline constexpr number_rule fewer_rule{
    .kind = "class sizes before", .min = 0, .max = 100, .unit = "pupils fewer a class",
    .mend = "Say by how many pupils classes were smaller before; 0 for none."};
inline constexpr number_rule more_days_rule{
    .kind = "school days before", .min = 0, .max = 100, .unit = "days more a year",
    .mend = "Say how many days longer the year was before; 0 for none."};
inline constexpr number_rule lost_posts_rule{
    .kind = "posts lost", .min = -most_pupils, .max = most_pupils, .unit = "posts",
    .mend = "Count the full-time equivalents that were cut."};
inline constexpr number_rule reported_posts_rule{
    .kind = "reported figures", .min = 0, .max = most_pupils, .unit = "posts",
    .mend = "Copy the figure from its source, or leave the key out."};
inline constexpr number_rule reported_share_rule{
    .kind = "reported figures", .min = 0, .max = 1, .unit = "as a share of all",
    .mend = "Copy the figure from its source as a share, 0.25 for 25 %, or leave the key out."};
inline constexpr number_rule reported_pay_rule{
    .kind = "reported figures", .min = 0, .max = most_pay, .unit = "dollars a year",
    .mend = "Copy the figure from its source, or leave the key out."};
inline constexpr number_rule reported_money_rule{
    .kind = "reported figures", .min = 0, .max = most_money, .unit = "dollars",
    .mend = "Copy the figure from its source, or leave the key out."};

}  // namespace nineways::detail
