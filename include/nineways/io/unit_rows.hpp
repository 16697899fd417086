// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/detail/fault_list.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/formula/formula.hpp>
#include <nineways/formula/unit_data.hpp>
#include <nineways/io/csv_table.hpp>
#include <nineways/io/name_index.hpp>
#include <nineways/io/suggestion.hpp>

namespace nineways::io {

/// A table of facts about units, and the column that names the unit of each row.
struct unit_source {
    const csv_table* table = nullptr;
    std::string_view name;  ///< for faults: the file, or what it is
    std::string_view key;   ///< the column
    input_table holds = input_table::units;
};

namespace detail {

[[nodiscard]] inline std::string_view without_spaces(std::string_view cell) noexcept {
    while (!cell.empty() && cell.front() == ' ') cell.remove_prefix(1);
    while (!cell.empty() && cell.back() == ' ') cell.remove_suffix(1);
    return cell;
}

/// Files a fault of a table, by the table's name where it has one.
inline void file_in(nineways::detail::fault_list& log, const unit_source& source,
                    const nineways::detail::fault_form& form, std::string_view place,
                    std::initializer_list<nineways::detail::text_piece> pieces) {
    if (!log.admit(form.kind)) return;
    log.file(form, pieces);
    std::string& told = log.filed().back().place;
    told = source.name.empty() ? std::string{place} : nineways::detail::text_of(source.name, ": ", place);
}

/// Which row of each table belongs to which unit. The first table says which units there are.
class unit_rows {
  public:
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

    explicit unit_rows(nineways::detail::fault_list& log) noexcept : log_(log) {}

    /// Finds the rows of the units in the next table. Rows of other units than those of the first are passed over.
    void add(const unit_source& source) {
        static constexpr nineways::detail::fault_form twice{
            .kind = "units given twice",
            .place = "",
            .found = "{} again",
            .expected = "each unit once",
            .mend = "Take one of the rows out; a row of totals is no unit."};
        static constexpr nineways::detail::fault_form nameless{.kind = "units without a name",
                                                               .place = "",
                                                               .found = "an empty cell",
                                                               .expected = "the id of a unit",
                                                               .mend = "Write it, or take the row out."};
        static constexpr nineways::detail::fault_form totals{
            .kind = "rows of totals",
            .place = "",
            .found = "{}",
            .expected = "the id of a unit",
            .mend = "Take the row out: sums over the units would count everything twice."};
        static constexpr nineways::detail::fault_form no_units{.kind = "tables without units",
                                                               .place = "",
                                                               .found = "no rows below it",
                                                               .expected = "a row for each unit",
                                                               .mend = "Check that it is the right file."};
        const csv_table& table = *source.table;
        const bool first = tables_.empty();
        one_table& here = tables_.emplace_back();
        const auto key = table.column(source.key);
        if (!key) return no_key(source);
        here.has_key = true;
        if (first) ids_.reserve(table.row_count());
        here.rows.reserve(ids_.names().size() + (first ? table.row_count() : 0));
        for (std::size_t row = 0; row < table.row_count(); ++row) {
            const std::string_view id = without_spaces(table.cell(row, *key));
            if (id.empty()) {
                file_in(log_, source, nameless, table.place(row, *key), {});
                continue;
            }
            if (is_total(id)) file_in(log_, source, totals, table.place(row, *key), {nineways::detail::in_marks(id)});
            const std::size_t unit = ids_.add(id);
            if (unit >= here.rows.size()) here.rows.resize(unit + 1, nowhere);
            if (here.rows[unit] != nowhere) {
                file_in(log_, source, twice, table.place(row, *key), {nineways::detail::in_marks(id)});
                here.again.push_back(row);
                continue;
            }
            here.rows[unit] = row;
        }
        if (first) count_ = ids_.names().size();
        here.rows.resize(std::max(here.rows.size(), count_), nowhere);
        if (first && table.row_count() == 0) file_in(log_, source, no_units, "row 1", {});
        const auto units = here.rows.begin() + static_cast<std::ptrdiff_t>(count_);
        here.use = {std::string{source.name}, table.row_count(), 0, 0};
        here.use.units_without = static_cast<std::size_t>(std::count(here.rows.begin(), units, nowhere));
        here.use.of_no_unit = static_cast<std::size_t>(
            std::count_if(units, here.rows.end(), [](std::size_t row) { return row != nowhere; }));
    }

    /// Whether a table names its units at all.
    [[nodiscard]] bool has_key(std::size_t table) const noexcept { return tables_[table].has_key; }
    /// By unit: its row in a table, or nowhere. There may be more of them than units.
    [[nodiscard]] const std::vector<std::size_t>& rows(std::size_t table) const noexcept { return tables_[table].rows; }
    /// Rows of units that have one before: their cells may have faults too.
    [[nodiscard]] const std::vector<std::size_t>& again(std::size_t table) const noexcept {
        return tables_[table].again;
    }

    [[nodiscard]] std::vector<std::string> take_units() { return ids_.take(count_); }
    [[nodiscard]] std::vector<table_use> take_tables() {
        std::vector<table_use> all;
        for (one_table& each : tables_) all.push_back(std::move(each.use));
        return all;
    }

  private:
    struct one_table {
        bool has_key = false;
        std::vector<std::size_t> rows;
        std::vector<std::size_t> again;
        table_use use;
    };

    void no_key(const unit_source& source) {
        static constexpr nineways::detail::fault_form form{.kind = "missing columns",
                                                           .place = "",
                                                           .found = "no column {} among {}",
                                                           .expected = "the column that names the units",
                                                           .mend = "{}"};
        std::vector<std::string_view> names;
        for (std::size_t i = 0; i < source.table->column_count(); ++i) names.push_back(source.table->name(i));
        const auto near = nearest_name(source.key, names);
        file_in(
            log_, source, form, "row 1",
            {nineways::detail::in_marks(source.key), listed_names(names),
             near ? nineways::detail::text_of("Is \"", *near,
                                              "\" meant? Give it as the key, with a map (--map) or behind "
                                              "the colon of --join.")
                  : std::string{"Add it, or give another: \"key\" in the formula, a map (--map), or the part of --join "
                                "behind the colon."}});
    }

    /// Whether a row says that it sums up the others.
    [[nodiscard]] static bool is_total(std::string_view id) {
        static constexpr std::array<std::string_view, 12> names{
            "total",     "totals", "grand total", "state total", "state totals",  "statewide total",
            "statewide", "sum",    "all",         "all schools", "all districts", "district total"};
        const auto same = [](char a, char small) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == small; };
        return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
            return name.size() == id.size() && std::equal(id.begin(), id.end(), name.begin(), same);
        });
    }

    nineways::detail::fault_list& log_;
    name_index ids_;
    std::size_t count_ = 0;  // of the units of the first table
    std::vector<one_table> tables_;
};

}  // namespace detail

}  // namespace nineways::io
