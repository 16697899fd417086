// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/detail/district_rules.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/validate_values.hpp>
#include <nineways/district.hpp>
#include <nineways/grade.hpp>
#include <nineways/national.hpp>
#include <nineways/parameters/price_index.hpp>
#include <nineways/school_day.hpp>
#include <nineways/staff.hpp>

/// The rules of a district's year, roles, schools and lists of posts.
namespace nineways::detail {

/// Checks what a district is beside its designs and its money: the year, roles, schools, lists of posts.
class district_check {
  public:
    district_check(const district& d, fault_list& log) noexcept : d_(d), log_(log) {}

    void run() {
        check_id(log_, d_.id, "/id");
        check_name(log_, d_.name, "/name");
        number_checks{log_, ""}
            .number("/dollar_year", dollar_year_rule, static_cast<double>(d_.dollar_year))
            .number("/school_days", days_rule, d_.school_days)
            .number("/school_weeks", weeks_rule, d_.school_weeks);
        roles();
        designs();
        schools();
        posts(d_.central_staff, posts_rule, "/central_staff");
        posts(d_.roster, posts_rule, "/roster");
        number_checks{log_, "/before"}
            .number("/class_size_fewer", fewer_rule, d_.before.class_size_fewer.value())
            .number("/school_days_more", more_days_rule, d_.before.school_days_more);
        posts(d_.before.posts, lost_posts_rule, "/before/posts");
        reported();
    }

  private:
    void roles() {
        static constexpr fault_form too_many{
            .kind = "too many roles", .place = "/roles", .found = "{} roles", .expected = "at most {} roles",
            .mend = "Join roles of the same pay and function."};
        static constexpr fault_form out_of_place{
            .kind = "standard roles out of place", .place = "/roles/{}/id", .found = "{}",
            .expected = "{}, standard role {} of {}",
            .mend = "Put the standard roles first, all of them and in the standard order; roles of your own come "
                    "behind."};
        const std::size_t count = d_.roles.size();
        for (const role& each : d_.roles) ids_.add(each.id);
        ids_.check(log_, "/roles");
        if (count > role_limit) log_.add(too_many, count, role_limit);
        const std::vector<role> standard = national::roles(assumptions{}, last_price_level);
        for (std::size_t r = 0; r < standard.size() && r < count; ++r) {
            const std::string_view id = d_.roles[r].id;
            if (id == standard[r].id) continue;
            log_.add(out_of_place, r, in_marks(id), in_marks(standard[r].id), r + 1, standard.size());
        }
        if (count < standard.size()) roles_left_out(standard);
        for (std::size_t r = 0; r < count; ++r) {
            check_name(log_, d_.roles[r].title, "/roles/{}/title", r);
            const pay_basis basis = d_.roles[r].basis;
            if (basis == pay_basis::own_salary)
                check_number(log_, d_.roles[r].salary.value(), salary_rule, "/roles/{}/salary", r);
            if (basis == pay_basis::contract)
                check_number(log_, d_.roles[r].salary.value(), contract_price_rule, "/roles/{}/price", r);
        }
    }

    void roles_left_out(const std::vector<role>& standard) {
        static constexpr fault_form form{
            .kind = "standard roles left out", .place = "/roles", .found = "{} roles",
            .expected = "the {} standard roles", .mend = "Add behind the others: {}."};
        enumeration missing;
        for (std::size_t r = d_.roles.size(); r < standard.size(); ++r) missing.add(in_quotes(standard[r].id));
        log_.add(form, d_.roles.size(), standard.size(), missing.text());
    }

    void designs() {
        for (const day_design& design : d_.designs) ids_.add(design.id);
        ids_.check(log_, "/designs");
        for (std::size_t i = 0; i < d_.designs.size(); ++i) {
            check_name(log_, d_.designs[i].title, "/designs/{}/title", i);
            for (const time_block& block : d_.designs[i].blocks) ids_.add(block.id);
            ids_.check(log_, numbered{"/designs/{}/blocks", i});
        }
    }

    void schools() {
        static constexpr fault_form nobody{
            .kind = "districts without pupils", .place = "/schools", .found = "{} schools without a pupil",
            .expected = "at least one school with at least one pupil",
            .mend = "Give the pupils of each school by grade."};
        for (const nineways::school& s : d_.schools) ids_.add(s.id);
        ids_.check(log_, "/schools");
        bool anyone = false;
        for (std::size_t i = 0; i < d_.schools.size(); ++i) {
            school(i);
            anyone = anyone || !grades_present(d_.schools[i]).empty();
        }
        if (!anyone) log_.add(nobody, d_.schools.size());
    }

    void school(std::size_t i) {
        const nineways::school& s = d_.schools[i];
        check_name(log_, s.name, "/schools/{}/name", i);
        if (s.design >= d_.designs.size()) no_design(i);
        if (s.rooms) check_number(log_, *s.rooms, rooms_rule, "/schools/{}/rooms", i);
        bool counted = true;
        for (std::size_t g = 0; g < grade_count; ++g) {
            const double here = s.enrollment[g].value();
            counted = check_number(log_, here, pupils_rule, "/schools/{}/pupils/{}", i, grade_names[g]) && counted;
        }
        needs(i, counted);
        posts(s.staff, posts_rule, numbered{"/schools/{}/staff", i});
        if (s.reported.average_class_size) {
            check_number(log_, *s.reported.average_class_size, reported_size_rule,
                         "/schools/{}/reported/average_class_size", i);
        }
        if (s.reported.novice_share) {
            check_number(log_, *s.reported.novice_share, reported_share_rule, "/schools/{}/reported/novice_share", i);
        }
    }

    void no_design(std::size_t i) {
        static constexpr fault_form form{
            .kind = "designs that are not there", .place = "/schools/{}/design", .found = "the id of no design",
            .expected = "the id of a design: {}", .mend = "Name one of them, or add the design to /designs."};
        if (!log_.admit(form.kind)) return;
        enumeration known;
        for (const day_design& each : d_.designs) known.add(in_quotes(each.id));
        log_.file(form, {i, known.text()});
    }

    /// A pupil may be in several groups, but only once in each. `counted`: the school's pupils are numbers.
    void needs(std::size_t i, bool counted) {
        struct group {
            std::string_view key;
            pupils need_counts::*count;
        };
        static constexpr std::array<group, 4> groups{{{"low_income", &need_counts::low_income},
                                                      {"english_learner", &need_counts::english_learner},
                                                      {"disability", &need_counts::disability},
                                                      {"gifted", &need_counts::gifted}}};
        static constexpr fault_form too_many{
            .kind = "need groups larger than their school", .place = "/schools/{}/needs/{}", .found = "{}",
            .expected = "at most {}, all pupils of the school",
            .mend = "Count each pupil once in the group, and only pupils of this school."};
        const double all = total_pupils(d_.schools[i]).value();
        for (const group& each : groups) {
            const double count = (d_.schools[i].needs.*each.count).value();
            if (!check_number(log_, count, pupils_rule, "/schools/{}/needs/{}", i, each.key)) continue;
            if (counted && !(count <= all)) log_.add(too_many, i, each.key, count, all);
        }
    }

    void posts(const std::vector<post_count>& list, const number_rule& rule, text_piece place) {
        for (const auto& [role, count] : list) {
            if (role < d_.roles.size())
                check_number(log_, count.value(), rule, "{}{}", place, pointer_key{d_.roles[role].id});
            else
                log_.add(unknown_role, place, std::size_t{role}, d_.roles.size());
        }
    }

    void reported() {
        const reported_district& r = d_.reported;
        if (r.teachers) check_number(log_, r.teachers->value(), reported_posts_rule, "/reported/teachers");
        if (r.average_salary)
            check_number(log_, r.average_salary->value(), reported_pay_rule, "/reported/average_salary");
        if (r.spending) check_number(log_, r.spending->value(), reported_money_rule, "/reported/spending");
        if (r.adopted_curriculum)
            check_number(log_, *r.adopted_curriculum, reported_share_rule, "/reported/adopted_curriculum");
        if (r.average_salary || r.spending)
            check_number(log_, static_cast<double>(r.school_year), dollar_year_rule, "/reported/school_year");
    }

    const district& d_;
    fault_list& log_;
    id_list ids_;
};

}  // namespace nineways::detail
