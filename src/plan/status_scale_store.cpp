#include "plan/status_scale_store.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::plan {

using accounts::OrganisationId;
using accounts::Permission;
using storage::Db;
using storage::Transaction;

namespace {

/// "★ On target (met), ● Narrowly missed (narrowly_missed)": what the history tells of a scale.
std::string told(const StatusScale& scale) {
    std::vector<std::string> statuses;
    for (const auto& status : scale.statuses) {
        statuses.push_back(fmt::format("{} {} ({})", status.symbol, status.word, name_of(status.meaning)));
    }
    return accounts::json_of({{"statuses", join(statuses, ", ")}});
}

}  // namespace

StatusScale status_scale(Db& db, OrganisationId organisation) {
    StatusScale scale;
    for (const auto& row : db.query(
             "select symbol, word, meaning from status_option where organisation = :organisation order by position",
             {organisation}
         )) {
        const auto meaning = meaning_named(row.text(2)).value_or(Meaning::not_reported);
        scale.statuses.push_back({.symbol = row.text(0), .word = row.text(1), .meaning = meaning});
    }
    return scale.statuses.empty() ? default_scale() : scale;
}

Faults faults_of(const StatusScale& scale) {
    std::vector<std::string> words;
    for (const auto& status : scale.statuses)
        words.push_back(lower_ascii(squeezed(status.word)));
    std::ranges::sort(words);
    if (std::ranges::find(words, "") != words.end()) return {{"statuses", "Every status needs a word"}};
    if (std::ranges::adjacent_find(words) != words.end()) {
        return {{"statuses", "Each status needs a word of its own"}};
    }
    for (const auto meaning : all_meanings()) {
        if (std::ranges::find(scale.statuses, meaning, &Status::meaning) == scale.statuses.end()) {
            return {{"statuses", fmt::format("The scale needs a status that means {}", name_of(meaning))}};
        }
    }
    return {};
}

void set_status_scale(Transaction& tx, const Acting& acting, const StatusScale& scale) {
    const auto organisation = acting.actor.organisation;
    acting.require(Permission::edit_plan, "set the scale of statuses");
    require_sound(faults_of(scale));
    const auto before = status_scale(tx, organisation);
    tx.execute("delete from status_option where organisation = :organisation", {organisation});
    int position = 0;
    for (const auto& status : scale.statuses) {
        tx.execute(
            "insert into status_option (organisation, position, symbol, word, meaning) "
            "values (:organisation, :position, :symbol, :word, :meaning)",
            {organisation, ++position, status.symbol, status.word, name_of(status.meaning)}
        );
    }
    accounts::record(
        tx,
        acting.actor,
        {.noun = "status_option",
         .id = organisation.value,
         .verb = "change",
         .before = told(before),
         .after = told(scale)}
    );
}

}  // namespace dueregard::plan
