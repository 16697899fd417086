// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <nineways/assumptions.hpp>
#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/literal.hpp>
#include <nineways/district.hpp>
#include <nineways/enrollment.hpp>
#include <nineways/grade.hpp>
#include <nineways/parameters.hpp>
#include <nineways/prepared_design.hpp>
#include <nineways/quantities.hpp>
#include <nineways/units.hpp>

namespace nineways {

/// The nine areas of the comparison.
enum class area : std::uint8_t {
    teacher_pay,
    professional_learning,
    individual_attention,
    time,
    special_education,
    leadership,
    school_funding,
    partners_and_technology,
    central_office,
};
inline constexpr std::array<std::string_view, 9> area_names{
    "teacher_pay", "professional_learning", "individual_attention",    "time",          "special_education",
    "leadership",  "school_funding",        "partners_and_technology", "central_office"};

/// The column of the comparison that a lever belongs to.
enum class side : std::uint8_t { restore, transform };
inline constexpr std::array<std::string_view, 2> side_names{"restore", "transform"};

/// Levers of one cluster work through the same channel, so their effects on the same pupils overlap.
enum class cluster : std::uint8_t { teaching, attention, staffing, allocation, services };
inline constexpr std::size_t cluster_count = 5;
inline constexpr std::array<std::string_view, cluster_count> cluster_names{"teaching", "attention", "staffing",
                                                                           "allocation", "services"};

enum class difficulty : std::uint8_t { low, medium, high };
inline constexpr std::array<std::string_view, 3> difficulty_names{"low", "medium", "high"};

/// Who must agree before a lever can be pulled.
enum class party : std::uint8_t { board, union_, state_law, federal_rule, parents, partners };
inline constexpr std::array<std::string_view, 6> party_names{"board",        "union",   "state_law",
                                                             "federal_rule", "parents", "partners"};
using party_set = detail::small_set<party, 6>;

/// A law or a clause that a lever can run into.
enum class law : std::uint8_t {
    maintenance_of_effort,  ///< money for special education may not fall (IDEA)
    early_intervening,      ///< at most 15 % of the federal money for special education (IDEA)
    child_find,             ///< who needs special education must be found and served (IDEA)
    least_restrictive,      ///< pupils with disabilities learn with others as far as they can (IDEA)
    class_size,             ///< state laws on class size
    contract_clause,        ///< the teachers' contract
    comparability,          ///< Title I schools are served as well as others
    supplanting,            ///< Title I money comes on top of local money
    seat_time,              ///< hours in class for a course or a diploma
};
inline constexpr std::array<std::string_view, 9> law_names{
    "maintenance_of_effort", "early_intervening", "child_find",  "least_restrictive", "class_size",
    "contract_clause",       "comparability",     "supplanting", "seat_time"};
using law_set = detail::small_set<law, 9>;

/// Position of a lever in the catalog.
using lever_id = std::uint16_t;

/// What a setting is to a fit: an amount that it scales, a shape that it leaves (the size of a group), or a price that
/// no source gives, so that nothing is charged until somebody enters it.
enum class setting_kind : std::uint8_t { amount, shape, price };
inline constexpr std::array<std::string_view, 3> setting_kind_names{"amount", "shape", "price"};

/// One thing that can be set on a lever.
struct lever_setting {
    detail::literal id;
    detail::literal title;
    detail::literal unit;
    double min = 0;
    double max = 0;
    double base = 0;  ///< the value that leaves the district as it is, or the usual shape of the lever
    double step = 0;
    setting_kind kind = setting_kind::amount;
    /// Of a price: the settings that it prices; empty where it prices the lever.
    std::array<detail::literal, 2> prices{};

    [[nodiscard]] constexpr bool scales() const noexcept { return kind == setting_kind::amount; }
};

/// Whether a setting is 0 or 1 and nothing between.
[[nodiscard]] constexpr bool is_switch(const lever_setting& s) noexcept {
    return s.kind == setting_kind::shape && s.min == 0 && s.max == 1 && s.step == 1;
}

inline constexpr std::size_t setting_limit = 6;
using setting_values = std::array<double, setting_limit>;

/// What levers change: a district, and the attention tiers of each of its schools.
struct lever_state {
    district& d;
    std::vector<tier_counts>& tiers;
};

/// What a lever is given: its settings, the district as it stood before any lever, the teachers when it is pulled, and
/// where it files that it cannot be pulled; the district that it leaves then means nothing.
struct lever_inputs {
    const setting_values& setting;
    const assumptions& assumed;
    const district& base;
    fte teachers{};
    detail::fault_list& log;
    /// Posts that the levers before it added, those of a baseline too, by role: what is there already is not added
    /// again.
    std::array<fte, role_limit> added{};
    /// What the posts of each school of `base` cost (`standing`); empty where nobody priced it.
    std::span<const dollars> school_dollars{};
    /// The district before any lever and any baseline; `base` where nothing stands here.
    const district* first = nullptr;
};

/// A registered effect and how much of it a lever gives: days over full days, pupils fewer a class.
struct effect_part {
    parameter_ref effect{};
    double dose = 0;
};

/// A lever's effect on some pupils for one year: `effect` on those reached, who are `reach` of the cell.
struct exposure {
    lever_id lever = 0;
    nineways::cluster cluster{};
    nineways::level level{};
    nineways::tier tier{};
    double reach = 0;
    std::array<effect_part, 2> parts{};
    std::size_t part_count = 0;
    range<effect_size> effect;  ///< sum over the parts of registered effect x dose
};

/// A district before and after one lever, for the lever's own account of learning.
struct lever_change {
    lever_id lever = 0;
    nineways::cluster cluster{};
    const setting_values& setting;
    const assumptions& assumed;
    const district& base;
    const district& after;
    const attention& before_day;
    const attention& after_day;
};

/// Ids of other levers; empty places stand at the end.
using lever_ids = std::array<detail::literal, 4>;

/// One bullet of the comparison: a pure change to the district, with what a reader must know about it.
struct lever {
    detail::literal id;
    detail::literal bullet;  ///< the paper's bullet in the evidence table, such as "R3a"
    detail::literal title;
    detail::literal sentence;  ///< for a parent
    nineways::area area{};
    nineways::side side{};
    nineways::cluster cluster{};
    nineways::difficulty difficulty{};
    party_set agree;
    law_set laws{};
    double ramp_years = 0;
    /// Whether it changes days, or who follows them, so that people must be counted again.
    bool changes_day = false;
    /// Whether it moves turnover, by one response each time it is applied.
    bool moves_turnover = false;
    std::array<lever_setting, setting_limit> settings{};
    std::size_t setting_count = 0;
    detail::literal overlap;  ///< what must not be counted twice
    lever_ids shares_with{};  ///< levers with the same people, minutes or dollars: counted once, with a warning
    lever_ids needs{};        ///< levers that must be in place for it to work
    lever_ids conflicts{};    ///< levers that cannot stand beside it
    /// Changes what `levers::restart` puts back, and nothing else; days, and who follows them, by the settings alone,
    /// whatever the teachers are.
    void (*apply)(const lever_state&, const lever_inputs&) = nullptr;
    void (*learn)(const lever_change&, std::vector<exposure>&) = nullptr;
    /// Share of the yearly amount that has come about in a year (1, 2, ...).
    double (*realised)(const lever&, const lever_inputs&, const district&, int year) = nullptr;
    /// The positions of the schools that it reaches; all are reached where nothing stands here.
    std::vector<std::size_t> (*reaches)(const lever_change&) = nullptr;
};

[[nodiscard]] constexpr std::span<const lever_setting> settings_of(const lever& l) noexcept {
    return {l.settings.data(), l.setting_count};
}

namespace levers {

/// Puts a state back to the district before any lever, in the parts that levers may change.
inline void restart(const lever_state& now, const district& base, const std::vector<tier_counts>& tiers) {
    now.d.school_days = base.school_days;
    now.d.school_weeks = base.school_weeks;
    now.d.designs = base.designs;
    now.d.schools = base.schools;
    now.d.central_staff = base.central_staff;
    now.d.pay = base.pay;
    now.d.purchases = base.purchases;
    now.tiers = tiers;
}

/// The usual course: even steps over the ramp-up years, then all of it.
[[nodiscard]] inline double realised_by_ramp(const lever& l, const lever_inputs&, const district&, int year) noexcept {
    return year >= l.ramp_years ? 1.0 : year / l.ramp_years;
}

/// Moves the share of posts that fall vacant in a year by a registered response. A fault when nothing sensible is left.
inline void change_separations(district& d, parameter_ref response, double exposure, const assumptions& assumed,
                               nineways::detail::fault_list& log) {
    static constexpr nineways::detail::fault_form impossible_turnover{
        "impossible turnovers", "/assumptions",
        "a response of turnover to pay that takes it below 0 or above all posts", "turnover between 0 and all posts",
        "Edit turnover_pay_elasticity or stipend_turnover_change, or set the lever lower."};
    const double factor = 1 + assumed[response] * exposure;
    d.pay.turnover.push_back({response.index, exposure});
    if (!(factor >= 0 && d.pay.separation_rate * factor <= 1)) log.add(impossible_turnover);
    d.pay.separation_rate *= factor;
}

[[nodiscard]] inline double at_most_one(double x) noexcept { return x < 1 ? x : 1.0; }

/// A registered effect times a factor; a negative factor turns the range around.
[[nodiscard]] inline range<effect_size> scaled(const range<double>& effect, double factor) noexcept {
    const range<effect_size> same{effect_size{effect.low * factor}, effect_size{effect.central * factor},
                                  effect_size{effect.high * factor}};
    return factor < 0 ? range<effect_size>{same.high, same.central, same.low} : same;
}

/// The exposure of one cell to the parts of an effect; parts without a dose are left out.
[[nodiscard]] inline exposure expose(const lever_change& change, level l, tier t, double reach,
                                     std::span<const effect_part> parts) noexcept {
    exposure e{change.lever, change.cluster, l, t, reach, {}, 0, {}};
    for (const effect_part& part : parts) {
        if (part.dose == 0) continue;
        const range<effect_size> effect = scaled(change.assumed.of(part.effect), part.dose);
        e.parts[e.part_count++] = part;
        e.effect = {e.effect.low + effect.low, e.effect.central + effect.central, e.effect.high + effect.high};
    }
    return e;
}

/// Exposes every tier of every level to the same effect, for the pupils `reach` of each cell.
inline void expose_all(const lever_change& change, double reach, const effect_part& part, std::vector<exposure>& out) {
    if (part.dose == 0) return;
    const effect_part parts[]{part};
    for (std::size_t l = 0; l < level_count; ++l) {
        for (std::size_t t = 0; t < tier_count; ++t)
            out.push_back(expose(change, static_cast<level>(l), static_cast<tier>(t), reach, parts));
    }
}

/// For levers of whose effect there is no credible estimate: unmeasured, which is not zero.
inline void learn_unmeasured(const lever_change&, std::vector<exposure>&) noexcept {}

}  // namespace levers

}  // namespace nineways
