// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include <nineways/figure.hpp>
#include <nineways/recorder.hpp>
#include <nineways/units.hpp>

namespace nineways {

/// A term of a number: another number, by its path, and the value that it had.
struct term {
    path where;
    double value = 0;
};

/// The terms behind every number of a result, written while the numbers are made.
///
/// The model computes through a recorder: the same statement makes the number and, when the recorder writes to a
/// ledger, writes down its rule and terms. So an explanation cannot differ from the computation.
class ledger {
  public:
    struct entry {
        path where;
        nineways::rule rule = rule::given;
        double value = 0;
        std::uint32_t first_term = 0;
        std::uint32_t term_count = 0;
    };

    [[gnu::cold, gnu::noinline]] void write(const term& made, rule how, std::initializer_list<term> terms) {
        enter(made, how, terms.size());
        for (const term& one : terms) terms_.push_back(one);
    }
    [[gnu::cold, gnu::noinline]] void write(const term& made, rule how, const std::vector<term>& terms) {
        enter(made, how, terms.size());
        for (const term& one : terms) terms_.push_back(one);
    }

    /// Begins a sum; its terms are kept beside those of other sums until `close`. Gives the sum's number.
    [[nodiscard]] std::uint32_t open() noexcept {
        ++open_;
        return ++last_;
    }
    [[gnu::cold, gnu::noinline]] void add(std::uint32_t sum, const term& one) { pending_.push_back({sum, one}); }
    [[gnu::cold, gnu::noinline]] void close(std::uint32_t sum, const term& made) {
        const std::size_t first = terms_.size();
        for (const auto& [of, one] : pending_) {
            if (of == sum) terms_.push_back(one);
        }
        entries_.push_back({made.where, rule::sum, made.value, static_cast<std::uint32_t>(first),
                            static_cast<std::uint32_t>(terms_.size() - first)});
        if (--open_ == 0) pending_.clear();
    }

    [[nodiscard]] const std::vector<entry>& entries() const noexcept { return entries_; }
    [[nodiscard]] const term* terms(const entry& e) const noexcept { return terms_.data() + e.first_term; }

  private:
    struct pending_term {
        std::uint32_t sum;
        term one;
    };

    void enter(const term& made, rule how, std::size_t term_count) {
        entries_.push_back({made.where, how, made.value, static_cast<std::uint32_t>(terms_.size()),
                            static_cast<std::uint32_t>(term_count)});
    }

    std::vector<entry> entries_;
    std::vector<term> terms_;
    std::vector<pending_term> pending_;  ///< of open sums
    std::uint32_t open_ = 0;
    std::uint32_t last_ = 0;
};

namespace record {

[[nodiscard]] constexpr double raw(double value) noexcept { return value; }
template <Dimensioned Quantity>
[[nodiscard]] constexpr double raw(Quantity value) noexcept {
    return value.value();
}

/// A number that follows by a named rule from the terms given.
template <Measured Quantity, class... Terms>
figure<Quantity> derived(recorder book, const path& where, rule how, Quantity value, const figure<Terms>&... terms) {
    if (book) book->write({where, raw(value)}, how, {term{terms.where, raw(terms.value)}...});
    return {value, where};
}

/// A number that stands in the district document or the registry.
template <Measured Quantity>
figure<Quantity> given(recorder book, const path& where, Quantity value) {
    return derived(book, where, rule::given, value);
}

template <Measured A, Measured B>
auto product(recorder book, const path& where, const figure<A>& a, const figure<B>& b) {
    return derived(book, where, rule::product, a.value * b.value, a, b);
}

template <Measured A, Measured B, Measured C>
auto product(recorder book, const path& where, const figure<A>& a, const figure<B>& b, const figure<C>& c) {
    return derived(book, where, rule::product, a.value * b.value * c.value, a, b, c);
}

template <Measured Quantity>
figure<Quantity> difference(recorder book, const path& where, const figure<Quantity>& a, const figure<Quantity>& b) {
    return derived(book, where, rule::difference, a.value - b.value, a, b);
}

template <Measured A, Measured B>
auto quotient(recorder book, const path& where, const figure<A>& a, const figure<B>& b) {
    return derived(book, where, rule::quotient, a.value / b.value, a, b);
}

/// A sum under way: terms in a fixed order, which is the order of summation. Its total is taken once.
template <Measured Quantity>
class sum {
  public:
    sum(recorder book, const path& where) : book_(book), where_(where), number_(book ? book->open() : 0) {}

    sum& operator+=(const figure<Quantity>& one) {
        total_ += one.value;
        if (book_) book_->add(number_, {one.where, raw(one.value)});
        return *this;
    }
    [[nodiscard]] figure<Quantity> total() const {
        if (book_) book_->close(number_, {where_, raw(total_)});
        return {total_, where_};
    }

  private:
    recorder book_;
    path where_;
    Quantity total_{};
    std::uint32_t number_;
};

}  // namespace record

}  // namespace nineways
