// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <nineways/assumptions.hpp>  // before units.hpp: g++ 12 else warns that its unit names shadow quantities
#include <nineways/detail/district_rules.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/validate_values.hpp>
#include <nineways/district.hpp>

/// The rules of posts that schools share.
namespace nineways::detail {

/// Files every sharing whose travel leaves no time with pupils at one of its schools. Days that levers changed must
/// keep this too, so it reads nothing else of a sharing and passes over what is not there.
inline void check_travel(const district& d, fault_list& log) {
    static constexpr fault_form form{
        .kind = "travel that leaves no time for pupils", .place = "/shared_posts/{}/travel",
        .found = "{} minutes a week",
        .expected = "at most {} minutes a week, as a full-time post at {} has {} with pupils",
        .mend = "Give the minutes that one full-time post is on the road, or share between schools that are nearer."};
    for (std::size_t k = 0; k < d.shared.size(); ++k) {
        const double travel = d.shared[k].travel.value();
        for (const std::size_t s : d.shared[k].schools) {
            if (s >= d.schools.size() || d.schools[s].design >= d.designs.size()) continue;
            const double contact = d.designs[d.schools[s].design].week.contact().value();
            if (contact < 1 || travel <= contact - 1) continue;
            log.add(form, k, travel, summed{contact - 1}, in_marks(d.schools[s].id), summed{contact});
            break;
        }
    }
}

/// Checks what schools share: whom, between whom, and nobody twice.
class shared_check {
  public:
    shared_check(const district& d, fault_list& log) noexcept : d_(d), log_(log) {}

    /// `in_days`: whether the roles must be in the days of their schools.
    void run(bool in_days) {
        for (const shared_posts& each : d_.shared) ids_.add(each.id);
        ids_.check(log_, "/shared_posts");
        for (std::size_t k = 0; k < d_.shared.size(); ++k) {
            number_checks{log_, numbered{"/shared_posts/{}", k}}
                .number("/travel", week_rule, d_.shared[k].travel.value())
                .number("/hiring_step", step_rule, d_.shared[k].hiring_step.value());
            roles(k, in_days);
            schools(k);
        }
        check_travel(d_, log_);
    }

  private:
    void roles(std::size_t k, bool in_days) {
        static constexpr fault_form nobody{
            .kind = "sharings of nobody", .place = "/shared_posts/{}/roles", .found = "no role",
            .expected = "at least one", .mend = "Name the roles whose posts are shared."};
        static constexpr fault_form no_role{
            .kind = unknown_role.kind, .place = "/shared_posts/{}/roles/{}", .found = unknown_role.found,
            .expected = unknown_role.expected, .mend = unknown_role.mend};
        static constexpr fault_form not_in_day{
            .kind = "sharings of roles without lessons", .place = "/shared_posts/{}/roles/{}",
            .found = "{}, who teaches in no pooled block of these schools' days",
            .expected = "a role of a pooled block: homerooms stay with their school",
            .mend = "Take the role out, or name the one whose posts are shared."};
        static constexpr fault_form again{
            .kind = "roles shared twice", .place = "/shared_posts/{}/roles/{}", .found = "{} again",
            .expected = "each role once", .mend = "Take it out."};
        const auto& roles = d_.shared[k].roles;
        if (roles.empty()) log_.add(nobody, k);
        for (std::size_t r = 0; r < roles.size(); ++r) {
            if (roles[r] >= d_.roles.size())
                log_.add(no_role, k, r, std::size_t{roles[r]}, d_.roles.size());
            else if (is_again(k, r))
                log_.add(again, k, r, in_marks(d_.roles[roles[r]].id));
            else if (in_days && !teaches(roles[r], d_.shared[k].schools))
                log_.add(not_in_day, k, r, in_marks(d_.roles[roles[r]].id));
        }
    }

    /// Whether a role of a sharing stands there before.
    [[nodiscard]] bool is_again(std::size_t k, std::size_t r) const noexcept {
        const auto& roles = d_.shared[k].roles;
        for (std::size_t before = 0; before < r; ++before) {
            if (roles[before] == roles[r]) return true;
        }
        return false;
    }

    /// Whether a role is in a pooled block of the day of one of these schools, or of one that is not there.
    [[nodiscard]] bool teaches(role_id role, const std::vector<std::size_t>& schools) const noexcept {
        for (const std::size_t s : schools) {
            if (s >= d_.schools.size() || d_.schools[s].design >= d_.designs.size()) return true;
            for (const time_block& block : d_.designs[d_.schools[s].design].blocks) {
                if (block.staffing != staffing::pooled) continue;
                for (const adults_per_group& a : block.adults) {
                    if (a.role == role) return true;
                }
            }
        }
        return schools.empty();
    }

    void schools(std::size_t k) {
        static constexpr fault_form too_few{
            .kind = "sharings without partners", .place = "/shared_posts/{}/schools", .found = "{} schools",
            .expected = "at least 2 schools",
            .mend = "Name the schools that share the posts, or take the entry out."};
        static constexpr fault_form no_school{
            .kind = "schools that are not there", .place = "/shared_posts/{}/schools/{}",
            .found = "the id of no school",
            .expected = "the id of one of the {} schools of /schools", .mend = "Name a school that is there."};
        static constexpr fault_form twice{
            .kind = "posts shared twice", .place = "/shared_posts/{}/schools/{}",
            .found = "{}, whose posts of {} are shared in /shared_posts/{}/schools too",
            .expected = "each role of a school in one sharing",
            .mend = "Take the school or the role out of one of them."};
        const auto& schools = d_.shared[k].schools;
        if (schools.size() < 2) log_.add(too_few, k, schools.size());
        taken_.resize(d_.schools.size());
        for (std::size_t i = 0; i < schools.size(); ++i) {
            const std::size_t s = schools[i];
            if (s >= d_.schools.size()) {
                log_.add(no_school, k, i, d_.schools.size());
                continue;
            }
            for (std::size_t r = 0; r < d_.shared[k].roles.size(); ++r) {
                const role_id role = d_.shared[k].roles[r];
                if (role >= d_.roles.size() || role >= role_limit || is_again(k, r)) continue;
                const std::uint32_t bit = std::uint32_t{1} << role;
                if ((taken_[s] & bit) != 0)
                    log_.add(twice, k, i, in_marks(d_.schools[s].id), in_marks(d_.roles[role].id), sharing_of(s, role));
                taken_[s] |= bit;
            }
        }
    }

    /// The first sharing of a school's role.
    [[nodiscard]] std::size_t sharing_of(std::size_t school, role_id role) const noexcept {
        for (std::size_t k = 0; k < d_.shared.size(); ++k) {
            bool here = false;
            for (const std::size_t s : d_.shared[k].schools) here = here || s == school;
            bool shared = false;
            for (const role_id r : d_.shared[k].roles) shared = shared || r == role;
            if (here && shared) return k;
        }
        return d_.shared.size();
    }

    const district& d_;
    fault_list& log_;
    id_list ids_;
    std::vector<std::uint32_t> taken_;  ///< roles shared so far, a bit each, by school
};

}  // namespace nineways::detail
