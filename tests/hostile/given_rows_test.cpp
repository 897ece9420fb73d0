// Forms that carry more than they offer: fields of other forms and columns of tables, and ids of another
// organisation.

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
#include <optional>

namespace dueregard::hostile {

namespace {

/// Every name that a table's column or any form's field has.
std::set<std::string> all_names(storage::Db& db, const Walker& walker) {
    std::set<std::string> names = {
        "organisation_id", "person_id", "owner_id", "agreed_by", "is_admin", "user"
    };
    for (const auto& table : storage::tables(db))
        names.insert(table.columns.begin(), table.columns.end());
    for (const auto& [kind, form] : walker.forms)
        for (const auto& field : form.fields)
            names.insert(field.name);
    return names;
}

/// By this form and by others that are sent to the same address.
std::set<std::string> names_offered(const Walker& walker, const FoundForm& form) {
    const auto pattern = walker.pattern_of(web::Method::post, form.action);
    std::set<std::string> names = {"why"};  // a reason may be given with any act
    for (const auto& [kind, other] : walker.forms) {
        if (walker.pattern_of(web::Method::post, other.action) != pattern) continue;
        for (const auto& field : other.fields)
            names.insert(field.name);
    }
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

/// What sending a form does to the rows of a register that nobody else has used.
std::vector<std::string> effect_of(
    const FoundForm& form, const Pairs& values, const Rows& before, const std::filesystem::path& folder
) {
    const auto made = fresh_register(folder);
    {
        Walker walker(made.address, made.own);
        const auto answered = walker.send(form, values);
        INFO(form.action, ": ", answered.why);
        CHECK(answered.status < 500);
    }
    const FixedClock clock(now);
    auto db = storage::Db::open(made.address, clock);
    auto effect = difference(before, rows_of(db));
    std::filesystem::remove(made.address);
    return effect;
}

/// What one effect has and the other has not.
std::string told(const std::vector<std::string>& one, const std::vector<std::string>& other) {
    std::vector<std::string> lines;
    std::ranges::set_symmetric_difference(one, other, std::back_inserter(lines));
    return fmt::format("{}", fmt::join(lines, "\n"));
}

bool is_sent(const FoundForm& form) {
    return form.action != "/sign-out";
}

Rows rows_at_first(const Register& made) {
    const FixedClock clock(now);
    auto db = storage::Db::open(made.address, clock);
    return rows_of(db);
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

}  // namespace

TEST_CASE("what a form does not offer is not taken, whatever it is called") {
    const support::TemporaryDirectory folder;
    const auto made = fresh_register(folder.path());
    const auto before = rows_at_first(made);
    Walker walker(made.address, made.own);
    walker.explore();
    const FixedClock clock(now);
    auto db = storage::Db::open(made.address, clock);
    const auto names = all_names(db, walker);
    int changed = 0;

    for (const auto& [kind, form] : walker.forms) {
        if (!is_sent(form)) continue;
        CAPTURE(kind);
        auto values = usual_values(form);
        const auto offered = effect_of(form, values, before, folder.path());
        const auto offers = names_offered(walker, form);
        for (const auto& name : names)
            if (!offers.contains(name)) values.emplace_back(name, wanted_value(name, made));
        const auto with_more = effect_of(form, values, before, folder.path());
        CHECK(told(offered, with_more) == "");
        changed += offered.empty() ? 0 : 1;
    }

    CHECK(changed > 15);
    std::cout << fmt::format(
        "more than offered: {} names with each of {} forms, of which {} change something\n",
        names.size(),
        walker.forms.size(),
        changed
    );
}

TEST_CASE("an id of another organisation is of no use in any form") {
    const support::TemporaryDirectory folder;
    const auto made = fresh_register(folder.path());
    const auto before = rows_at_first(made);
    Walker own(made.address, made.own);
    own.explore();
    Walker foreign(made.address, made.foreign);
    foreign.explore();
    int tried = 0;

    for (const auto& [kind, form] : own.forms) {
        const auto twin = foreign.forms.find(kind);
        if (!is_sent(form) || twin == foreign.forms.end()) continue;
        CAPTURE(kind);
        const auto values = usual_values(form);
        if (form.action != twin->second.action) {
            auto theirs = form;
            theirs.action = twin->second.action;
            check_untouched(effect_of(theirs, values, before, folder.path()), made, theirs.action);
            ++tried;
        }
        for (std::size_t i = 0; i < form.fields.size(); ++i) {
            const auto id = foreign_id(form.fields[i], twin->second);
            if (!id) continue;
            CAPTURE(form.fields[i].name);
            auto with_theirs = values;
            with_theirs[i].second = *id;
            check_untouched(effect_of(form, with_theirs, before, folder.path()), made, *id);
            ++tried;
        }
    }

    CHECK(tried > 25);
    std::cout << fmt::format("ids of another organisation: {} tried\n", tried);
}

}  // namespace dueregard::hostile
