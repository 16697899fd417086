// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <nineways/district.hpp>
#include <nineways/ledger.hpp>
#include <nineways/schedule.hpp>
#include <nineways/shared_posts.hpp>
#include <nineways/staff.hpp>

namespace nineways {

/// The posts of one field that schools share.
struct shared_field {
    std::size_t sharing = 0;  ///< position in `district::shared`
    role_id role = 0;
    subject taught{};
    double exact = 0;    ///< over all its schools, travel included
    double rounded = 0;  ///< in hiring steps of the sharing
    double apart = 0;    ///< in hiring steps if every school hired for itself and nobody travelled
};

namespace detail {

/// Posts rounded up to whole hiring steps; a value within a billionth of a step counts as that step.
[[nodiscard]] inline double round_up_to_step(double posts, double step) noexcept {
    const double steps = posts / step;
    double whole = whole_part(steps);
    if (steps - whole > 1e-9) whole += 1;
    return whole * step;
}

/// One school's posts of a field, until all schools that share the field are counted.
struct waiting_posts {
    std::size_t field = 0;  ///< in the list of shared fields
    std::size_t school = 0;
    double exact = 0;
};

/// Collects what schools share and rounds it when all of them are counted.
class sharing {
  public:
    /// The sharing of each role at one school, by position; `none` where it shares nothing.
    using row = std::array<std::int16_t, role_limit>;
    static constexpr std::int16_t none = -1;

    explicit sharing(const district& d) : shared_(d.shared) {
        if (!shared_.empty()) place_rows(d);
    }

    /// What one school shares; null where nobody shares anything.
    [[nodiscard]] const row* at(std::size_t school) const noexcept {
        return rows_.empty() ? nullptr : rows_.data() + school;
    }
    /// Whether anybody shares anything.
    [[nodiscard]] bool any() const noexcept { return !rows_.empty(); }
    /// The sharing of a role at a school; only where anybody shares.
    [[nodiscard]] std::int16_t of(std::size_t school, role_id role) const noexcept { return rows_[school][role]; }
    [[nodiscard]] const shared_posts& operator[](std::int16_t position) const noexcept {
        return shared_[static_cast<std::size_t>(position)];
    }

    /// Takes one school's posts of a field; `apart` is what it would hire for itself.
    [[gnu::cold, gnu::noinline]] void wait(std::int16_t position, role_id role, subject taught, std::size_t school,
                                         double exact, double apart) {
        const std::size_t f = place_of({static_cast<std::size_t>(position), role, taught, 0, 0, 0});
        fields_[f].exact += exact;
        fields_[f].apart += apart;
        waiting_.push_back({f, school, exact});
    }

    /// Rounds every field once all schools are counted.
    void round() {
        for (shared_field& f : fields_) f.rounded = round_up_to_step(f.exact, shared_[f.sharing].hiring_step.value());
    }

    [[nodiscard]] const std::vector<shared_field>& fields() const noexcept { return fields_; }
    [[nodiscard]] const std::vector<waiting_posts>& waiting() const noexcept { return waiting_; }
    /// One school's part of the rounded posts, in proportion to what it needs.
    [[nodiscard]] double part(const waiting_posts& w) const noexcept {
        const shared_field& all = fields_[w.field];
        return all.exact > 0 ? all.rounded * w.exact / all.exact : 0;
    }

  private:
    [[gnu::cold, gnu::noinline]] void place_rows(const district& d) {
        row alone{};
        alone.fill(none);
        rows_.assign(d.schools.size(), alone);
        for (std::size_t k = 0; k < shared_.size(); ++k) {
            for (const std::size_t school : shared_[k].schools) {
                for (const role_id role : shared_[k].roles) rows_[school][role] = static_cast<std::int16_t>(k);
            }
        }
    }

    /// The position of a field in the list; behind the others where it is new.
    [[nodiscard]] std::size_t place_of(const shared_field& wanted) {
        if (places_.empty()) places_.assign(shared_.size() * role_limit * subject_names.size(), -1);
        std::int32_t& place = places_[(wanted.sharing * role_limit + wanted.role) * subject_names.size() +
                                      static_cast<std::size_t>(wanted.taught)];
        if (place < 0) {
            place = static_cast<std::int32_t>(fields_.size());
            fields_.push_back(wanted);
        }
        return static_cast<std::size_t>(place);
    }

    const std::vector<shared_posts>& shared_;
    std::vector<row> rows_;             ///< by school
    std::vector<std::int32_t> places_;  ///< in `fields_`, by sharing, role and subject; -1 where none
    std::vector<shared_field> fields_;
    std::vector<waiting_posts> waiting_;
};

}  // namespace detail

}  // namespace nineways
