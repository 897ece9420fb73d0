#include "intake/measure_source_store.hpp"

#include "intake/import_store.hpp"

namespace dueregard::intake {

namespace {

Wrote wrote_in(bool is_own_kept, bool is_new, bool has_return) {
    if (is_own_kept) return Wrote::only_return;
    if (is_new) return has_return ? Wrote::measure_and_return : Wrote::measure;
    return has_return ? Wrote::change_and_return : Wrote::change;
}

MeasureSource source_in(const storage::Row& row) {
    const auto kept = read_row(row.text(2));
    const bool is_own_kept = row.optional_integer(3).value_or(0) == 0;
    const bool is_new = !row.optional_text(4);
    const bool has_return = row.optional_integer(5).has_value();
    return {
        .import = row.id<ImportId>(0),
        .file_name = row.text(1),
        .at = kept.row.at,
        .period = kept.period ? kept.period->label : row.text(8),
        .wrote = wrote_in(is_own_kept, is_new, has_return),
        .accepted = row.instant(6),
        .person_name = row.text(7)
    };
}

}  // namespace

std::vector<MeasureSource>
sources_of(storage::Db& db, accounts::OrganisationId organisation, plan::MeasureId measure) {
    std::vector<MeasureSource> sources;
    for (const auto& row : db.query(
             "select i.id, i.file_name, r.content, r.measure_version, r.measure_before, r.measure_return, a.at, "
             "a.person_name, i.period_label from import_row r "
             "join import i on i.organisation = r.organisation and i.id = r.import "
             "join import_act a on a.organisation = r.organisation and a.import = r.import and a.kind = 'accepted' "
             "where r.organisation = :organisation and r.measure = :measure and r.mark in ('new', 'changed') "
             "and r.undone <> :undone order by i.id, r.number",
             {organisation, measure, undone_word}
         )) {
        sources.push_back(source_in(row));
    }
    return sources;
}

}  // namespace dueregard::intake
