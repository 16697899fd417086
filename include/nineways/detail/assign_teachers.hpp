// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <nineways/detail/lay_out_days.hpp>
#include <nineways/detail/place_lessons.hpp>
#include <nineways/detail/taught_fields.hpp>
#include <nineways/lesson_plan.hpp>
#include <nineways/prepared_design.hpp>
#include <nineways/schedule.hpp>
#include <nineways/staff.hpp>
#include <nineways/timetable.hpp>

namespace nineways::detail {

/// Names the people of a school and gives every activity its adults. A homeroom keeps its own all day. Pooled people
/// take whole classes, the largest first and each to who has least so far, while their contact minutes allow; classes
/// that fit nobody are shared lesson by lesson.
class teacher_assignment {
  public:
    teacher_assignment(const day_design& design, const std::vector<role>& roles, const taught_fields& fields,
                       lesson_plan& plan)
        : design_(design), roles_(roles), plan_(plan), fields_(fields), named_(fields.size()), added_(fields.size()) {}

    void run(const std::vector<adults_needed>& needed) {
        gather(needed);
        for (const lesson_activity& a : plan_.activities) {
            if (a.section == no_section && (pause_ == 0 || a.slots < pause_)) pause_ = a.slots;
        }
        for (std::size_t f = 0; f < fields_.size(); ++f) hire(f);
        std::stable_sort(classes_.begin(), classes_.end(),
                         [](const taught_class& a, const taught_class& b) { return a.slots > b.slots; });
        for (const taught_class& c : classes_) {
            if (c.homeroom)
                give_all(c, add_teacher(c.field, homeroom_name(c)));
            else
                assign(c);
        }
        for (const person& p : people_) {
            const named_teacher& named = plan_.teachers[p.teacher];
            const double passed = static_cast<double>(named.slots * plan_.slot) - named.contact;
            if (passed > 1e-6) note(plan_remark_kind::contact_passed, fields_[p.field].block, passed);
        }
    }

  private:
    /// All that one adult of a class does: its activities of the week.
    struct taught_class {
        std::size_t field = 0;
        std::size_t section = 0;  ///< the first
        bool homeroom = false;
        int copy = 0;
        int slots = 0;
        std::vector<std::size_t> activities{};
    };
    struct person {
        std::size_t teacher = 0;  ///< in the plan
        std::size_t field = 0;
        by_day load{};
        std::vector<std::size_t> links;
    };

    [[nodiscard]] const time_block& block_of(std::size_t section) const {
        return design_.blocks[plan_.sections[section].block];
    }

    /// The first section that has the same homeroom; itself elsewhere.
    [[nodiscard]] std::size_t homeroom_of(std::size_t section) const {
        if (block_of(section).staffing != staffing::homeroom) return section;
        for (std::size_t i = 0; i < section; ++i) {
            if (block_of(i).staffing == staffing::homeroom && same_homeroom(block_of(i), block_of(section)) &&
                plan_.sections[i].number == plan_.sections[section].number &&
                plan_.sections[i].sets == plan_.sections[section].sets)
                return i;
        }
        return section;
    }

    void gather(const std::vector<adults_needed>& needed) {
        std::vector<std::vector<std::size_t>> activities(plan_.sections.size());
        for (const adults_needed& n : needed) activities[homeroom_of(n.section)].push_back(n.activity);
        for (std::size_t i = 0; i < plan_.sections.size(); ++i) {
            const time_block& block = block_of(i);
            if (plan_.sections[i].sets.empty() || activities[i].empty()) continue;
            for (std::size_t k = 0; k < block.adults.size(); ++k) {
                const adults_per_group& a = block.adults[k];
                const std::size_t f = fields_.of(plan_.sections[i].block)[k];
                const int whole = static_cast<int>(a.adults + 1e-9);
                for (int copy = 0; copy < whole; ++copy) add_class(f, i, copy, activities[i], 1);
                const double part = a.adults - whole;
                if (part < 1e-6) continue;
                add_class(f, i, whole, activities[i], part);
                note(plan_remark_kind::adults_in_part, plan_.sections[i].block, a.adults);
            }
        }
    }

    /// An adult for all of a class's lessons, or for a part of them.
    void add_class(std::size_t field, std::size_t section, int copy, const std::vector<std::size_t>& activities,
                   double part) {
        taught_class c{.field = field, .section = section, .homeroom = fields_[field].homeroom, .copy = copy};
        double owed = 0;
        for (const std::size_t a : activities) {
            owed += part * plan_.activities[a].slots;
            if (owed < c.slots + 0.5 * plan_.activities[a].slots) continue;
            c.slots += plan_.activities[a].slots;
            c.activities.push_back(a);
        }
        classes_.push_back(std::move(c));
    }

    void hire(std::size_t f) {
        for (int has = 0; has < fields_.people(f); ++has) add_person(f);
    }

    std::size_t add_person(std::size_t f) {
        const taught_field& field = fields_[f];
        std::string subject_words{subject_names[static_cast<std::size_t>(field.taught)]};
        std::replace(subject_words.begin(), subject_words.end(), '_', ' ');
        const std::string name = roles_[field.role].title + ", " + subject_words + ' ' + std::to_string(++named_[f]);
        people_.push_back({add_teacher(f, name), f, {}, {}});
        return people_.size() - 1;
    }

    std::size_t add_teacher(std::size_t f, std::string name) {
        plan_.teachers.push_back({std::move(name), fields_[f].role, fields_[f].taught, fields_[f].contact, 0});
        return plan_.teachers.size() - 1;
    }

    [[nodiscard]] std::string homeroom_name(const taught_class& c) const {
        std::string name =
            roles_[fields_[c.field].role].title + ", homeroom " +
            std::string{
                grade_names[static_cast<std::size_t>(plan_.sets[plan_.sections[c.section].sets.front()].grade)]} +
            '-' + std::to_string(plan_.sections[c.section].number + 1);
        for (const named_teacher& t : plan_.teachers) {
            if (t.name == name) return name + '/' + std::to_string(plan_.teachers.size());
        }
        return name;
    }

    void give(std::size_t activity, std::size_t teacher) {
        plan_.activities[activity].teachers.push_back(teacher);
        plan_.teachers[teacher].slots += plan_.activities[activity].slots;
    }
    void give_all(const taught_class& c, std::size_t teacher) {
        for (const std::size_t a : c.activities) give(a, teacher);
    }

    // --- Pooled people ------------------------------------------------------------------------------------------

    enum class fits : unsigned char { well, busy, elsewhere };

    /// Whether a person can take some activities: not within the week's minutes (busy), or not at all, because the day
    /// is full or something else of hers begins at the same time.
    [[nodiscard]] fits fit(const person& p, const std::vector<std::size_t>& activities) const {
        by_day load = p.load;
        int all = plan_.teachers[p.teacher].slots;
        for (const std::size_t a : activities) {
            const lesson_activity& one = plan_.activities[a];
            if (std::find(p.links.begin(), p.links.end(), one.link) != p.links.end()) return fits::elsewhere;
            load[one.day] += one.slots;
            all += one.slots;
        }
        for (const int slots : load) {
            if (slots > plan_.slots_a_day - pause_) return fits::elsewhere;
        }
        const double limit = plan_.teachers[p.teacher].contact + 1e-6;
        return static_cast<double>(all * plan_.slot) > limit ? fits::busy : fits::well;
    }

    /// The person of a field whose longest day is shortest with some activities, and then whose week is, among those
    /// whom they fit so well.
    [[nodiscard]] std::size_t choose(std::size_t field, const std::vector<std::size_t>& activities, fits wanted) const {
        std::size_t best = no_section;
        std::pair<int, int> least{};
        for (std::size_t i = 0; i < people_.size(); ++i) {
            if (people_[i].field != field || fit(people_[i], activities) != wanted) continue;
            by_day load = people_[i].load;
            for (const std::size_t a : activities) load[plan_.activities[a].day] += plan_.activities[a].slots;
            const std::pair longest{*std::max_element(load.begin(), load.end()),
                                    plan_.teachers[people_[i].teacher].slots};
            if (best != no_section && !(longest < least)) continue;
            least = longest;
            best = i;
        }
        return best;
    }

    void take(std::size_t who, const std::vector<std::size_t>& activities) {
        person& p = people_[who];
        for (const std::size_t a : activities) {
            give(a, p.teacher);
            p.load[plan_.activities[a].day] += plan_.activities[a].slots;
            p.links.push_back(plan_.activities[a].link);
        }
    }

    void assign(const taught_class& c) {
        const std::size_t all = choose(c.field, c.activities, fits::well);
        if (all != no_section) return take(all, c.activities);
        std::size_t last = no_section;
        for (const std::size_t a : c.activities) {
            std::size_t who = goes_on(last, a) ? last : choose(c.field, {a}, fits::well);
            if (who == no_section) who = choose(c.field, {a}, fits::busy);
            if (who == no_section) {
                who = add_person(c.field);
                note(plan_remark_kind::posts_added, fields_[c.field].block, ++added_[c.field]);
            }
            take(who, {a});
            last = last == no_section ? who : last;
        }
    }

    /// Whether the person who began with a class also takes this lesson: up to nine tenths of an even part of the week
    /// a day, so that the class sees few people and each of them has time on every day.
    [[nodiscard]] bool goes_on(std::size_t who, std::size_t activity) const {
        if (who == no_section || fit(people_[who], {activity}) != fits::well) return false;
        const lesson_activity& one = plan_.activities[activity];
        const int today = people_[who].load[one.day] + one.slots;
        const double even = 0.9 * plan_.teachers[people_[who].teacher].contact / static_cast<double>(days_a_week);
        return static_cast<double>(today * plan_.slot) <= even;
    }

    void note(plan_remark_kind kind, std::size_t block, double amount) {
        for (plan_remark& r : plan_.remarks) {
            if (r.kind != kind || r.block != block) continue;
            r.amount = std::max(r.amount, amount);
            return;
        }
        plan_.remarks.push_back({kind, block, amount});
    }

    const day_design& design_;
    const std::vector<role>& roles_;
    lesson_plan& plan_;
    const taught_fields& fields_;
    int pause_ = 0;  ///< slots of the shortest break
    std::vector<taught_class> classes_;
    std::vector<person> people_;
    std::vector<int> named_;  ///< people by field
    std::vector<int> added_;  ///< of them, beyond the posts
};

}  // namespace nineways::detail
