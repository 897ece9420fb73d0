#include "intake/preview.hpp"

#include "accounts/secret.hpp"
#include "intake/register_view_store.hpp"

#include <fmt/core.h>

namespace dueregard::intake {

using accounts::OrganisationId;
using storage::Db;

namespace {

std::string fingerprint_of(const Preview& preview) {
    std::string all;
    for (const auto& row : preview.rows) {
        const auto measure = row.measure ? preview.view.measures[*row.measure].measure.id.value : 0;
        all += fmt::format("{} {} {}\n{}\n", name_of(row.mark), measure, row.sentence, written(row.changes));
    }
    return accounts::hexadecimal(accounts::sha256(all));
}

/// The period of the document is missing, or nobody knows its days.
bool lacks_period(const Preview& preview) {
    if (wants_period(preview.incoming)) return true;
    const auto& period = preview.import.period;
    if (!period || period->days || preview.incoming.periods.empty()) return false;
    const auto& given = preview.incoming.periods.back();
    return given.printed == period->printed && !given.id && !given.days;
}

Preview held_against_register(
    Db& db, OrganisationId organisation, Import import, Incoming incoming, std::vector<Decision> decisions
) {
    Preview preview;
    preview.import = std::move(import);
    preview.incoming = std::move(incoming);
    preview.decisions = std::move(decisions);
    if (preview.import.period) give_period(preview.incoming, *preview.import.period);
    preview.view = register_view(db, organisation, preview.incoming.periods);
    preview.wants_period = lacks_period(preview);
    preview.rows = mark_rows(preview.incoming, preview.view, preview.decisions);
    preview.fingerprint = fingerprint_of(preview);
    return preview;
}

}  // namespace

Preview preview_of(Db& db, OrganisationId organisation, ImportId id) {
    auto import = find_import(db, organisation, id);
    std::vector<KeptRow> rows;
    std::vector<Decision> decisions;
    for (auto& [kept, decision] : rows_of(db, organisation, id)) {
        rows.push_back(std::move(kept));
        decisions.push_back(decision);
    }
    return held_against_register(
        db, organisation, std::move(import), put_together(rows), std::move(decisions)
    );
}

Preview preview_of(Db& db, OrganisationId organisation, const Import& import, Incoming incoming) {
    const auto count = incoming.rows.size();
    return held_against_register(db, organisation, import, std::move(incoming), std::vector<Decision>(count));
}

}  // namespace dueregard::intake
