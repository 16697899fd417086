// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/detail/running_sum.hpp>
#include <nineways/equity.hpp>
#include <nineways/formula/formula.hpp>
#include <nineways/formula/program.hpp>
#include <nineways/formula/unit_data.hpp>
#include <nineways/io/csv.hpp>
#include <nineways/io/operation.hpp>
#include <nineways/io/unit_table.hpp>
#include <nineways/need_gap.hpp>

namespace nineways::io::detail {

inline constexpr std::array<std::string_view, equity_measure_count> equity_measure_titles{
    "mean",
    "median",
    "coefficient of variation",
    "90/10 ratio",
    "restricted range (95 less 5)",
    "federal range ratio",
    "McLoone index",
    "Verstegen index",
    "Gini"};

/// The columns of a table of units that equity is measured on.
class equity_reading {
  public:
    explicit equity_reading(const request_context& in) : in_(in) {}

    /// Reads the request and its table; what it has is of no use with anything in the log.
    void run() {
        const std::string_view text = in_.request.required("units").text_view();
        read_columns();
        if (!in_.finish()) return;
        table_ = read_csv(text, in_.log);
        if (!in_.log.empty()) return;
        bool found = table_.required_column(key_, in_.log).has_value();
        for (const renamed_column& each : columns_) found = table_.required_column(each.column, in_.log) && found;
        if (!found) return;
        data_ = read_units(inputs_, program_, {{&table_, "units", key_, input_table::units}}, columns_, in_.log);
        if (in_.log.empty()) fill();
    }

    [[nodiscard]] bool has_need() const noexcept { return need_ != none; }
    [[nodiscard]] const std::vector<funded_unit>& units() const noexcept { return units_; }
    [[nodiscard]] const std::string& name(std::size_t unit) const { return data_.units[unit]; }
    /// The columns of reasons, and their names.
    [[nodiscard]] const std::vector<std::vector<double>>& reasons() const noexcept { return reasons_; }
    [[nodiscard]] const std::vector<std::string>& reason_names() const noexcept { return reason_names_; }

  private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    void read_columns() {
        object_reader columns = in_.request.required("columns").object();
        key_ = columns.required("unit").text(nineways::detail::name_size);
        input("dollars", columns.required("dollars"), 0);
        input("pupils", columns.required("pupils"), 0);
        if (const value_reader need = columns.optional("need")) {
            need_ = columns_.size();
            input("need", need, 0);
        }
        first_reason_ = columns_.size();
        if (const value_reader reasons = columns.optional("reasons")) {
            for (const value_reader each : reasons.elements({.min = 1, .max = 50})) {
                const std::string place = std::to_string(columns_.size());
                input("reason " + place, each, -1e15);
            }
        }
        columns.finish();
    }

    void input(std::string id, const value_reader& column, double least) {
        formula_input& added = inputs_.inputs.emplace_back();
        added.words.id = id;
        added.least = least;
        program_column& slot = program_.columns.emplace_back();
        slot.id = id;
        slot.kind = column_kind::input;
        slot.source = static_cast<std::uint32_t>(inputs_.inputs.size() - 1);
        columns_.push_back({std::move(id), column.text(nineways::detail::name_size)});
    }

    void fill() {
        using nineways::detail::fault_form;
        static constexpr fault_form weightless{
            .kind = "pupils without weight",
            .place = "{}",
            .found = "{} for {} pupils",
            .expected = "weighted pupils above 0 where there are pupils",
            .mend = "Write the pupils times their need; a pupil without any need counts 1."};
        static constexpr fault_form unfounded{.kind = "weight without pupils",
                                              .place = "{}",
                                              .found = "{} without any pupil",
                                              .expected = "0 weighted pupils where there are no pupils",
                                              .mend = "Correct one of the two columns."};
        static constexpr fault_form empty{.kind = "tables without pupils",
                                          .place = "row 1",
                                          .found = "no pupils in any row",
                                          .expected = "units with pupils",
                                          .mend = "Check the column of pupils."};
        bool any = false;
        for (std::size_t i = 0; i < data_.units.size(); ++i) {
            const double enrolled = data_.columns[1][i];
            const double weighted = has_need() ? data_.columns[need_][i] : enrolled;
            units_.push_back({dollars{data_.columns[0][i]}, pupils{enrolled}, pupils{weighted}});
            any = any || enrolled > 0;
            if ((enrolled > 0) == (weighted > 0)) continue;
            const std::string place = table_.place(i, *table_.column(columns_[need_].column));
            if (enrolled > 0)
                in_.log.add(weightless, place, weighted, enrolled);
            else
                in_.log.add(unfounded, place, weighted);
        }
        if (!any) in_.log.add(empty);
        for (std::size_t r = first_reason_; r < columns_.size(); ++r) {
            reasons_.push_back(data_.columns[r]);
            reason_names_.push_back(columns_[r].column);
        }
    }

    const request_context& in_;
    std::string key_;
    std::vector<renamed_column> columns_;
    std::size_t need_ = none;
    std::size_t first_reason_ = 0;
    formula inputs_;
    formula_program program_;
    csv_table table_;
    unit_data data_;
    std::vector<funded_unit> units_;
    std::vector<std::vector<double>> reasons_;
    std::vector<std::string> reason_names_;
};

/// Writes a unit's difference from its need-adjusted level with its parts, which `names` names, and its reason.
inline void write_gap(json_stream& out, std::span<const funded_unit> units, const need_gap& gap,
                      std::span<const std::vector<double>> parts, std::span<const std::string> names) {
    out.put("pupils", units[gap.unit].enrolled).put("dollars", units[gap.unit].amount);
    out.put("level", gap.level).put("difference", gap.difference).put("difference_a_pupil", gap.a_pupil);
    if (parts.empty()) return;
    const std::vector<dollars> split = parts_of_gap(units, parts, gap);
    const auto name = [&](std::size_t i) { return i < names.size() ? std::string_view{names[i]} : "other"; };
    out.array("parts");
    for (std::size_t i = 0; i < split.size(); ++i) out.object().put("reason", name(i)).put("dollars", split[i]).end();
    out.end();
    if (const auto reason = largest_part(split, gap.difference))
        out.put("reason", name(*reason));
    else
        out.put("reason", nullptr);
}

/// Writes the measures of dollars a pupil and, where need is told, a weighted pupil.
inline void write_measures(json_stream& out, std::span<const funded_unit> units, bool has_need) {
    const equity_measures plain = measure_equity(units, &funded_unit::enrolled);
    const equity_measures by_need = has_need ? measure_equity(units, &funded_unit::weighted) : equity_measures{};
    out.array("measures");
    for (std::size_t m = 0; m < equity_measure_count; ++m) {
        const auto what = static_cast<equity_measure>(m);
        const bool money =
            what == equity_measure::mean || what == equity_measure::median || what == equity_measure::restricted_range;
        out.object().put("id", equity_measure_names[m]).put("title", equity_measure_titles[m]);
        out.put("unit", money ? "dollars" : "ratio");
        put_known(out, "a_pupil", plain[m]);
        put_known(out, "a_weighted_pupil", by_need[m]);
        out.end();
    }
    out.end();
}

/// Writes what need explains; null where it is not told.
inline void write_need(json_stream& out, std::span<const funded_unit> units, bool has_need) {
    if (!has_need) {
        out.put("need", nullptr);
        return;
    }
    const explained_spread found = explained_by_need(units);
    out.object("need");
    put_known(out, "share_explained", found.share);
    put_known(out, "dollars_a_weight", found.a_weight ? std::optional{found.a_weight->value()} : std::nullopt);
    out.end();
}

inline void run_equity(const request_context& in) {
    equity_reading read{in};
    read.run();
    if (!in.log.empty()) return;
    json_stream& out = in.out;
    nineways::detail::running_sum amount;
    nineways::detail::running_sum enrolled;
    nineways::detail::running_sum weighted;
    std::size_t count = 0;
    for (const funded_unit& u : read.units()) {
        if (!(u.enrolled.value() > 0)) continue;
        amount.add(u.amount.value());
        enrolled.add(u.enrolled.value());
        weighted.add(u.weighted.value());
        ++count;
    }
    out.object().put("units", count).put("dollars", amount.value()).put("pupils", enrolled.value());
    put_known(out, "weighted_pupils", read.has_need() ? std::optional{weighted.value()} : std::nullopt);
    out.array("left_out");
    for (std::size_t i = 0; i < read.units().size(); ++i) {
        if (read.units()[i].enrolled.value() > 0) continue;
        out.object().put("unit", read.name(i)).put("dollars", read.units()[i].amount).end();
    }
    out.end();
    write_measures(out, read.units(), read.has_need());
    write_need(out, read.units(), read.has_need());
    out.array("furthest");
    for (const need_gap& gap : furthest_from_need(read.units())) {
        write_gap(out.object().put("unit", read.name(gap.unit)), read.units(), gap, read.reasons(),
                  read.reason_names());
        out.end();
    }
    out.end().end();
}

}  // namespace nineways::io::detail

namespace nineways::io {

inline constexpr operation equity_operation{"equity", "how evenly dollars are shared among pupils", detail::run_equity};

}  // namespace nineways::io
