// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace nineways {

/// The grades of a school. Pre-kindergarten comes first; `ungraded` holds pupils whom a list counts outside every
/// grade (special programmes, beyond grade 12).
enum class grade : std::uint8_t {
    prekindergarten,
    kindergarten,
    first,
    second,
    third,
    fourth,
    fifth,
    sixth,
    seventh,
    eighth,
    ninth,
    tenth,
    eleventh,
    twelfth,
    ungraded,
};
inline constexpr std::size_t grade_count = 15;
inline constexpr std::array<std::string_view, grade_count> grade_names{"PK", "K", "1", "2",  "3",  "4",  "5",       "6",
                                                                       "7",  "8", "9", "10", "11", "12", "ungraded"};

/// Elementary to grade 5, middle 6 to 8, high 9 to 12. Ungraded pupils are counted with the high grades.
enum class level : std::uint8_t { elementary, middle, high };
inline constexpr std::size_t level_count = 3;
inline constexpr std::array<std::string_view, level_count> level_names{"elementary", "middle", "high"};

[[nodiscard]] constexpr level level_of(grade g) noexcept {
    if (g <= grade::fifth) return level::elementary;
    return g <= grade::eighth ? level::middle : level::high;
}

/// Attention tiers: disjoint groups of a grade's pupils, by which teaching groups are formed.
enum class tier : std::uint8_t { intensive, strategic, on_track, separate };
inline constexpr std::size_t tier_count = 4;
inline constexpr std::array<std::string_view, tier_count> tier_names{"intensive", "strategic", "on_track", "separate"};

namespace detail {

/// A set over a small enumeration, in one word.
template <class Member, std::size_t Size>
class small_set {
    static_assert(Size <= 16);

  public:
    constexpr small_set() noexcept = default;
    constexpr small_set(Member only) noexcept : bits_(bit(only)) {}  // NOLINT: a member is a set of one

    /// All members from `first` to `last`, both included.
    [[nodiscard]] static constexpr small_set between(Member first, Member last) noexcept {
        small_set all;
        for (auto i = static_cast<unsigned>(first); i <= static_cast<unsigned>(last); ++i) {
            all = all | small_set{static_cast<Member>(i)};
        }
        return all;
    }
    /// The members whose bits are set, the first member's lowest.
    [[nodiscard]] static constexpr small_set from_bits(unsigned bits) noexcept {
        small_set all;
        all.bits_ = static_cast<std::uint16_t>(bits);
        return all;
    }
    [[nodiscard]] constexpr bool contains(Member m) const noexcept { return (bits_ & bit(m)) != 0; }
    [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }
    [[nodiscard]] constexpr bool includes(small_set other) const noexcept {
        return (bits_ & other.bits_) == other.bits_;
    }
    [[nodiscard]] constexpr bool meets(small_set other) const noexcept { return (bits_ & other.bits_) != 0; }
    [[nodiscard]] constexpr std::uint16_t bits() const noexcept { return bits_; }

    [[nodiscard]] friend constexpr small_set operator|(small_set a, small_set b) noexcept {
        return from_bits(unsigned{a.bits_} | b.bits_);
    }
    [[nodiscard]] friend constexpr small_set operator&(small_set a, small_set b) noexcept {
        return from_bits(unsigned{a.bits_} & b.bits_);
    }
    /// The members of `a` that are not in `b`.
    [[nodiscard]] friend constexpr small_set operator-(small_set a, small_set b) noexcept {
        return from_bits(unsigned{a.bits_} & ~unsigned{b.bits_});
    }
    [[nodiscard]] friend constexpr bool operator==(small_set, small_set) noexcept = default;

  private:
    [[nodiscard]] static constexpr std::uint16_t bit(Member m) noexcept {
        return static_cast<std::uint16_t>(1U << static_cast<unsigned>(m));
    }
    std::uint16_t bits_ = 0;
};

}  // namespace detail

using grade_set = detail::small_set<grade, grade_count>;
using tier_set = detail::small_set<tier, tier_count>;

inline constexpr grade_set all_grades = grade_set::between(grade::prekindergarten, grade::ungraded);
inline constexpr grade_set grades_k_3 = grade_set::between(grade::kindergarten, grade::third);
inline constexpr grade_set grades_4_12 = grade_set::between(grade::fourth, grade::twelfth);
inline constexpr tier_set all_tiers = tier_set::between(tier::intensive, tier::separate);
/// The tiers whose pupils spend the day in general classes.
inline constexpr tier_set general_tiers = tier_set::between(tier::intensive, tier::on_track);

[[nodiscard]] constexpr grade_set grades_of(level l) noexcept {
    switch (l) {
        case level::elementary:
            return grade_set::between(grade::prekindergarten, grade::fifth);
        case level::middle:
            return grade_set::between(grade::sixth, grade::eighth);
        case level::high:
            return grade_set::between(grade::ninth, grade::ungraded);
    }
    return {};
}

}  // namespace nineways
