#include "plan/status_scale_store.hpp"

#include "plan/status_scale.hpp"

namespace dueregard::plan {

using accounts::OrganisationId;
using accounts::Permission;
using storage::Db;
using storage::Transaction;

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

Saved set_status_scale(
    Transaction& tx, const Acting& acting, const StatusScale& scale, std::string_view started_from
) {
    const auto organisation = acting.actor.organisation;
    acting.require(Permission::edit_plan, "set the scale of statuses");
    require_sound(faults_of(scale));
    const auto before = told(status_scale(tx, organisation));
    if (before != started_from) return Saved::stale;
    if (before == told(scale)) return Saved::kept;
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
         .before = accounts::json_of({{"statuses", before}}),
         .after = accounts::json_of({{"statuses", told(scale)}})}
    );
    return Saved::kept;
}

}  // namespace dueregard::plan
