// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nineways/detail/fault_text.hpp>
#include <nineways/io/listed_schedule.hpp>
#include <nineways/io/step_label.hpp>

namespace nineways::io::detail {

/// Finds what is odd in the labels of a schedule's steps, and puts the steps in their order. Use `judge_salaries`.
class label_judging {
  public:
    explicit label_judging(listed_schedule& s) : s_(s) {}

    /// What the labels are; puts the steps in their order.
    void judge_forms() {
        judge_label(kind::label_without_number, "are no numbers", "No years are read from them.",
                    [](const step_label& label) { return label.form != label_form::number; });
        judge_label(kind::bracketed_label, "stand in brackets", "They are taken as the labels without brackets.",
                    [](const step_label& label) { return label.bracketed; });
        order_steps();
    }

    /// Whether they count up from the first without a gap.
    void judge_numbers() {
        const auto& labels = s_.labels;
        if (labels[0].form != label_form::text && labels[0].first > 1)
            add(kind::late_first_step, 0, s_.steps[0],
                text("The first step is ", s_.steps[0], ": the file does not say where those before it are."));
        for (std::size_t i = 1; i < labels.size(); ++i) {
            if (labels[i].form == label_form::text || labels[i].form != labels[i - 1].form) continue;
            const std::string found = text(s_.steps[i - 1], ", then ", s_.steps[i]);
            if (labels[i].first <= labels[i - 1].last)
                add(kind::step_out_of_order, i, found,
                    text("Step ", s_.steps[i], " comes after ", s_.steps[i - 1], "; it stays where it is."));
            else if (labels[i].first > labels[i - 1].last + 1)
                add(kind::gap_in_steps, i, found,
                    text("No step between ", s_.steps[i - 1], " and ", s_.steps[i],
                         ": the file does not say whether a step was taken out or lasts longer."));
        }
    }

  private:
    using kind = salary_oddity;

    template <class... Pieces>
    [[nodiscard]] static std::string text(const Pieces&... pieces) {
        return nineways::detail::text_of(pieces...);
    }

    void add(kind what, std::size_t step, std::string found, std::string sentence) {
        s_.odd.push_back(
            {what, s_.steps[step], std::nullopt, s_.step_rows[step], std::move(found), std::move(sentence)});
    }

    template <class Is>
    void judge_label(kind what, const char* are, const char* become, const Is& is) {
        std::size_t count = 0;
        std::size_t first = 0;
        std::string found;
        for (std::size_t i = 0; i < s_.steps.size(); ++i) {
            if (!is(s_.labels[i])) continue;
            if (count++ == 0) first = i;
            found += (count == 1 ? "" : ", ") + s_.steps[i];
        }
        if (count == 0) return;
        const bool all = count == s_.steps.size();
        add(what, first, found,
            text(all ? "All " : "", count, all ? "" : text(" of ", s_.steps.size()), " labels of steps ", are,
                 "; the file does not say why. ", become));
    }

    /// Puts steps in the order of their labels where all have one of the same kind and no two begin alike.
    void order_steps() {
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < s_.steps.size(); ++i) {
            if (s_.labels[i].form == label_form::text || s_.labels[i].form != s_.labels[0].form) return;
            order.push_back(i);
        }
        std::stable_sort(order.begin(), order.end(),
                         [this](std::size_t a, std::size_t b) { return s_.labels[a].first < s_.labels[b].first; });
        std::size_t moved = order.size();
        for (std::size_t i = order.size(); i-- > 0;) {
            if (order[i] != i) moved = i;
            if (i > 0 && s_.labels[order[i]].first == s_.labels[order[i - 1]].first) return;
        }
        if (moved == order.size()) return;
        add(kind::step_out_of_order, moved, text(s_.steps[moved], " before ", s_.steps[order[moved]]),
            "The steps come in another order than that of their labels; they are put in that.");
        listed_schedule was = s_;
        for (std::size_t i = 0; i < order.size(); ++i) {
            s_.steps[i] = was.steps[order[i]];
            s_.labels[i] = was.labels[order[i]];
            s_.step_rows[i] = was.step_rows[order[i]];
            for (std::size_t lane = 0; lane < s_.lanes.size(); ++lane) s_.at(i, lane) = was.at(order[i], lane);
        }
    }

    listed_schedule& s_;
};

}  // namespace nineways::io::detail
