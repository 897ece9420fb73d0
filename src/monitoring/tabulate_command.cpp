#include "monitoring/tabulate_command.hpp"

#include "base/failure.hpp"
#include "base/text.hpp"
#include "cli/arguments.hpp"
#include "documents/csv.hpp"
#include "documents/file_bytes.hpp"
#include "monitoring/tabulation.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <istream>
#include <iterator>
#include <ostream>

namespace dueregard::monitoring {

namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> names_in(std::string_view list) {
    std::vector<std::string> names;
    for (const auto name : split(list, ',')) {
        if (!trimmed(name).empty()) names.emplace_back(trimmed(name));
    }
    if (names.empty()) throw BadRequest("Say what to count by: --by sex,ward.");
    return names;
}

std::pair<std::string, std::string> condition_in(std::string_view text) {
    const auto equals = text.find('=');
    if (equals == std::string_view::npos)
        throw BadRequest(fmt::format("“{}” is no condition: give --where ward=North.", text));
    return {std::string(trimmed(text.substr(0, equals))), std::string(trimmed(text.substr(equals + 1)))};
}

DisclosurePolicy policy_in(const cli::Values& values) {
    const auto name = values.has("--policy") ? values.get("--policy") : "threshold";
    const auto policy = disclosure_policy(name);
    if (!policy) throw BadRequest(fmt::format("There is no policy “{}”.", name));
    const auto threshold = values.whole_number("--threshold");
    if (!threshold) return *policy;
    if (policy->rule != DisclosureRule::threshold || *threshold < 2)
        throw BadRequest("Only the policy “threshold” has a threshold, of 2 or more.");
    return threshold_policy(*threshold);
}

Json cell_json(const Tabulation& table, const TabulationCell& cell) {
    Json at = Json::object();
    for (std::size_t i = 0; i < table.by.size(); ++i) {
        if (cell.at[i]) at[table.by[i]] = *cell.at[i];
    }
    Json json{
        {"at", std::move(at)},
        {"count", cell.count ? Json(*cell.count) : Json(nullptr)},
        {"shown", cell.shown}
    };
    if (cell.how == Shown::primary) json["why"] = "primary";
    if (cell.how == Shown::secondary) json["why"] = "secondary";
    return json;
}

std::string json_of(const Tabulation& table) {
    auto cells = Json::array();
    for (const auto& cell : table.cells)
        cells.push_back(cell_json(table, cell));
    auto rejected = Json::array();
    for (const auto& [line, why] : table.rejected)
        rejected.push_back({{"line", line}, {"why", why}});
    return Json{
               {"by", table.by},
               {"policy",
                {{"name", table.policy.name},
                 {"threshold", table.policy.threshold},
                 {"width", table.policy.width},
                 {"note", table.policy.note}}},
               {"records", table.records},
               {"cells", std::move(cells)},
               {"rejected", std::move(rejected)}
           }.dump(2)
           + "\n";
}

std::string csv_of(const Tabulation& table) {
    documents::Table rows;
    const auto add = [&](const std::vector<std::string>& texts) {
        documents::Row row;
        for (const auto& text : texts)
            row.cells.push_back({.text = text, .at = {}});
        rows.rows.push_back(std::move(row));
    };
    auto headings = table.by;
    headings.emplace_back("records");
    add(headings);
    for (const auto& cell : table.cells) {
        std::vector<std::string> texts;
        for (const auto& label : cell.at)
            texts.push_back(label ? *label : "Total");
        texts.push_back(cell.shown);
        add(texts);
    }
    return documents::write_csv(rows);
}

int run(cli::Call& call) {
    const std::string path(call.values.get("FILE"));
    TabulationRequest request{
        .by = names_in(call.values.get("--by")), .where = {}, .policy = policy_in(call.values)
    };
    for (const auto& condition : call.values.all("--where"))
        request.where.push_back(condition_in(condition));
    const auto bytes =
        path == "-" ? std::string{std::istreambuf_iterator<char>(call.in), std::istreambuf_iterator<char>()}
                    : documents::bytes_of_file(path);
    const auto table = tabulated(bytes, path == "-" ? "records.csv" : path, request);
    if (!table) throw Failure(fmt::format("{}: {}", path, table.error().sentence));
    call.out << (call.values.has("--json") ? json_of(*table) : csv_of(*table));
    for (const auto& [line, why] : table->rejected)
        call.error << fmt::format("Line {} is in no count: {}\n", line, why);
    return cli::exit_done;
}

}  // namespace

cli::Command tabulate_command() {
    return {
        .name = "tabulate",
        .summary = "count a file of records, with small counts protected",
        .description =
            "Reads CSV, an Excel workbook or Parquet with one row for each person or case, and counts it by the columns "
            "named, with all totals. Small counts are protected as the policy says; where further ones could be worked "
            "out from the totals, those are protected, too, and a table that would still give one away is refused. It "
            "needs no register and keeps nothing.",
        .arguments =
            {{.name = "FILE",
              .description = "the records, or - for CSV on standard input",
              .kind = cli::ValueKind::text}},
        .options =
            {{.name = "--by",
              .value = "COLUMNS",
              .description = "the columns to count by, by their headings, with commas between them",
              .presence = cli::Presence::required},
             {.name = "--where",
              .value = "COLUMN=LABEL",
              .description =
                  "count only rows with this label in this column; several times: all of them hold",
              .presence = cli::Presence::any_number},
             {.name = "--policy",
              .value = "NAME",
              .description =
                  "how small counts are protected: threshold where it is not given; none shows counts as they are",
              .choices = {"none", "threshold", "nhs", "ofqual", "hesa", "cell-keys", "small-counts"}},
             {.name = "--threshold",
              .value = "N",
              .description =
                  "of the policy threshold: counts from 1 to below it are suppressed; 10 where not given",
              .kind = cli::ValueKind::whole_number},
             {.name = "--json", .description = "print one JSON object, for other programs"}},
        .run = run,
        .uses = cli::Register::untouched,
    };
}

}  // namespace dueregard::monitoring
