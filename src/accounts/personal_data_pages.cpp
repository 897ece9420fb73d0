#include "accounts/personal_data_pages.hpp"

#include "accounts/person_store.hpp"
#include "accounts/personal_data_workbook.hpp"
#include "accounts/visit_page.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "web/button.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/scroll_region.hpp"
#include "web/table.hpp"

#include <fmt/core.h>

#include <span>

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

Html table_html(const PersonalRows& of, const NamesByAddress& names) {
    const auto id = "table-" + of.table;
    const auto words = worded(of, names, longest_cell);
    web::Table table{
        .caption = words.name,
        .caption_classes = "govuk-table__caption--m",
        .caption_id = id,
        .head = {},
        .rows = {}
    };
    for (const auto& cell : words.rows.front().cells)
        table.head.push_back({.text = cell.text});
    for (const auto& row : std::span(words.rows).subspan(1)) {
        auto& cells = table.rows.emplace_back();
        for (const auto& cell : row.cells)
            cells.push_back({.text = cell.text});
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
                .actions = web::button({.text = "Download it all", .href = subject.path + ".xlsx"})}
           )
        << R"(<p class="govuk-body">Every row of the register that names this person: their account, and what they )"
           R"(did. Passwords and tokens are kept as hashes only and are not shown. Files and imported documents, and )"
           R"(what others wrote in a commentary, are not searched for names.</p>)"
        << R"(<p class="govuk-body">The file is an Excel workbook, with at most )"
        << grouped(most_rows_in_file) << " rows of each table. "
        << web::link({.text = "The same as JSON, for a program", .href = subject.path + ".json"}) << "</p>\n";
    const auto names = names_by_address(visit.db, visit.organisation);
    for (const auto& rows :
         personal_data_of(visit.db, visit.organisation, subject.person.id, most_rows_on_page))
        content << table_html(rows, names);
    return visit_page(visit, options_for(subject, title), content);
}

web::Response workbook(Visit& visit, const Subject& subject) {
    return web::download(
        personal_data_workbook(visit.db, visit.organisation, subject.person.id, visit.clock.now()),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "what is held on a person.xlsx"
    );
}

web::Response json(Visit& visit, const Subject& subject) {
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
    return json(visit, own_subject(visit));
}

web::Response download_own_workbook(Visit& visit) {
    visit.require(Permission::have_an_account);
    return workbook(visit, own_subject(visit));
}

web::Response show_data(Visit& visit) {
    visit.require(Permission::manage_people);
    return page(visit, subject_in_path(visit));
}

web::Response download_data(Visit& visit) {
    visit.require(Permission::manage_people);
    return json(visit, subject_in_path(visit));
}

web::Response download_workbook(Visit& visit) {
    visit.require(Permission::manage_people);
    return workbook(visit, subject_in_path(visit));
}

}  // namespace dueregard::accounts
