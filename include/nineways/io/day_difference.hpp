// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <nineways/day_people.hpp>
#include <nineways/day_sums.hpp>
#include <nineways/district.hpp>
#include <nineways/grade.hpp>
#include <nineways/io/json_stream.hpp>
#include <nineways/quantities.hpp>
#include <nineways/staff.hpp>
#include <nineways/units.hpp>

namespace nineways::io::detail {

/// One of two ways to run the days of the same schools.
struct day_side {
    const district& d;
    const std::array<dollars, role_limit>& prices;
    const day_sums& sums;
    const school_quantities& posts;
};

/// Writes what changes from one way to the other: posts and their cost by role, and what the pupils of each tier gain
/// and lose. Each pair has its change; null where a way has nothing of the kind.
class difference_writer {
  public:
    difference_writer(json_stream& out, const day_side& a, const day_side& b) noexcept : out_(out), a_(a), b_(b) {}

    /// Posts of every role that the two ways need differently; as a member of the open object.
    void posts() {
        out_.array("posts");
        for (std::size_t r = 0; r < a_.d.roles.size(); ++r) role_of(r, position(b_.d, a_.d.roles[r].id));
        for (std::size_t r = 0; r < b_.d.roles.size(); ++r) {
            if (!position(a_.d, b_.d.roles[r].id)) role_of(std::nullopt, r);
        }
        out_.end();
    }

    /// Posts of all roles together; as a member of the open object.
    void all_posts() {
        const auto sum = [](const std::array<double, role_limit>& posts) {
            double all = 0;
            for (const double one : posts) all += one;
            return all;
        };
        out_.object("all_posts");
        pair("exact", sum(a_.posts.exact), sum(b_.posts.exact));
        pair("rounded", sum(a_.posts.rounded), sum(b_.posts.rounded));
        out_.end();
    }

    /// What they cost in sum; as a member of the open object.
    void cost() {
        const day_cost a = cost_of(a_.d, a_.posts, a_.prices);
        const day_cost b = cost_of(b_.d, b_.posts, b_.prices);
        out_.object("cost");
        pair("exact", a.exact.value(), b.exact.value());
        pair("hired", a.hired.value(), b.hired.value());
        pair("hired_with_substitutes", (a.hired + a.substitutes).value(), (b.hired + b.substitutes).value());
        out_.end();
    }

    /// What a teaching post has: minutes with pupils, and minutes with colleagues inside their day; as a member of the
    /// open object.
    void teachers() {
        const subject_sums a = a_.sums.all_subjects();
        const subject_sums b = b_.sums.all_subjects();
        const auto each = [&](const char* key, double subject_sums::*minutes) {
            pair(key, ratio{a.*minutes, a.teaching_posts}.value(), ratio{b.*minutes, b.teaching_posts}.value());
        };
        out_.object("teachers");
        each("load", &subject_sums::taught_minutes);
        each("together_minutes_a_week", &subject_sums::together_minutes);
        out_.end();
    }

    /// What a pupil of each tier has: attention, and the classes and minutes of the subjects in which the ways differ.
    void tiers() {
        const subject_sums a = a_.sums.all_subjects();
        const subject_sums b = b_.sums.all_subjects();
        out_.array("tiers");
        for (std::size_t t = 0; t < tier_count; ++t) {
            const double pupils = a_.sums.pupils[t];
            if (!(pupils > 0)) continue;
            out_.object().put("tier", tier_names[t]).put("pupils", pupils);
            pair("adult_minutes_a_week", a.adult_minutes[t] / pupils, b.adult_minutes[t] / pupils);
            pair("small_group_minutes_a_week", a.small_group_minutes[t] / pupils, b.small_group_minutes[t] / pupils);
            pair("class_size", size(a, t), size(b, t));
            subjects("class_sizes", [t](const subject_sums& s) { return size(s, t); });
            subjects("minutes", [&](const subject_sums& s) { return std::optional{s.attended[t] / pupils}; });
            out_.end();
        }
        out_.end();
    }

  private:
    [[nodiscard]] static std::optional<std::size_t> position(const district& d, std::string_view role) noexcept {
        for (std::size_t r = 0; r < d.roles.size(); ++r) {
            if (d.roles[r].id == role) return r;
        }
        return std::nullopt;
    }

    [[nodiscard]] static std::optional<double> size(const subject_sums& s, std::size_t t) noexcept {
        return s.class_size(t).value();
    }

    /// Whether two figures are not the same but for the last digits of their sums.
    [[nodiscard]] static bool differ(std::optional<double> a, std::optional<double> b) noexcept {
        if (!a || !b) return a.has_value() != b.has_value();
        const double apart = *a < *b ? *b - *a : *a - *b;
        return apart > 1e-9 * (*a < 0 ? -*a : *a) + 1e-12;
    }

    void put(const char* key, std::optional<double> value) {
        if (value)
            out_.put(key, *value);
        else
            out_.put(key, nullptr);
    }

    /// Members of an open object: both values and the change, which is 0 where the values do not differ.
    void members(std::optional<double> a, std::optional<double> b) {
        put("a", a);
        put("b", b);
        put("change", !differ(a, b) && a ? 0.0 : a && b ? std::optional{*b - *a} : std::nullopt);
    }

    void pair(const char* key, std::optional<double> a, std::optional<double> b) {
        out_.object(key);
        members(a, b);
        out_.end();
    }

    void role_of(std::optional<std::size_t> in_a, std::optional<std::size_t> in_b) {
        const auto of = [](const std::array<double, role_limit>& posts, std::optional<std::size_t> r) {
            return r ? posts[*r] : 0.0;
        };
        const double exact_a = of(a_.posts.exact, in_a);
        const double exact_b = of(b_.posts.exact, in_b);
        const double hired_a = of(a_.posts.rounded, in_a);
        const double hired_b = of(b_.posts.rounded, in_b);
        if (!differ(exact_a, exact_b) && !differ(hired_a, hired_b)) return;
        const role& kind = in_a ? a_.d.roles[*in_a] : b_.d.roles[*in_b];
        out_.object().put("role", kind.id).put("title", kind.title);
        pair("exact", exact_a, exact_b);
        pair("rounded", hired_a, hired_b);
        pair("cost_of_rounded", in_a ? (a_.prices[*in_a] * hired_a).value() : 0.0,
             in_b ? (b_.prices[*in_b] * hired_b).value() : 0.0);
        out_.end();
    }

    template <class Figure>
    void subjects(const char* key, const Figure& figure) {
        out_.array(key);
        for (std::size_t s = 0; s < subject_count; ++s) {
            const std::optional<double> a = figure(a_.sums.subjects[s]);
            const std::optional<double> b = figure(b_.sums.subjects[s]);
            if (!differ(a, b)) continue;
            out_.object().put("subject", subject_names[s]);
            members(a, b);
            out_.end();
        }
        out_.end();
    }

    json_stream& out_;
    const day_side& a_;
    const day_side& b_;
};

}  // namespace nineways::io::detail
