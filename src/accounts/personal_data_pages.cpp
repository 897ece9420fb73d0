#include "accounts/personal_data_pages.hpp"

#include "accounts/history_html.hpp"
#include "accounts/person_store.hpp"
#include "accounts/personal_data.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "web/button.hpp"
#include "web/page_heading.hpp"
#include "web/scroll_region.hpp"
#include "web/table.hpp"

#include <fmt/core.h>

namespace dueregard::accounts {

namespace {

using web::Html;

constexpr std::int64_t most_rows_on_page = 50;
constexpr std::size_t longest_cell = 300;

struct Subject {
    Person person;
    std::string path;
    bool is_own = false;
};

Subject own_subject(Visit& visit) {
    auto person = find_person(visit.db, visit.organisation, visit.visitor->person);
    if (!person) throw NotFound("There is no such person in this organisation.");
    return {.person = std::move(*person), .path = "/account/my-data", .is_own = true};
}

Subject subject_in_path(Visit& visit) {
    auto person = find_person(visit.db, visit.organisation, visit.id<PersonId>());
    if (!person) throw NotFound("There is no such person in this organisation.");
    const auto path = fmt::format("/people/{}/data", address(person->id));
    return {.person = std::move(*person), .path = path};
}

std::string text_of(std::string_view column, const storage::Value& value, const NamesByAddress& names) {
    const auto& content = value.content();
    if (const auto* number = std::get_if<std::int64_t>(&content); number != nullptr) {
        if (column == "at" || column.ends_with("_at")) return british_time(Instant{*number});
    }
    const auto shown = told(column, value);
    if (const auto* number = std::get_if<std::int64_t>(&shown.content())) return fmt::format("{}", *number);
    if (const auto* number = std::get_if<double>(&shown.content())) return fmt::format("{}", *number);
    const auto* const text = std::get_if<std::string>(&shown.content());
    if (text == nullptr) return "";
    const auto named = names.find(*text);
    return shortened(named == names.end() ? *text : named->second, longest_cell);
}

/// Nothing but numbers of ours, which the file has.
bool is_dull(const std::string& column) {
    return column == "id" || column == "version";
}

Html table_html(const PersonalRows& of, const NamesByAddress& names) {
    const auto id = "table-" + of.table;
    web::Table table{
        .caption = in_words(of.table),
        .caption_classes = "govuk-table__caption--m",
        .caption_id = id,
        .head = {},
        .rows = {}
    };
    for (const auto& column : of.columns) {
        if (!is_dull(column)) table.head.push_back({.text = in_words(column)});
    }
    for (const auto& row : of.rows) {
        auto& cells = table.rows.emplace_back();
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (!is_dull(of.columns[i])) cells.push_back({.text = text_of(of.columns[i], row[i], names)});
        }
    }
    Html html = web::scroll_region({.labelled_by = id, .content = web::table(table)});
    const auto left = of.total - std::ssize(of.rows);
    if (left > 0) html << R"(<p class="govuk-body">)" << grouped(left) << " more stand in the file.</p>\n";
    return html;
}

web::PageOptions options_for(const Subject& subject, const std::string& title) {
    web::PageOptions options{.title = title};
    if (subject.is_own) {
        options.breadcrumbs = {{.text = "Your account", .href = "/account"}, {.text = title}};
    } else {
        options.breadcrumbs = {
            {.text = "People", .href = "/people"},
            {.text = subject.person.name, .href = "/people/" + address(subject.person.id)},
            {.text = title}
        };
    }
    return options;
}

web::Response page(Visit& visit, const Subject& subject) {
    const std::string title =
        subject.is_own ? "What is held on you" : "What is held on " + subject.person.name;
    Html content;
    content
        << web::page_heading(
               {.text = title,
                .actions = web::button({.text = "Download it all", .href = subject.path + ".json"})}
           )
        << R"(<p class="govuk-body">Every row of the register that names this person: their account, and what they )"
           R"(did. Passwords and tokens are kept as hashes only and are not shown. Files and imported documents, and )"
           R"(what others wrote in a commentary, are not searched for names.</p>)"
        << R"(<p class="govuk-body">The file is JSON, with at most )" << grouped(most_rows_in_file)
        << " rows of each table.</p>\n";
    const auto names = names_by_address(visit.db, visit.organisation);
    for (const auto& rows :
         personal_data_of(visit.db, visit.organisation, subject.person.id, most_rows_on_page))
        content << table_html(rows, names);
    return visit_page(visit, options_for(subject, title), content);
}

web::Response file(Visit& visit, const Subject& subject) {
    return web::download(
        personal_data_json(visit.db, visit.organisation, subject.person.id, visit.clock.now()),
        "application/json",
        "what is held on a person.json"
    );
}

}  // namespace

web::Response show_own_data(Visit& visit) {
    visit.require(Permission::have_an_account);
    return page(visit, own_subject(visit));
}

web::Response download_own_data(Visit& visit) {
    visit.require(Permission::have_an_account);
    return file(visit, own_subject(visit));
}

web::Response show_data(Visit& visit) {
    visit.require(Permission::manage_people);
    return page(visit, subject_in_path(visit));
}

web::Response download_data(Visit& visit) {
    visit.require(Permission::manage_people);
    return file(visit, subject_in_path(visit));
}

}  // namespace dueregard::accounts
