// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nineways/grade.hpp>
#include <nineways/lesson_plan.hpp>
#include <nineways/schedule.hpp>
#include <nineways/timetable.hpp>

namespace nineways::io {

namespace detail {

/// Writes the document of FET, a free timetabler, for a plan of lessons. Use `write_fet`.
class fet_writer {
  public:
    fet_writer(const day_design& design, const lesson_plan& plan) : design_(design), plan_(plan) { name_pupils(); }

    [[nodiscard]] std::string run(std::string_view school_name, std::string_view comment) {
        text_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\n<fet version=\"6.8.5\">\n";
        leaf("Mode", "Official");
        leaf("Institution_Name", school_name);
        leaf("Comments", comment);
        week();
        open("Subjects_List");
        for (std::size_t b = 0; b < design_.blocks.size(); ++b) {
            if (plan_.slots[b] > 0) named("Subject", design_.blocks[b].id);
        }
        close("Subjects_List").open("Activity_Tags_List");
        for (const char* day : day_names) named("Activity_Tag", day);
        named("Activity_Tag", break_tag);
        if (!plan_.bells.empty()) named("Activity_Tag", lesson_tag);
        close("Activity_Tags_List").open("Teachers_List");
        for (const named_teacher& t : plan_.teachers) named("Teacher", t.name);
        close("Teachers_List");
        students();
        open("Activities_List");
        for (std::size_t i = 0; i < plan_.activities.size(); ++i) activity(i);
        close("Activities_List").open("Buildings_List").close("Buildings_List").open("Rooms_List").close("Rooms_List");
        times();
        open("Space_Constraints_List").always("ConstraintBasicCompulsorySpace", {}).close("Space_Constraints_List");
        text_ += "</fet>\n";
        return std::move(text_);
    }

  private:
    static constexpr const char* day_names[days_a_week]{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"};
    static constexpr const char* break_tag = "Break";
    static constexpr const char* lesson_tag = "Lesson";  ///< what begins at bells; a break may be as long
    using values = std::initializer_list<std::pair<const char*, std::string>>;

    // --- Elements -----------------------------------------------------------------------------------------------

    void escaped(std::string_view words) {
        for (const char c : words) {
            switch (c) {
                case '&':
                    text_ += "&amp;";
                    break;
                case '<':
                    text_ += "&lt;";
                    break;
                case '>':
                    text_ += "&gt;";
                    break;
                case '"':
                    text_ += "&quot;";
                    break;
                default:  // XML has no other control characters, not even escaped
                    text_ += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
            }
        }
    }
    fet_writer& open(const char* name) {
        text_.append("<").append(name).append(">\n");
        return *this;
    }
    fet_writer& close(const char* name) {
        text_.append("</").append(name).append(">\n");
        return *this;
    }
    fet_writer& leaf(const char* name, std::string_view value) {
        text_.append("<").append(name).append(">");
        escaped(value);
        text_.append("</").append(name).append(">\n");
        return *this;
    }
    fet_writer& leaf(const char* name, std::size_t value) { return leaf(name, std::to_string(value)); }
    void named(const char* element, std::string_view name) { open(element).leaf("Name", name).close(element); }
    fet_writer& always(const char* constraint, values given) {
        open(constraint).leaf("Weight_Percentage", "100");
        for (const auto& [name, value] : given) leaf(name, value);
        return leaf("Active", "true").close(constraint);
    }

    /// An hour's name: the minutes since the day began, as a clock shows them.
    [[nodiscard]] std::string hour(int slot) const {
        const int at = slot * plan_.slot;
        const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
        return two(at / 60) + ':' + two(at % 60);
    }

    // --- Lists --------------------------------------------------------------------------------------------------

    void week() {
        open("Days_List").leaf("Number_of_Days", days_a_week);
        for (const char* day : day_names) named("Day", day);
        close("Days_List").open("Hours_List");
        leaf("Number_of_Hours", static_cast<std::size_t>(plan_.slots_a_day));
        for (int slot = 0; slot < plan_.slots_a_day; ++slot) named("Hour", hour(slot));
        close("Hours_List");
    }

    /// The class by which pupils are known: the section of most pupils among those of their grade alone.
    [[nodiscard]] int home_of(const pupil_set& set) const {
        int home = -1;
        for (const int section : set.sections) {
            if (section < 0) continue;
            const block_section& one = plan_.sections[static_cast<std::size_t>(section)];
            const time_block& block = design_.blocks[one.block];
            if (block.moves_pupils()) continue;
            if (home < 0 || one.pupils > plan_.sections[static_cast<std::size_t>(home)].pupils) home = section;
        }
        return home;
    }

    void name_pupils() {
        std::vector<std::pair<grade, int>> homes;
        std::vector<std::string> names;
        std::vector<int> classes(grade_count);
        std::vector<int> separate(grade_count);
        for (const pupil_set& set : plan_.sets) {
            const std::pair home{set.grade, home_of(set)};
            const auto found = std::find(homes.begin(), homes.end(), home);
            home_.push_back(static_cast<std::size_t>(found - homes.begin()));
            if (found == homes.end()) {
                const auto g = static_cast<std::size_t>(set.grade);
                homes.push_back(home);
                const bool apart =
                    design_.blocks[plan_.sections[static_cast<std::size_t>(home.second)].block].setting ==
                    setting::separate;
                names.push_back("Grade " + std::string{grade_names[g]} + (apart ? ", separate class " : ", class ") +
                                std::to_string(++(apart ? separate : classes)[g]));
            }
        }
        class_names_ = std::move(names);
        for (std::size_t s = 0; s < plan_.sets.size(); ++s) {
            std::string tier_words{tier_names[static_cast<std::size_t>(plan_.sets[s].tier)]};
            std::replace(tier_words.begin(), tier_words.end(), '_', ' ');
            std::string name = class_names_[home_[s]] + ", " + tier_words;
            std::size_t same = 1;
            for (std::size_t o = 0; o < s; ++o)
                same += home_[o] == home_[s] && plan_.sets[o].tier == plan_.sets[s].tier;
            if (same > 1) name += ' ' + std::to_string(same);
            set_names_.push_back(std::move(name));
        }
    }

    void students() {
        open("Students_List");
        for (std::size_t g = 0; g < grade_count; ++g) {
            const auto in_grade = [g](const pupil_set& s) { return static_cast<std::size_t>(s.grade) == g; };
            if (std::none_of(plan_.sets.begin(), plan_.sets.end(), in_grade)) continue;
            open("Year").leaf("Name", "Grade " + std::string{grade_names[g]});
            leaf("Number_of_Students", count([&](std::size_t s) { return in_grade(plan_.sets[s]); }));
            for (std::size_t c = 0; c < class_names_.size(); ++c) {
                const auto in_class = [&](std::size_t s) { return home_[s] == c && in_grade(plan_.sets[s]); };
                const std::size_t pupils = count(in_class);
                if (pupils == 0) continue;
                open("Group").leaf("Name", class_names_[c]).leaf("Number_of_Students", pupils);
                for (std::size_t s = 0; s < plan_.sets.size(); ++s) {
                    if (!in_class(s)) continue;
                    open("Subgroup").leaf("Name", set_names_[s]);
                    leaf("Number_of_Students", static_cast<std::size_t>(plan_.sets[s].count)).close("Subgroup");
                }
                close("Group");
            }
            close("Year");
        }
        close("Students_List");
    }

    template <class Include>
    [[nodiscard]] std::size_t count(const Include& include) const {
        std::size_t pupils = 0;
        for (std::size_t s = 0; s < plan_.sets.size(); ++s) {
            if (include(s)) pupils += static_cast<std::size_t>(plan_.sets[s].count);
        }
        return pupils;
    }

    void activity(std::size_t i) {
        const lesson_activity& one = plan_.activities[i];
        const auto slots = static_cast<std::size_t>(one.slots);
        open("Activity");
        for (const std::size_t t : one.teachers) leaf("Teacher", plan_.teachers[t].name);
        leaf("Subject", design_.blocks[one.block].id).leaf("Activity_Tag", day_names[one.day]);
        if (one.section == no_section)
            leaf("Activity_Tag", break_tag);
        else if (!plan_.bells.empty())
            leaf("Activity_Tag", lesson_tag);
        for (std::size_t c = 0; c < class_names_.size(); ++c) pupils_of(one, c);
        leaf("Duration", slots).leaf("Total_Duration", slots).leaf("Id", i + 1);
        leaf("Activity_Group_Id", "0").leaf("Active", "true").close("Activity");
    }

    /// The pupils of one class in an activity: the class by its name where all of it is there.
    void pupils_of(const lesson_activity& one, std::size_t c) {
        const auto there = [&](std::size_t s) {
            return std::find(one.sets.begin(), one.sets.end(), s) != one.sets.end();
        };
        std::size_t all = 0;
        std::size_t present = 0;
        for (std::size_t s = 0; s < plan_.sets.size(); ++s) {
            all += home_[s] == c;
            present += home_[s] == c && there(s);
        }
        if (present == 0) return;
        if (present == all) {
            leaf("Students", class_names_[c]);
            return;
        }
        for (std::size_t s = 0; s < plan_.sets.size(); ++s) {
            if (home_[s] == c && there(s)) leaf("Students", set_names_[s]);
        }
    }

    // --- Constraints --------------------------------------------------------------------------------------------

    void times() {
        open("Time_Constraints_List").always("ConstraintBasicCompulsoryTime", {});
        for (std::size_t d = 0; d < days_a_week; ++d) {
            std::vector<int> all;
            for (int slot = 0; slot < plan_.slots_a_day; ++slot) all.push_back(slot);
            starts(day_names[d], "", d, d + 1, all);
        }
        if (!plan_.bells.empty()) {
            starts(break_tag, "", 0, days_a_week, {plan_.bells.back()});
            std::vector<int> lessons{plan_.bells.begin(), plan_.bells.end() - 1};
            starts(lesson_tag, std::to_string(plan_.period), 0, days_a_week, lessons);
        } else {
            std::vector<int> middle;
            for (int slot = plan_.slots_a_day * 3 / 10; slot <= plan_.slots_a_day * 6 / 10; ++slot)
                middle.push_back(slot);
            starts(break_tag, "", 0, days_a_week, middle);
        }
        together();
        close("Time_Constraints_List");
    }

    /// Activities with a tag and of a length begin at one of these slots of the days from `first` to before `last`.
    void starts(const char* tag, const std::string& duration, std::size_t first, std::size_t last,
                const std::vector<int>& slots) {
        constexpr const char* name = "ConstraintActivitiesPreferredStartingTimes";
        open(name).leaf("Weight_Percentage", "100").leaf("Teacher_Name", "").leaf("Students_Name", "");
        leaf("Subject_Name", "").leaf("Activity_Tag_Name", tag).leaf("Duration", duration);
        leaf("Number_of_Preferred_Starting_Times", slots.size() * (last - first));
        for (std::size_t d = first; d < last; ++d) {
            for (const int slot : slots) {
                open("Preferred_Starting_Time").leaf("Preferred_Starting_Day", day_names[d]);
                leaf("Preferred_Starting_Hour", hour(slot)).close("Preferred_Starting_Time");
            }
        }
        leaf("Active", "true").close(name);
    }

    void together() {
        constexpr const char* name = "ConstraintActivitiesSameStartingTime";
        for (std::size_t i = 0; i < plan_.activities.size(); ++i) {
            std::vector<std::size_t> same;
            for (std::size_t j = 0; j < plan_.activities.size(); ++j) {
                if (plan_.activities[j].link != plan_.activities[i].link) continue;
                if (j < i) break;
                same.push_back(j);
            }
            if (same.size() < 2) continue;
            open(name).leaf("Weight_Percentage", "100").leaf("Number_of_Activities", same.size());
            for (const std::size_t j : same) leaf("Activity_Id", j + 1);
            leaf("Active", "true").close(name);
        }
    }

    const day_design& design_;
    const lesson_plan& plan_;
    std::vector<std::size_t> home_;  ///< class of each set
    std::vector<std::string> class_names_;
    std::vector<std::string> set_names_;
    std::string text_;
};

}  // namespace detail

/// The document of FET (versions 5.40 to 6) that asks for hours for a plan's lessons. Every lesson has its day; breaks
/// come in the middle of it; what goes together begins together.
[[nodiscard]] inline std::string write_fet(const day_design& design, const lesson_plan& plan,
                                           std::string_view school_name, std::string_view comment) {
    return detail::fet_writer{design, plan}.run(school_name, comment);
}

}  // namespace nineways::io
