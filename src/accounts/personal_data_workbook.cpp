#include "accounts/personal_data_workbook.hpp"

#include "accounts/person_store.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "documents/xlsx_writer.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <utility>
#include <variant>
#include <vector>

namespace dueregard::accounts {

namespace {

/// What a cell of Excel holds, with room for line ends that are written as two.
constexpr std::size_t longest_in_workbook = 16'000;

std::string named(const std::string& text, const NamesByAddress& names) {
    const auto known = names.find(text);
    return known == names.end() ? text : known->second;
}

/// What the history kept of a record, field by field: "Name: Ana; Email: ana@council.example". Any other text
/// as it is.
std::string fields_in_words(const std::string& text, const NamesByAddress& names) {
    const auto object = nlohmann::ordered_json::parse(text, nullptr, false);
    if (!object.is_object()) return text;
    std::vector<std::string> lines;
    for (const auto& [name, value] : object.items()) {
        if (value.is_null()) continue;
        const auto words = value.is_string() ? named(value.get<std::string>(), names) : value.dump();
        lines.push_back(fmt::format("{}: {}", in_words(name), words));
    }
    return join(lines, "; ");
}

std::string text_of(
    std::string_view column, const storage::Value& value, const NamesByAddress& names, std::size_t longest
) {
    const auto& content = value.content();
    if (const auto* number = std::get_if<std::int64_t>(&content); number != nullptr) {
        if (column == "at" || column.ends_with("_at")) return british_time(Instant{*number});
    }
    const auto shown = told(column, value);
    if (const auto* number = std::get_if<std::int64_t>(&shown.content())) return fmt::format("{}", *number);
    if (const auto* number = std::get_if<double>(&shown.content())) return fmt::format("{}", *number);
    const auto* const text = std::get_if<std::string>(&shown.content());
    if (text == nullptr) return "";
    const bool is_of_history = column == "changed_from" || column == "changed_to";
    return shortened(is_of_history ? fields_in_words(*text, names) : named(*text, names), longest);
}

/// Nothing but numbers of ours, which the file has.
bool is_dull(const std::string& column) {
    return column == "id" || column == "version";
}

documents::Row row_of(std::vector<std::string> texts) {
    documents::Row row;
    for (auto& text : texts)
        row.cells.push_back({.text = std::move(text)});
    return row;
}

/// The first sheet: what its reader holds in their hands.
documents::Table about(const Person& person, const std::vector<PersonalRows>& data, Instant now) {
    documents::Table table{.name = "About", .rows = {row_of({"What is held on", person.name})}};
    table.rows.push_back(row_of({"Taken out of the register", british_time(now)}));
    table.rows.push_back(
        row_of({"What is in it", "Every row of the register that names this person, a sheet for each table."})
    );
    table.rows.push_back(row_of(
        {"What is left out",
         "Passwords and tokens, which are kept as hashes only; files and imported documents; and what others "
         "wrote in a commentary, which is not searched for names."}
    ));
    for (const auto& of : data) {
        table.rows.push_back(row_of(
            {in_words(of.table), fmt::format("{} of {} rows", grouped(std::ssize(of.rows)), grouped(of.total))
            }
        ));
    }
    return table;
}

}  // namespace

documents::Table worded(const PersonalRows& of, const NamesByAddress& names, std::size_t longest) {
    documents::Table table{.name = in_words(of.table), .header_rows = 1};
    std::vector<std::string> head;
    for (const auto& column : of.columns)
        if (!is_dull(column)) head.push_back(in_words(column));
    table.rows.push_back(row_of(std::move(head)));
    for (const auto& row : of.rows) {
        std::vector<std::string> texts;
        for (std::size_t i = 0; i < row.size(); ++i)
            if (!is_dull(of.columns[i])) texts.push_back(text_of(of.columns[i], row[i], names, longest));
        table.rows.push_back(row_of(std::move(texts)));
    }
    return table;
}

std::string personal_data_workbook(storage::Db& db, OrganisationId organisation, PersonId id, Instant now) {
    const auto person = find_person(db, organisation, id);
    if (!person) throw NotFound("There is no such person in this organisation.");
    const auto data = personal_data_of(db, organisation, id, most_rows_in_file);
    const auto names = names_by_address(db, organisation);
    std::vector<documents::XlsxSheet> sheets{{.table = about(*person, data, now), .number_columns = {}}};
    for (const auto& of : data)
        sheets.push_back({.table = worded(of, names, longest_in_workbook), .number_columns = {}});
    const std::chrono::sys_time<std::chrono::milliseconds> made{std::chrono::milliseconds(now.milliseconds)};
    return documents::write_xlsx(
        sheets, {.title = "What is held on a person", .made = std::chrono::floor<std::chrono::seconds>(made)}
    );
}

}  // namespace dueregard::accounts
