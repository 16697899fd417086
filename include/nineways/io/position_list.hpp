// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/number_rule.hpp>
#include <nineways/io/csv_table.hpp>
#include <nineways/io/name_index.hpp>
#include <nineways/io/position_map.hpp>
#include <nineways/io/position_sums.hpp>
#include <nineways/io/school_rows.hpp>
#include <nineways/io/table_cells.hpp>
#include <nineways/staff.hpp>

namespace nineways::io {

namespace detail {

inline constexpr nineways::detail::number_rule position_fte_rule{
    .min = 0, .max = 1e5, .unit = "full-time posts, with at most six decimals"};
inline constexpr nineways::detail::number_rule position_money_rule{
    .min = 0, .max = 1e9, .unit = "dollars a year, with at most two decimals"};

/// Reads a list of positions. Use `read_positions`.
class position_reading {
  public:
    position_reading(const csv_table& table, const position_map& map, nineways::detail::fault_list& log)
        : table_(table), map_(map), log_(log), cells_(table, log) {
        const std::size_t before = log.total();
        find(map.position, position_);
        find(map.department_id, department_id_);
        find(map.department, department_);
        find(map.job_title, title_);
        find(map.fte, fte_);
        find(map.salary, salary_);
        find(map.benefits, benefits_);
        if (map.vacancy) find(map.vacancy->column, vacancy_);
        found_ = log.total() == before;
    }

    [[nodiscard]] position_totals run() {
        if (!found_) return {};
        static constexpr nineways::detail::fault_form no_rows{
            "lists without rows", "row 1", "no row below the names of columns", "a row for each position",
            "Check that it is the right file and that it was saved."};
        if (table_.row_count() == 0) log_.add(no_rows);
        made_.rows = table_.row_count();
        made_.has_benefits = benefits_.has_value();
        made_.has_vacancy = vacancy_.has_value();
        uses_.resize(map_.titles.size());
        rows_.reserve(table_.row_count());
        for (std::size_t row = 0; row < table_.row_count(); ++row) read(row);
        for (std::size_t i = 0; i < uses_.size(); ++i) {
            if (!uses_[i]) made_.unused_titles.push_back(map_.titles[i].written);
        }
        note_rows();
        return std::move(made_);
    }

  private:
    static constexpr std::size_t no_role = standard_role::count;
    static constexpr auto none = static_cast<std::size_t>(-1);

    /// What the notes need of a row.
    struct seen {
        std::size_t title;
        position_sum sum;
    };
    /// Rows of one kind, and the first of them.
    struct counted {
        std::size_t rows = 0;
        std::size_t first = 0;

        void add(std::size_t row) noexcept {
            if (rows++ == 0) first = row;
        }
    };

    void find(const std::string& name, std::optional<std::size_t>& column) {
        column = table_.required_column(name, log_);
    }
    void find(const std::optional<std::string>& name, std::optional<std::size_t>& column) {
        if (name) find(*name, column);
    }

    /// The number in a cell in whole parts of one; 0 after a fault.
    [[nodiscard]] std::int64_t parts(std::size_t row, std::size_t column, double parts_of_one,
                                     const nineways::detail::number_rule& rule) {
        static constexpr nineways::detail::fault_form too_fine{
            "numbers with too many decimals", "", "{}", "{}",
            "Round it in the list, so that it is told who rounded; sums are exact here."};
        const auto number = cells_.number(row, column, rule);
        if (!number) return 0;
        const double scaled = *number * parts_of_one;
        const auto whole = static_cast<std::int64_t>(scaled + 0.5);
        const double rest = scaled - static_cast<double>(whole);
        // What a program's doubles leave behind the last digit is let pass: a thousandth of a part.
        if (rest > 1e-3 || rest < -1e-3)
            cells_.file(too_fine, row, column, {nineways::detail::in_marks(cells_.text(row, column)), rule.words()});
        return whole;
    }

    [[nodiscard]] bool is_vacant(std::size_t row) {
        static constexpr nineways::detail::fault_form neither{
            "posts neither filled nor vacant", "", "{}", "one of the texts of \"vacant\" or \"filled\"",
            "Correct it, or add it to one of them in the position map."};
        if (!vacancy_) return false;
        const std::string found = cells_.text(row, *vacancy_);
        if (is_one_of(found, map_.vacancy->vacant)) return true;
        if (!is_one_of(found, map_.vacancy->filled))
            cells_.file(neither, row, *vacancy_, {nineways::detail::in_marks(found)});
        return false;
    }

    void read(std::size_t row) {
        const std::string title =
            cells_.name(row, *title_, nineways::detail::name_size, "Write the title of the post.");
        position_sum one;
        one.positions = 1;
        one.millionths = parts(row, *fte_, 1e6, position_fte_rule);
        one.salary_cents = parts(row, *salary_, 100, position_money_rule);
        if (benefits_) one.benefit_cents = parts(row, *benefits_, 100, position_money_rule);
        const bool vacant = is_vacant(row);
        const std::size_t t = title_index_.add(title);
        if (t == made_.titles.size()) made_.titles.push_back({title, role_of(title), {}, table_.sheet_row(row)});
        made_.titles[t].sums.add(one, vacant);
        const std::size_t role = made_.titles[t].role ? *made_.titles[t].role : no_role;
        made_.roles[role].add(one, vacant);
        if (department_id_ || department_) department_of(row).roles[role].add(one, vacant);
        rows_.push_back({t, one});
    }

    [[nodiscard]] std::optional<role_id> role_of(const std::string& title) {
        for (std::size_t i = 0; i < map_.titles.size(); ++i) {
            if (!map_.titles[i].admits(title)) continue;
            uses_[i] = true;
            return map_.titles[i].role;
        }
        return std::nullopt;
    }

    [[nodiscard]] department_sums& department_of(std::size_t row) {
        const std::string id = department_id_ ? cells_.text(row, *department_id_) : std::string{};
        const std::string name = department_ ? cells_.text(row, *department_) : std::string{};
        const std::size_t d = department_index_.add(id + '\n' + name);
        if (d == made_.departments.size()) {
            department_sums& added = made_.departments.emplace_back();
            if (department_id_) added.id = id;
            if (department_) added.name = name;
            added.row = table_.sheet_row(row);
        }
        return made_.departments[d];
    }

    // --- What is odd ---------------------------------------------------------------------------------------------

    void note(const char* kind, const counted& found, std::string_view sentence) {
        if (found.rows == 0) return;
        made_.notes.push_back({kind, found.rows, found.first, std::string{sentence}});
    }

    void note_rows() {
        counted again;
        counted identical;
        counted unpaid;
        counted full_pay;
        name_index ids;
        ids.reserve(position_ ? rows_.size() : 0);
        std::vector<std::size_t> last;                        // by id, the last row with it
        std::vector<std::size_t> before(rows_.size(), none);  // by row, the row before it with its id
        const std::vector<double> full_posts = pay_of_full_posts();
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            const std::size_t place = table_.sheet_row(row);
            const seen& here = rows_[row];
            if (position_) {
                const std::size_t id = ids.add(cells_.text(row, *position_));
                if (id == last.size()) {
                    last.push_back(row);
                } else {
                    again.add(place);
                    before[row] = std::exchange(last[id], row);
                    if (stands_above(row, before)) identical.add(place);
                }
            }
            if (here.sum.salary_cents == 0) unpaid.add(place);
            const double full = full_posts[here.title];
            const bool part_time = here.sum.millionths > 0 && here.sum.millionths < 1'000'000;
            if (part_time && full > 0 && here.sum.salary() > full) full_pay.add(place);
        }
        note("repeated_position", again, "The id of a position above stands again: every row counts.");
        note("identical_row", identical, "The row is the same as one above in every cell: both count.");
        note("no_salary", unpaid, "A post without a salary counts, and lowers the average.");
        note("part_time_at_full_pay", full_pay,
             "A part-time post is paid more than full-time posts of its title on average: is this the pay of a "
             "full-time post?");
    }

    /// Whether a row with the same id above is the same in every cell.
    [[nodiscard]] bool stands_above(std::size_t row, const std::vector<std::size_t>& before) const {
        for (std::size_t other = before[row]; other != none; other = before[other]) {
            std::size_t column = 0;
            while (column < table_.column_count() && table_.cell(row, column) == table_.cell(other, column)) ++column;
            if (column == table_.column_count()) return true;
        }
        return false;
    }

    /// By title, the average salary of its full-time posts; 0 where it has none.
    [[nodiscard]] std::vector<double> pay_of_full_posts() const {
        std::vector<position_sum> sums(made_.titles.size());
        for (const seen& each : rows_) {
            if (each.sum.millionths == 1'000'000) sums[each.title] += each.sum;
        }
        std::vector<double> pay;
        for (const position_sum& each : sums)
            pay.push_back(each.positions == 0 ? 0 : each.salary() / static_cast<double>(each.positions));
        return pay;
    }

    const csv_table& table_;
    const position_map& map_;
    nineways::detail::fault_list& log_;
    table_cells cells_;
    std::optional<std::size_t> position_, department_id_, department_, title_, fte_, salary_, benefits_, vacancy_;
    bool found_ = false;
    position_totals made_;
    name_index title_index_;
    name_index department_index_;
    std::vector<bool> uses_;
    std::vector<seen> rows_;
};

}  // namespace detail

/// Adds up a list of positions by title, role and department; it means nothing after faults, which name row and column.
///
/// Every row counts: posts to a millionth and money to a cent, exactly. The first title of the map that admits a
/// row's title gives its role; rows without one are added up beside the others.
[[nodiscard]] inline position_totals read_positions(const csv_table& table, const position_map& map,
                                                    nineways::detail::fault_list& log) {
    return detail::position_reading{table, map, log}.run();
}

}  // namespace nineways::io
