// SPDX-License-Identifier: MIT
#include <nineways/units.hpp>

#include <type_traits>

#include <catch2/catch.hpp>

namespace units_test {

namespace {

using namespace nineways;

template <class A, class B>
concept Addable = requires(A a, B b) { a + b; };
template <class A, class B>
concept Subtractable = requires(A a, B b) { a - b; };
template <class A, class B>
concept Comparable = requires(A a, B b) { a < b; };
template <class A, class B>
concept Equal = requires(A a, B b) { a == b; };
template <class A, class B>
concept AddAssignable = requires(A a, B b) { a += b; };

static_assert(Addable<dollars, dollars> && Subtractable<pupils, pupils> && Comparable<fte, fte> &&
              Equal<minutes, minutes>);
static_assert(!Addable<dollars, pupils> && !Addable<pupils, dollars> && !Subtractable<dollars, fte>);
static_assert(!Comparable<minutes, pupils> && !Equal<dollars, effect_size> && !AddAssignable<dollars&, pupils>);
static_assert(!Addable<dollars, dollars_per_fte>, "an amount and a price are not the same thing");
static_assert(!Addable<dollars, double> && !Addable<double, pupils> && !Equal<fte, double>,
              "a bare number has no unit");
static_assert(!std::is_convertible_v<double, dollars> && !std::is_convertible_v<dollars, double>);
static_assert(!std::is_assignable_v<dollars&, pupils>);

// Products and quotients add and subtract the powers.
static_assert(std::is_same_v<decltype(dollars_per_fte{} * fte{}), dollars>);
static_assert(std::is_same_v<decltype(fte{} * dollars_per_fte{}), dollars>);
static_assert(std::is_same_v<decltype(dollars_per_pupil{} * pupils{}), dollars>);
static_assert(std::is_same_v<decltype(dollars{} / dollars_per_fte{}), fte>);
static_assert(std::is_same_v<decltype(minutes_per_fte{} * fte{}), minutes>);
static_assert(std::is_same_v<decltype(pupils_per_fte{} * fte{}), pupils>);
static_assert(std::is_same_v<decltype(dollars{} / pupils{}), dollars_per_pupil>);
static_assert(std::is_same_v<decltype(dollars{} / dollars{}), double>, "like quantities divide into a plain number");
static_assert(std::is_same_v<decltype(pupils{} / fte{} * (fte{} / pupils{})), double>);
static_assert(std::is_same_v<decltype(2.0 * dollars{}), dollars> && std::is_same_v<decltype(dollars{} / 2.0), dollars>);
static_assert(!std::is_same_v<decltype(1.0 * fte{} * fte{}), fte>);

static_assert(Dimensioned<dollars> && Dimensioned<const pupils> && !Dimensioned<double> && !Dimensioned<int>);
static_assert(Measured<double> && Measured<effect_size> && !Measured<float> && !Measured<int>);

static_assert(sizeof(dollars) == sizeof(double) && std::is_trivially_copyable_v<dollars>);
static_assert(dollars{}.value() == 0);

// A class of 20 at 80,000 a post is 4,000 a pupil; 25 such classes cost two million.
static_assert(dollars_per_fte{80'000} * fte{1} / pupils{20} == dollars_per_pupil{4'000});
static_assert(dollars_per_pupil{4'000} * pupils{500} == dollars{2'000'000});
static_assert(-dollars{3} + dollars{1} == dollars{-2} && dollars{3} - dollars{5} == dollars{-2});

constexpr dollars changed_in_place = [] {
    dollars amount{10};
    amount += dollars{5};
    amount -= dollars{3};
    amount *= 2;
    return amount;
}();
static_assert(changed_in_place == dollars{24});
static_assert(range<dollars>{dollars{1}, dollars{2}, dollars{3}} != range<dollars>{dollars{1}, dollars{2}, dollars{4}});

}  // namespace

TEST_CASE("a quantity that is no number is unordered", "[units]") {
    const dollars none{dollars{0} / dollars{0} * 1.0};
    CHECK_FALSE(none == none);
    CHECK_FALSE(none < dollars{1});
    CHECK_FALSE(none >= dollars{1});
}

}  // namespace units_test
