// Forms that carry more than they offer: fields of other forms and columns of tables, and ids of another
// organisation.

#include "app/routes.hpp"
#include "hostile/rows.hpp"
#include "hostile/walker.hpp"
#include "storage/table.hpp"
#include "support/temporary_directory.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <span>

namespace dueregard::hostile {

namespace {

/// A form of somebody's, with who they are.
struct TheirForm {
    const Person* person;
    FoundForm form;
};

using TheirForms = std::multimap<std::string, TheirForm>;  ///< by the pattern of its route

/// Every form that any of a council's people is shown.
TheirForms forms_of_all(const std::string& address, const Council& council) {
    TheirForms all;
    // A stranger first, since their forms are shown to others too.
    std::vector<const Person*> people{&council.others.front(), &council};
    for (const auto& other : std::span(council.others).subspan(1))
        people.push_back(&other);
    std::set<std::string> kinds;
    for (const auto* const person : people) {
        Walker walker(address, *person);
        walker.explore();
        for (const auto& [kind, form] : walker.forms) {
            if (!kinds.insert(kind).second) continue;
            all.emplace(
                walker.pattern_of(web::Method::post, form.action), TheirForm{.person = person, .form = form}
            );
        }
    }
    return all;
}

/// Every name that a table's column or any form's field has.
std::set<std::string> all_names(storage::Db& db, const TheirForms& forms) {
    std::set<std::string> names = {
        "organisation_id", "person_id", "owner_id", "agreed_by", "is_admin", "user"
    };
    for (const auto& table : storage::tables(db))
        names.insert(table.columns.begin(), table.columns.end());
    for (const auto& [pattern, theirs] : forms)
        for (const auto& field : theirs.form.fields)
            names.insert(field.name);
    return names;
}

/// By all forms that are sent to the same route.
std::set<std::string> names_offered(const TheirForms& forms, const std::string& pattern) {
    std::set<std::string> names = {"why"};  // a reason may be given with any act
    const auto [first, last] = forms.equal_range(pattern);
    for (auto at = first; at != last; ++at)
        for (const auto& field : at->second.form.fields)
            names.insert(field.name);
    return names;
}

/// What an attacker would put there.
std::string wanted_value(const std::string& name, const Register& made) {
    if (name.starts_with("organisation")) return crockford(made.foreign.organisation.value);
    if (name.starts_with("role")) return "administrator";
    if (name.starts_with("state")) return "agreed";
    if (name == "act") return "submit";
    return crockford(made.own.person.value);
}

Rows rows_in(const Register& made) {
    const FixedClock clock(now);
    auto db = storage::Db::open(made.address, clock);
    return rows_of(db);
}

/// Sent before the form of this route, without which it has no effect.
std::vector<std::string> sent_before(const std::string& pattern) {
    if (pattern == "/people/second-step/ending") return {"/people/second-step"};
    return {};
}

/// What sending a form does to the rows of a register that nobody else has used.
std::vector<std::string> effect_of(
    const Person& person,
    const std::string& pattern,
    const FoundForm& form,
    const Pairs& values,
    const Rows& before,
    const std::filesystem::path& folder
) {
    const auto made = fresh_register(folder);
    {
        Walker walker(made.address, person);
        for (const auto& action : sent_before(pattern))
            (void)walker.send({.page = "", .action = action}, {});
        const auto answered = walker.send(form, values);
        INFO(form.action, ": ", answered.why);
        CHECK(answered.status < 500);
    }
    auto effect = difference(before, rows_in(made));
    forget_register(made);
    return effect;
}

/// What one effect has and the other has not.
std::string told(const std::vector<std::string>& one, const std::vector<std::string>& other) {
    std::vector<std::string> lines;
    std::ranges::set_symmetric_difference(one, other, std::back_inserter(lines));
    return fmt::format("{}", fmt::join(lines, "\n"));
}

/// The same form sent to another path of the same record, or with more in it.
void add_copy(
    TheirForms& forms,
    const std::string& pattern,
    const std::string& copied,
    std::string_view more_path,
    const std::optional<FoundField>& more_field
) {
    const auto found = forms.find(copied);
    if (found == forms.end()) return;
    auto copy = found->second;
    copy.form.action += more_path;
    if (more_field) copy.form.fields.push_back(*more_field);
    forms.emplace(pattern, std::move(copy));
}

/// Acts that stand on no page as a form: what ends a demand while there is none, what a script sends, what is
/// asked a second time.
void add_hidden_forms(TheirForms& forms, const Council& council) {
    const std::string ending = "/people/second-step/ending";
    forms.emplace(ending, TheirForm{.person = &council, .form = {.page = "", .action = ending}});
    add_copy(forms, "/returns/{}/draft", "/returns/{}", "/draft", std::nullopt);
    add_copy(
        forms,
        "/people/{}/erasure",
        "/people/{}/erasure",
        "",
        FoundField{.name = "confirmed", .takes_words = false, .value = "yes", .choices = {}}
    );
}

std::vector<std::string> post_routes() {
    std::vector<std::string> patterns;
    for (const auto& route : app::all_routes())
        if (route.method == web::Method::post) patterns.emplace_back(route.path);
    return patterns;
}

/// The value of the other council's form for the same field, where both are ids.
std::optional<std::string> foreign_id(const FoundField& field, const FoundForm& foreign) {
    const auto theirs = std::ranges::find(foreign.fields, field.name, &FoundField::name);
    if (theirs == foreign.fields.end() || theirs->takes_words) return std::nullopt;
    if (is_id(theirs->value)) return theirs->value;
    const auto choice = std::ranges::find_if(theirs->choices, is_id);
    return choice == theirs->choices.end() ? std::nullopt : std::optional(*choice);
}

/// No row that came names anything of the other council, and none of its rows changed.
void check_untouched(const std::vector<std::string>& effect, const Register& made, const std::string& id) {
    const auto number = from_crockford(id);
    const auto organisation = fmt::format("organisation={}", made.foreign.organisation.value);
    for (const auto& line : effect) {
        CAPTURE(line);
        CHECK_FALSE(line.contains(organisation));
        CHECK_FALSE(line.contains(id));
        CHECK_FALSE((number && line.contains(fmt::format("={} ", *number))));
    }
}

/// Who holds the link of a letter is who it was sent to, whoever they are here.
bool is_known_by_its_link(const std::string& pattern) {
    return pattern == "/new-password/{}";
}

/// The values of `form` with each id of the other council's in the place of an own one, in turn.
std::vector<Pairs> with_foreign_ids(const FoundForm& form, const FoundForm& foreign, const Pairs& values) {
    std::vector<Pairs> all;
    for (std::size_t i = 0; i < form.fields.size(); ++i) {
        const auto id = foreign_id(form.fields[i], foreign);
        if (!id) continue;
        all.push_back(values);
        all.back()[i].second = *id;
    }
    return all;
}

struct Sent {
    Pairs values;
    std::vector<std::string> effect;
};

/// Sent in the first way that has an effect; in the last where none has.
Sent sent_with_effect(
    const std::string& pattern,
    const TheirForm& theirs,
    const Rows& before,
    const std::filesystem::path& folder
) {
    Sent sent;
    for (const auto way : {Way::usual, Way::changed, Way::otherwise}) {
        sent.values = Walker::values(theirs.form, *theirs.person, way);
        sent.effect = effect_of(*theirs.person, pattern, theirs.form, sent.values, before, folder);
        if (!sent.effect.empty()) break;
    }
    return sent;
}

}  // namespace

TEST_CASE("what a form does not offer is not taken, nor an id of another organisation, on either database") {
    const support::TemporaryDirectory folder;
    const auto made = fresh_register(folder.path());
    const auto before = rows_in(made);
    auto own = forms_of_all(made.address, made.own);
    auto foreign = forms_of_all(made.address, made.foreign);
    add_hidden_forms(own, made.own);
    add_hidden_forms(foreign, made.foreign);
    const FixedClock clock(now);
    auto db = storage::Db::open(made.address, clock);
    const auto names = all_names(db, own);
    std::set<std::string> effective;
    std::set<std::string> tried_in_path;
    int foreign_ids = 0;

    for (const auto& [pattern, theirs] : own) {
        CAPTURE(pattern);
        const auto effect = [&](const FoundForm& form, const Pairs& values) {
            return effect_of(*theirs.person, pattern, form, values, before, folder.path());
        };
        const auto sent = sent_with_effect(pattern, theirs, before, folder.path());
        if (!sent.effect.empty()) effective.insert(pattern);
        auto with_more = sent.values;
        const auto offers = names_offered(own, pattern);
        for (const auto& name : names)
            if (!offers.contains(name)) with_more.emplace_back(name, wanted_value(name, made));
        CHECK(told(sent.effect, effect(theirs.form, with_more)) == "");

        const auto twin = foreign.find(pattern);
        if (twin == foreign.end() || is_known_by_its_link(pattern)) continue;
        if (pattern.contains("{}")) {
            auto elsewhere = theirs.form;
            elsewhere.action = twin->second.form.action;
            check_untouched(effect(elsewhere, sent.values), made, elsewhere.action);
            tried_in_path.insert(pattern);
            ++foreign_ids;
        }
        for (const auto& values : with_foreign_ids(theirs.form, twin->second.form, sent.values)) {
            const auto changed = std::ranges::mismatch(values, sent.values).in1;
            CAPTURE(changed->first);
            check_untouched(effect(theirs.form, values), made, changed->second);
            ++foreign_ids;
        }
    }

    for (const auto& pattern : post_routes()) {
        CHECK_MESSAGE(effective.contains(pattern), "no form is sent with effect to ", pattern);
        if (!pattern.contains("{}") || is_known_by_its_link(pattern)) continue;
        CHECK_MESSAGE(tried_in_path.contains(pattern), "no foreign id was sent to ", pattern);
    }
    std::cout << fmt::format(
        "more than offered: {} names with each of {} forms of {} routes; {} ids of another organisation\n",
        names.size(),
        own.size(),
        effective.size(),
        foreign_ids
    );
}

TEST_CASE("what is somebody's own is of no use to a colleague, be it an administrator") {
    const support::TemporaryDirectory folder;
    const auto made = fresh_register(folder.path());
    const auto before = rows_in(made);
    Walker colleague(made.address, made.own.others.at(1));
    colleague.explore();
    std::set<std::string> tried;

    for (const auto& [kind, form] : colleague.forms) {
        const auto pattern = colleague.pattern_of(web::Method::post, form.action);
        if (!pattern.starts_with("/account/") || !pattern.contains("{}")) continue;
        CAPTURE(pattern);
        const auto values = Walker::values(form, made.own);
        CHECK(told(effect_of(made.own, pattern, form, values, before, folder.path()), {}) == "");
        tried.insert(pattern);
    }

    CHECK(tried == std::set<std::string>{"/account/sessions/{}/ending", "/account/tokens/{}/ending"});
}

}  // namespace dueregard::hostile
