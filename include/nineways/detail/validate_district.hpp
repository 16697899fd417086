// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/validate_pay.hpp>
#include <nineways/detail/whole_text.hpp>
#include <nineways/district.hpp>
#include <nineways/grade.hpp>
#include <nineways/national.hpp>
#include <nineways/parameters/price_index.hpp>
#include <nineways/school_day.hpp>
#include <nineways/staff.hpp>

/// The rules of a district's year, roles, schools and lists of posts.
namespace nineways::detail {

inline constexpr double most_pupils = 1e6;

inline constexpr number_rule pupils_rule{
    .kind = "numbers of pupils", .min = 0, .max = most_pupils, .unit = "pupils",
    .mend = "Count whole pupils; leave the grade out where there are none.", .whole = true};
inline constexpr number_rule days_rule{
    .kind = "school days", .min = 1, .max = 366, .unit = "days a year",
    .mend = "Count the days on which pupils are in school."};
inline constexpr number_rule weeks_rule{
    .kind = "school weeks", .min = 1, .max = 53, .unit = "weeks a year",
    .mend = "Count the weeks of teaching; 180 days are 36 weeks."};
inline constexpr number_rule posts_rule{
    .kind = "numbers of posts", .min = 0, .max = most_pupils, .unit = "posts",
    .mend = "Count full-time equivalents, 0 or more."};
inline constexpr number_rule lost_posts_rule{
    .kind = "posts lost", .min = -most_pupils, .max = most_pupils, .unit = "posts",
    .mend = "Count the full-time equivalents that were cut."};
inline constexpr number_rule rooms_rule{
    .kind = "numbers of rooms", .min = 0, .max = most_pupils, .unit = "rooms",
    .mend = "Count the teaching rooms, or leave the key out: unknown rooms are never priced."};
inline constexpr number_rule reported_rule{
    .kind = "reported figures", .min = 0, .max = most_money,
    .mend = "Copy the figure from its source, or leave the key out."};
inline constexpr number_rule fewer_rule{
    .kind = "class sizes before", .min = 0, .max = 100, .unit = "pupils fewer a class",
    .mend = "Say by how many pupils classes were smaller before; 0 for none."};
inline constexpr number_rule more_days_rule{
    .kind = "school days before", .min = 0, .max = 366, .unit = "days more a year",
    .mend = "Say how many days longer the year was before; 0 for none."};

/// Checks what a district is beside its designs and its money: the year, roles, schools, lists of posts.
class district_check {
  public:
    district_check(const district& d, fault_list& log) noexcept : d_(d), log_(log) {}

    void run() {
        check_id(log_, d_.id, "/id");
        check_name(log_, d_.name, "/name");
        dollar_year(d_.dollar_year, "/dollar_year");
        check_number(log_, d_.school_days, days_rule, "/school_days");
        check_number(log_, d_.school_weeks, weeks_rule, "/school_weeks");
        roles();
        check_ids(
            log_, d_.designs, [](const day_design& x) { return std::string_view{x.id}; }, "/id", "/designs");
        for (std::size_t i = 0; i < d_.designs.size(); ++i) {
            check_name(log_, d_.designs[i].title, "/designs/", i, "/title");
            check_ids(
                log_, d_.designs[i].blocks, [](const time_block& b) { return std::string_view{b.id}; }, "/id",
                "/designs/", i, "/blocks");
        }
        schools();
        posts(d_.central_staff, posts_rule, "/central_staff");
        posts(d_.roster, posts_rule, "/roster");
        check_number(log_, d_.before.class_size_fewer.value(), fewer_rule, "/before/class_size_fewer");
        check_number(log_, d_.before.school_days_more, more_days_rule, "/before/school_days_more");
        posts(d_.before.posts, lost_posts_rule, "/before/posts");
        reported();
    }

  private:
    void dollar_year(int year, std::string_view place) {
        if (has_price_level(year)) return;
        log_.add("years without a price level", [&] {
            return fault{
                std::string{place}, whole_text(year),
                "a school year from " + whole_text(first_price_level) + " to " + whole_text(last_price_level),
                "Give the year in which the school year ends; take the nearest with a price level, and its dollars."};
        });
    }

    void roles() {
        check_ids(
            log_, d_.roles, [](const role& r) { return std::string_view{r.id}; }, "/id", "/roles");
        if (d_.roles.size() > role_limit) {
            log_.add("too many roles", [&] {
                return fault{"/roles", text_of(d_.roles.size(), " roles"), text_of("at most ", role_limit, " roles"),
                             "Join roles of the same pay and function."};
            });
        }
        const std::vector<role> standard = national::roles(assumptions{}, last_price_level);
        for (std::size_t r = 0; r < standard.size() && r < d_.roles.size(); ++r) {
            if (d_.roles[r].id == standard[r].id) continue;
            log_.add("standard roles out of place", [&] {
                return fault{text_of("/roles/", r, "/id"), in_quotes(d_.roles[r].id),
                             text_of(in_quotes(standard[r].id), ", standard role ", r + 1, " of ", standard.size()),
                             "Put the standard roles first, all of them and in the standard order; roles of your own "
                             "come behind."};
            });
        }
        if (d_.roles.size() < standard.size()) {
            log_.add("standard roles left out", [&] {
                enumeration missing;
                for (std::size_t r = d_.roles.size(); r < standard.size(); ++r) missing.add(in_quotes(standard[r].id));
                return fault{"/roles", text_of(d_.roles.size(), " roles"),
                             text_of("the ", standard.size(), " standard roles"),
                             text_of("Add behind the others: ", missing.text(), ".")};
            });
        }
        for (std::size_t r = 0; r < d_.roles.size(); ++r) {
            check_name(log_, d_.roles[r].title, "/roles/", r, "/title");
            if (d_.roles[r].basis == pay_basis::own_salary)
                check_number(log_, d_.roles[r].salary.value(), salary_rule, "/roles/", r, "/salary");
        }
    }

    void schools() {
        check_ids(
            log_, d_.schools, [](const school& s) { return std::string_view{s.id}; }, "/id", "/schools");
        bool anyone = false;
        for (std::size_t i = 0; i < d_.schools.size(); ++i) {
            const school& s = d_.schools[i];
            check_name(log_, s.name, "/schools/", i, "/name");
            if (s.design >= d_.designs.size()) no_design(i);
            if (s.rooms) check_number(log_, *s.rooms, rooms_rule, "/schools/", i, "/rooms");
            bool counted = true;
            for (std::size_t g = 0; g < grade_count; ++g) {
                counted = check_number(log_, s.enrollment[g].value(), pupils_rule, "/schools/", i, "/pupils/",
                                       grade_names[g]) &&
                          counted;
                anyone = anyone || s.enrollment[g].value() > 0;
            }
            need(i, s.needs.low_income, counted, "low_income");
            need(i, s.needs.english_learner, counted, "english_learner");
            need(i, s.needs.disability, counted, "disability");
            need(i, s.needs.gifted, counted, "gifted");
            posts(s.staff, posts_rule, "/schools/", i, "/staff");
            if (s.reported.average_class_size) {
                check_number(log_, *s.reported.average_class_size, reported_rule, "/schools/", i,
                             "/reported/average_class_size");
            }
        }
        if (anyone) return;
        log_.add("districts without pupils", [&] {
            return fault{"/schools", text_of(d_.schools.size(), " schools without a pupil"),
                         "at least one school with at least one pupil", "Give the pupils of each school by grade."};
        });
    }

    void no_design(std::size_t i) {
        log_.add("designs that are not there", [&] {
            enumeration known;
            for (const day_design& each : d_.designs) known.add(in_quotes(each.id));
            return fault{text_of("/schools/", i, "/design"), "the id of no design",
                         text_of("the id of a design: ", known.text()),
                         "Name one of them, or add the design to /designs."};
        });
    }

    /// A pupil may be in several groups, but only once in each.
    void need(std::size_t i, pupils count, bool counted, std::string_view group) {
        const school& s = d_.schools[i];
        if (!check_number(log_, count.value(), pupils_rule, "/schools/", i, "/needs/", group) || !counted ||
            count <= total_pupils(s))
            return;
        log_.add("need groups larger than their school", [&] {
            return fault{text_of("/schools/", i, "/needs/", group), decimal_text(count.value()),
                         text_of("at most ", total_pupils(s).value(), ", all pupils of the school"),
                         "Count each pupil once in the group, and only pupils of this school."};
        });
    }

    template <class... Pieces>
    void posts(const std::vector<post_count>& list, const number_rule& rule, const Pieces&... place) {
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (list[i].role < d_.roles.size()) {
                check_number(log_, list[i].posts.value(), rule, place..., pointer_key{d_.roles[list[i].role].id});
                continue;
            }
            log_.add("roles that are not there", [&] {
                return fault{text_of(place...), text_of("role ", std::size_t{list[i].role}, ", counted from 0"),
                             text_of("one of the ", d_.roles.size(), " roles of /roles"),
                             "Add the role to /roles, or name one that is there."};
            });
        }
    }

    void reported() {
        const reported_district& r = d_.reported;
        if (r.teachers) check_number(log_, r.teachers->value(), reported_rule, "/reported/teachers");
        if (r.average_salary) check_number(log_, r.average_salary->value(), reported_rule, "/reported/average_salary");
        if (r.spending) check_number(log_, r.spending->value(), reported_rule, "/reported/spending");
        if (r.average_salary || r.spending) dollar_year(r.school_year, "/reported/school_year");
    }

    const district& d_;
    fault_list& log_;
};

}  // namespace nineways::detail
