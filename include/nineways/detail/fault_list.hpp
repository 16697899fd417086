// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <forward_list>
#include <initializer_list>
#include <utility>

#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/literal.hpp>
#include <nineways/fault.hpp>

namespace nineways::detail {

/// The words of one kind of fault. Each `{}` takes the next piece, from the place through to the mend.
struct fault_form {
    literal kind;  ///< in the plural ("ids used twice"), for those that are only counted
    literal place;
    literal found;
    literal expected;
    literal mend;
};

/// Collects faults, at most 100 of a kind; the last of a kind says how many more there were. Free without faults.
///
/// So a file of a million bad cells makes a short report that hides nothing.
class fault_list {
  public:
    static constexpr std::size_t limit = 100;

    /// Files a fault in the words of a form, or only counts it.
    template <class... Pieces>
    [[gnu::always_inline]] void add(const fault_form& form, const Pieces&... pieces) {
        add_formed(form, std::initializer_list<text_piece>{text_piece{pieces}...}.begin());
    }
    /// Files a fault that is made already, or only counts it.
    void add(literal kind, fault made) {
        if (admit(kind)) file(std::move(made));
    }

    /// Counts a fault of a kind, and says whether it must be filed too, before any other is admitted.
    [[nodiscard]] bool admit(literal kind, std::size_t most = limit) {
        ++total_;
        tally& kept = tally_of(kind);
        if (kept.filed == most) {
            ++kept.more;
            return false;
        }
        ++kept.filed;
        kept.last = filed_.size();
        return true;
    }
    void file(fault made) { filed_.push_back(std::move(made)); }
    /// Files a fault that another list has counted.
    void append(fault made) {
        ++total_;
        file(std::move(made));
    }
    void append(faults made) {
        for (fault& each : made) append(std::move(each));
    }
    /// Files a fault that the caller fills in.
    [[nodiscard]] fault& file() {
        filed_.push_back({});
        return filed_.back();
    }
    [[gnu::always_inline]] void file(const fault_form& form, std::initializer_list<text_piece> pieces) {
        file_formed(form, pieces.begin());
    }
    /// The same with the first of as many pieces as the form takes.
    [[gnu::noinline]] void file_formed(const fault_form& form, const text_piece* pieces) {
        fault& made = file();
        const text_piece* next = append_formed(made.place, form.place, pieces);
        next = append_formed(made.found, form.found, next);
        next = append_formed(made.expected, form.expected, next);
        append_formed(made.mend, form.mend, next);
    }

    /// How many faults were found, filed or only counted.
    [[nodiscard]] std::size_t total() const noexcept { return total_; }

    [[nodiscard]] bool empty() const noexcept { return filed_.empty(); }

    /// What was filed so far, without the counts of further faults.
    [[nodiscard]] faults& filed() noexcept { return filed_; }

    /// All that was filed, the last of a kind with the count of those that were not. The list is empty afterwards.
    [[nodiscard]] faults take() {
        for (const tally& kept : tallies_) {
            if (kept.more == 0) continue;
            const std::array<text_piece, 2> pieces{kept.more, kept.kind};
            append_formed(filed_[kept.last].found, " (and {} more {})", pieces.data());
        }
        tallies_.clear();
        total_ = 0;
        return std::exchange(filed_, {});
    }

  private:
    struct tally {
        literal kind;
        std::size_t filed = 0;
        std::size_t more = 0;
        std::size_t last = 0;
    };

    [[gnu::noinline]] void add_formed(const fault_form& form, const text_piece* pieces) {
        if (admit(form.kind)) file_formed(form, pieces);
    }

    tally& tally_of(literal kind) {
        for (tally& each : tallies_) {
            if (each.kind == kind) return each;
        }
        tallies_.push_front({kind, 0, 0, 0});
        return tallies_.front();
    }

    faults filed_;
    std::forward_list<tally> tallies_;
    std::size_t total_ = 0;
};

}  // namespace nineways::detail
