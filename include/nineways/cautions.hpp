// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/comparability.hpp>
#include <nineways/detail/levers_in_place.hpp>
#include <nineways/detail/literal.hpp>
#include <nineways/district.hpp>
#include <nineways/evaluate.hpp>
#include <nineways/funding.hpp>
#include <nineways/lever.hpp>
#include <nineways/levers/catalog.hpp>
#include <nineways/parameters.hpp>
#include <nineways/scenario.hpp>
#include <nineways/units.hpp>

namespace nineways {

/// What a reader must be told of a package's levers.
enum class caution_kind : std::uint8_t {
    counted_once,               ///< `lever` and `other` share people, minutes or dollars, which the model counts once
    needs_first,                ///< `lever` needs `other`, which the package does not pull
    conflicts,                  ///< `lever` and `other` cannot both be carried out, or one undoes what the other does
    unpriced,                   ///< no source gives a price of `lever` and nobody entered one
    kept_by_law,                ///< `found` posts of special education that became free stay there
    beyond_early_money,         ///< early intervention costs `found`; the federal money for it is at most `allowed`
    not_comparable,             ///< `found` more Title I schools than before are served less well than others
    supplanting,                ///< federal money may not pay for what local money pays for now: `lever`
    larger_classes,             ///< classes of level `found` grow to `allowed` pupils: state law may set a limit
    fewer_identified,           ///< `found` fewer pupils get special education: who loses it is harmed
    more_teachers_than_supply,  ///< `found` teachers more, of whom `allowed` can be found
};
inline constexpr std::array<std::string_view, 11> caution_names{"counted_once",
                                                                "needs_first",
                                                                "conflicts",
                                                                "unpriced",
                                                                "kept_by_law",
                                                                "beyond_early_money",
                                                                "not_comparable",
                                                                "supplanting",
                                                                "larger_classes",
                                                                "fewer_identified",
                                                                "more_teachers_than_supply"};

struct caution {
    caution_kind kind{};
    lever_id lever = 0;
    lever_id other = 0;
    double found = 0;
    double allowed = 0;
};

namespace detail {

/// Collects what to say of one package.
class caution_finder {
  public:
    caution_finder(const evaluation& e, const baseline& before) : e_(e), before_(before) {
        mark_levers_of(before, in_place_);
        for (const lever_result& r : e.levers) {
            active_[r.choice.lever] = does_something(r.choice);
            in_place_[r.choice.lever] = in_place_[r.choice.lever] || active_[r.choice.lever];
        }
    }

    /// What the package's levers are to each other, and to those of its baseline.
    void between_levers() {
        for (std::size_t i = 0; i < lever_catalog.size(); ++i) {
            if (!in_place_[i]) continue;
            const lever& l = *lever_catalog[i];
            named(i, l.shares_with, caution_kind::counted_once);
            if (active_[i]) named(i, l.needs, caution_kind::needs_first);
            named(i, l.conflicts, caution_kind::conflicts);
        }
        tell_opposites(e_, before_,
                       [this](std::size_t one, std::size_t other) { put_pair(caution_kind::conflicts, one, other); });
        for (const lever_result& r : e_.levers) {
            const lever& l = *lever_catalog[r.choice.lever];
            if (!active_[r.choice.lever]) continue;
            for (std::size_t s = 0; s < l.setting_count; ++s) {
                if (lacks_price(l, r.choice, s)) put(caution_kind::unpriced, r.choice.lever, s);
            }
        }
    }

    void law(const district& base, const baseline& before, const assumptions& assumed) {
        const path kept = path{measure::cost_line, 0, {}}.at(axis::line, 4);
        for (const cost_line& line : e_.cost.lines) {
            if (line.where.what != kept.what || line.where.steps != kept.steps) continue;
            const double posts = before.base.special_education.value() * identified_share(before) -
                                 e_.cost.posts[standard_role::special_education_teacher].value.value();
            put(caution_kind::kept_by_law, 0, 0, posts, line.amount.central.value());
        }
        early_money(base, assumed);
        const std::size_t were = nineways::not_comparable(base, before.day, before.cost, assumed).size();
        const std::size_t are = nineways::not_comparable(e_.after, e_.day, e_.cost, assumed).size();
        if (are > were)
            put(caution_kind::not_comparable, 0, 0, static_cast<double>(are - were), static_cast<double>(were));
        for (const lever_result& r : e_.levers) {
            if (active_[r.choice.lever] && lever_catalog[r.choice.lever]->laws.contains(nineways::law::supplanting))
                put(caution_kind::supplanting, r.choice.lever, 0);
        }
        larger_classes(before);
        const pupils fewer =
            total_need(base, &need_counts::disability) - total_need(e_.after, &need_counts::disability);
        if (fewer.value() > 0) put(caution_kind::fewer_identified, 0, 0, fewer.value());
    }

    void supply(const baseline& before, const std::optional<fte>& teachers) {
        const fte more = e_.cost.teachers.value - before.cost.teachers.value;
        if (teachers && more > *teachers)
            put(caution_kind::more_teachers_than_supply, 0, 0, more.value(), teachers->value());
    }

    [[nodiscard]] std::vector<caution> take() && { return static_cast<std::vector<caution>&&>(found_); }

  private:
    void put(caution_kind kind, std::size_t lever, std::size_t other, double found = 0, double allowed = 0) {
        found_.push_back({kind, static_cast<lever_id>(lever), static_cast<lever_id>(other), found, allowed});
    }

    /// One caution for each named lever that is in place, or of those that are needed is not.
    void named(std::size_t of, const lever_ids& others, caution_kind kind) {
        for (const literal& id : others) {
            if (id.empty()) continue;
            const auto other = static_cast<std::size_t>(find_lever(id));
            if (in_place_[other] != (kind == caution_kind::needs_first)) put_pair(kind, of, other);
        }
    }

    /// A pair that names each other is told once, and one that stands in the baseline is not told again.
    void put_pair(caution_kind kind, std::size_t one, std::size_t other) {
        if (!active_[one] && !active_[other]) return;
        for (const caution& c : found_) {
            if (c.kind == kind && ((c.lever == one && c.other == other) || (c.lever == other && c.other == one)))
                return;
        }
        put(kind, one, other);
    }

    /// Whether a price is not entered of something that the lever uses.
    [[nodiscard]] static bool lacks_price(const lever& l, const lever_choice& choice, std::size_t price) noexcept {
        const lever_setting& s = l.settings[price];
        if (s.kind != setting_kind::price || choice.setting[price] != 0) return false;
        bool used = s.prices[0].empty();
        for (const literal& id : s.prices) {
            const int priced = id.empty() ? -1 : find_setting(l, id);
            used = used || (priced >= 0 && choice.setting[static_cast<std::size_t>(priced)] != 0);
        }
        return used;
    }

    [[nodiscard]] double identified_share(const baseline& before) const noexcept {
        const pupils were = before.base.identified;
        const pupils are = total_need(e_.after, &need_counts::disability);
        return are < were ? are / were : 1.0;
    }

    /// Levels whose average class grows by more than a tenth of a pupil, where a lever is pulled that moves class
    /// sizes: the others only give lessons another weight.
    void larger_classes(const baseline& before) {
        bool moved = false;
        for (std::size_t i = 0; i < lever_catalog.size(); ++i)
            moved = moved || (active_[i] && lever_catalog[i]->laws.contains(nineways::law::class_size));
        if (!moved) return;
        for (std::size_t l = 0; l < level_count; ++l) {
            const grade_set here = grades_of(static_cast<level>(l));
            const double now = class_size(e_.day.all, here);
            if (now > class_size(before.day.all, here) + 0.1)
                put(caution_kind::larger_classes, 0, 0, static_cast<double>(l), now);
        }
    }

    /// Districts may spend a part of the federal money for special education on pupils who are not identified.
    void early_money(const district& base, const assumptions& assumed) {
        dollars federal{};
        for (const fund_source& f : base.funds) {
            if (f.restricted_to == restriction::special_education) federal += f.amount;
        }
        if (!(federal.value() > 0)) return;
        const double most = federal.value() * assumed["early_intervening_share"_p];
        for (const lever_result& r : e_.levers) {
            if (!lever_catalog[r.choice.lever]->laws.contains(nineways::law::early_intervening)) continue;
            const double cost = r.recurring.value.central.value();
            if (cost > most) put(caution_kind::beyond_early_money, r.choice.lever, 0, cost, most);
        }
    }

    const evaluation& e_;
    const baseline& before_;
    std::array<bool, lever_catalog.size()> active_{};    ///< levers of the package
    std::array<bool, lever_catalog.size()> in_place_{};  ///< and of its baseline
    std::vector<caution> found_;
};

}  // namespace detail

/// What must be told of a package: levers that share what they use, lack what they need or exclude each other, prices
/// that nobody gave, what laws make of it, and teachers beyond a labor supply where one is stated.
[[nodiscard]] inline std::vector<caution> cautions_of(const district& base, const baseline& before, const evaluation& e,
                                                      const assumptions& assumed,
                                                      const std::optional<fte>& teacher_supply = std::nullopt) {
    detail::caution_finder found{e, before};
    found.between_levers();
    found.law(base, before, assumed);
    found.supply(before, teacher_supply);
    return std::move(found).take();
}

}  // namespace nineways
