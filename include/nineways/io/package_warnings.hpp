// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <nineways/assumptions.hpp>
#include <nineways/cautions.hpp>
#include <nineways/compare.hpp>
#include <nineways/contract.hpp>
#include <nineways/detail/fault_text.hpp>
#include <nineways/detail/validate_contract.hpp>
#include <nineways/evaluation.hpp>
#include <nineways/grade.hpp>
#include <nineways/io/json_stream.hpp>
#include <nineways/lever.hpp>
#include <nineways/levers/catalog.hpp>
#include <nineways/parameters.hpp>
#include <nineways/scenario.hpp>
#include <nineways/validate.hpp>

namespace nineways::io::detail {

/// Writes what a reader must be told of a package; as a member of the open object.
class warning_writer {
  public:
    warning_writer(json_stream& out, const package& p, const assumptions& assumed)
        : out_(out), p_(p), e_(p.result), assumed_(assumed) {}

    /// What a reader must be told of the package.
    void write(bool was_fitted) {
        const auto& fit = p_.fit;
        out_.array("warnings");
        if (was_fitted && fit.over_net) {
            warn("costs_more", "The levers offered cannot come down to the money: this is the least they cost.");
        } else if (was_fitted && fit.short_of_levers) {
            warn("cannot_use_money", "Every lever stands at its bound: the levers offered cannot use all the money.");
        } else if (was_fitted && fit.held_by_whole_classes) {
            warn("not_spent", "Classes come whole: the next step would cost more than the money left.");
        }
        for (const lever_id id : fit.at_bound) warn("at_bound", " stands at the bound of what can be set.", id);
        for (const lever_result& l : e_.levers) {
            const double whole = l.recurring.value.central.value();
            if (whole < 0 && l.in_year.value.central.value() > whole) {
                warn("saves_slowly", " frees its money over years; only what has come about is counted.",
                     l.choice.lever);
            }
        }
        for (const contract_breach& breach : broken_limits(e_.after)) {
            const contract_limit& limit = e_.after.contract_limits[breach.limit];
            using nineways::detail::text_of;
            const scenario& chosen = p_.fit.package;
            const std::string text =
                text_of(nineways::detail::in_marks(called(chosen)), " sets ",
                        breach.found, " ", limit.unit(), "; the contract allows ", nineways::detail::allowed_by(limit),
                        ". This needs the union's agreement.");
            warn("breaks_contract", text.c_str());
        }
        for (std::size_t i = 0; i < p_.cautions.size(); ++i) {
            const bool again = i > 0 && is_counted_once(i - 1) && is_counted_once(i) &&
                               p_.cautions[i - 1].lever == p_.cautions[i].lever;
            if (!again) warn_of(i);
        }
        if (e_.learned.implausible) {
            warn("passes_what_was_seen",
                 "The high end of the learning range is more than any whole district was seen to gain.");
        }
        out_.end();
    }

  private:
    void warn(const char* id, std::string_view text, lever_id of) {
        out_.object().put("id", id).put("text", std::string{lever_catalog[of]->title}.append(text)).end();
    }
    void warn(const char* id, const char* text) { out_.object().put("id", id).put("text", text).end(); }

    [[nodiscard]] bool is_counted_once(std::size_t i) const noexcept {
        return p_.cautions[i].kind == caution_kind::counted_once;
    }

    /// What a caution says; levers that one shares with stand in one sentence.
    void warn_of(std::size_t i) {
        const caution& c = p_.cautions[i];
        const lever& of = *lever_catalog[c.lever];
        const lever& other = *lever_catalog[c.other];
        using nineways::detail::text_of;
        const auto money = [](double amount) {
            return static_cast<double>(static_cast<std::int64_t>(amount < 0 ? amount - 0.5 : amount + 0.5));
        };
        const auto dollars_of = [&](double amount) {
            std::string digits = text_of(money(amount));
            for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
            return digits.insert(0, 1, '$');
        };
        std::string text;
        switch (c.kind) {
            case caution_kind::counted_once:
                text = text_of("\"", of.title,
                               "\" uses people, minutes or dollars that are counted once with ");
                for (std::size_t next = i; next < p_.cautions.size() && is_counted_once(next) &&
                                           p_.cautions[next].lever == c.lever; ++next) {
                    text.append(next > i ? ", \"" : "\"").append(lever_catalog[p_.cautions[next].other]->title.view());
                    text += '"';
                }
                text += '.';
                break;
            case caution_kind::needs_first:
                text = text_of("\"", of.title, "\" needs \"", other.title,
                               "\" first, which this package does not have.");
                break;
            case caution_kind::conflicts:
                text = text_of("\"", of.title, "\" and \"", other.title, "\" contradict each other.");
                break;
            case caution_kind::unpriced:
                text = text_of("\"", of.title, "\": no source gives \"", of.settings[c.other].id,
                               "\", so nothing is charged for it until you enter one.");
                break;
            case caution_kind::kept_by_law:
                text = text_of("The law keeps ", dollars_of(c.allowed), " a year in special education: what ",
                               money(c.found * 10) / 10, " posts cost that became free there (maintenance of effort).");
                break;
            case caution_kind::beyond_early_money:
                text = text_of("\"", of.title, "\" costs ", dollars_of(c.found),
                               " a year; federal money for special education may pay at most ",
                               dollars_of(c.allowed), " of it. Other money pays the rest.");
                break;
            case caution_kind::not_comparable:
                text = text_of("Title I schools that are served less well than others of their level: ", c.found,
                               " more than the ", c.allowed, " as it stands (comparability).");
                break;
            case caution_kind::supplanting:
                text = text_of("\"", of.title,
                               "\": federal money may not pay for what local money pays for now (supplanting).");
                break;
            case caution_kind::larger_classes:
                text = text_of("Classes of ", level_names[static_cast<std::size_t>(c.found)], " schools grow to ",
                               static_cast<double>(static_cast<std::int64_t>(c.allowed * 10 + 0.5)) / 10,
                               " pupils: a state law on class size may not allow it.");
                break;
            case caution_kind::fewer_identified:
                text = text_of(money(c.found),
                               " pupils fewer get special education. In Texas pupils who lost it were less likely to "
                               "finish high school by ",
                               money(-100 * assumed_["identification_harm_graduation"_p]),
                               " percentage points, and to enter college by ",
                               money(-100 * assumed_["identification_harm_college"_p]), ".");
                break;
            case caution_kind::more_teachers_than_supply:
                text = text_of("The package needs ", money(c.found * 10) / 10, " teachers more; only ", c.allowed,
                               " can be found.");
                break;
        }
        out_.object().put("id", caution_names[static_cast<std::size_t>(c.kind)]).put("text", text).end();
    }

    json_stream& out_;
    const package& p_;
    const evaluation& e_;
    const assumptions& assumed_;
};

}  // namespace nineways::io::detail
