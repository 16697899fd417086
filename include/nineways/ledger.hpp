// SPDX-License-Identifier: MIT
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include <nineways/figure.hpp>
#include <nineways/units.hpp>

namespace nineways {

/// A term of a number: another number, by its path, and the value that it had.
struct term {
    path where;
    double value = 0;
};

/// The terms behind every number of a result, written while the numbers are made.
///
/// The model computes through a recorder: the same statement makes the number and, when the recorder is a ledger,
/// writes down its rule and terms. So an explanation cannot differ from the computation.
class ledger {
  public:
    static constexpr bool active = true;

    struct entry {
        path where;
        nineways::rule rule = rule::given;
        double value = 0;
        std::uint32_t first_term = 0;
        std::uint32_t term_count = 0;
    };

    void write(const path& where, rule how, double value, const std::vector<term>& terms) {
        entries_.push_back({where, how, value, static_cast<std::uint32_t>(terms_.size()),
                            static_cast<std::uint32_t>(terms.size())});
        terms_.insert(terms_.end(), terms.begin(), terms.end());
    }
    [[nodiscard]] const std::vector<entry>& entries() const noexcept { return entries_; }
    [[nodiscard]] const term* terms(const entry& e) const noexcept { return terms_.data() + e.first_term; }

  private:
    std::vector<entry> entries_;
    std::vector<term> terms_;
};

/// A recorder that writes nothing: the fast path.
struct no_ledger {
    static constexpr bool active = false;
};

template <class T>
concept Recorder = std::same_as<T, ledger> || std::same_as<T, no_ledger>;

namespace record {

[[nodiscard]] constexpr double raw(double value) noexcept { return value; }
template <Dimensioned Quantity>
[[nodiscard]] constexpr double raw(Quantity value) noexcept {
    return value.value();
}

/// A number that follows by a named rule from the terms given.
template <Measured Quantity, Recorder R, class... Terms>
figure<Quantity> derived(R& book, const path& where, rule how, Quantity value, const figure<Terms>&... terms) {
    if constexpr (R::active) book.write(where, how, raw(value), {term{terms.where, raw(terms.value)}...});
    return {value, where};
}

/// A number that stands in the district document or the registry.
template <Measured Quantity, Recorder R>
figure<Quantity> given(R& book, const path& where, Quantity value) {
    return derived(book, where, rule::given, value);
}

template <Recorder R, Measured A, Measured B>
auto product(R& book, const path& where, const figure<A>& a, const figure<B>& b) {
    return derived(book, where, rule::product, a.value * b.value, a, b);
}

template <Recorder R, Measured A, Measured B, Measured C>
auto product(R& book, const path& where, const figure<A>& a, const figure<B>& b, const figure<C>& c) {
    return derived(book, where, rule::product, a.value * b.value * c.value, a, b, c);
}

template <Recorder R, Measured Quantity>
figure<Quantity> difference(R& book, const path& where, const figure<Quantity>& a, const figure<Quantity>& b) {
    return derived(book, where, rule::difference, a.value - b.value, a, b);
}

template <Recorder R, Measured A, Measured B>
auto quotient(R& book, const path& where, const figure<A>& a, const figure<B>& b) {
    return derived(book, where, rule::quotient, a.value / b.value, a, b);
}

/// A sum under way: terms in a fixed order, which is the order of summation.
template <Measured Quantity, Recorder R>
class sum {
  public:
    sum(R& book, const path& where) : book_(book), where_(where) {}

    sum& operator+=(const figure<Quantity>& one) {
        total_ += one.value;
        if constexpr (R::active) terms_.push_back({one.where, raw(one.value)});
        return *this;
    }
    [[nodiscard]] figure<Quantity> total() const {
        if constexpr (R::active) book_.write(where_, rule::sum, raw(total_), terms_);
        return {total_, where_};
    }

  private:
    struct nothing {};
    R& book_;
    path where_;
    Quantity total_{};
    std::conditional_t<R::active, std::vector<term>, nothing> terms_;
};

}  // namespace record

}  // namespace nineways
