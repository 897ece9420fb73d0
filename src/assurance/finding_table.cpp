#include "assurance/finding_table.hpp"

#include "base/text.hpp"

namespace dueregard::assurance {

namespace {

void add_row(documents::Table& table, std::vector<std::string> texts) {
    auto& row = table.rows.emplace_back();
    for (auto& text : texts)
        row.cells.push_back({.text = std::move(text)});
}

std::vector<std::string> texts_of(const Finding& finding, const plan::Period& period) {
    const auto& accepted = finding.accepted;
    return {
        period.label,
        std::string(finding.check.check.title),
        std::string(title_of(finding.check.check.severity)),
        finding.hit.of,
        finding.hit.sentence,
        join(finding.owners, ", "),
        accepted ? accepted->why : "",
        accepted ? accepted->person_name : "",
        accepted ? iso_date(british_date(accepted->at)) : "",
        finding.mendings.front().path
    };
}

}  // namespace

documents::Table finding_table(std::span<const Finding* const> findings, const plan::Period& period) {
    documents::Table table{.name = "Checks", .rows = {}, .header_rows = 1};
    add_row(
        table,
        {"Period",
         "Check",
         "To do",
         "About",
         "What was found",
         "Owner",
         "Accepted because",
         "Accepted by",
         "Accepted on",
         "Page"}
    );
    for (const auto* finding : findings)
        add_row(table, texts_of(*finding, period));
    return table;
}

}  // namespace dueregard::assurance
