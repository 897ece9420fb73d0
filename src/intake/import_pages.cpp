#include "intake/import_pages.hpp"

#include "accounts/visit_page.hpp"
#include "base/text.hpp"
#include "intake/acceptance.hpp"
#include "intake/found.hpp"
#include "intake/page_pieces.hpp"
#include "intake/rowless_pages.hpp"
#include "plan/page_pieces.hpp"
#include "plan/strategy_store.hpp"
#include "web/button.hpp"
#include "web/button_group.hpp"
#include "web/details.hpp"
#include "web/inset_text.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/panel.hpp"
#include "web/select.hpp"
#include "web/summary_list.hpp"
#include "web/table.hpp"
#include "web/timeline.hpp"
#include "web/warning_text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace dueregard::intake {

using accounts::Permission;
using accounts::Visit;
using storage::Transaction;
using web::Html;
using web::Response;
using web::operator""_html;

namespace {

constexpr std::size_t most_problems = 5;

std::string rows_address(ImportId id, Mark mark) {
    return fmt::format("{}/rows?mark={}", path_of(id), name_of(mark));
}

web::SummaryRow summary_row(std::string_view key, web::Content value) {
    return {.key = {.text = key}, .value = {.text = std::move(value)}};
}

web::SummaryRow
changeable_row(std::string_view key, web::Content value, const Import& import, std::string_view field) {
    auto row = summary_row(key, std::move(value));
    if (import.state == ImportState::uploaded) {
        row.actions.items.push_back(
            {.text = "Change",
             .href = fmt::format("{}/reading#{}", path_of(import.id), field),
             .visually_hidden_text = lower_ascii(key)}
        );
    }
    return row;
}

Html summary_of(const Import& import) {
    Html file;
    file << web::link({.text = import.file_name, .href = path_of(import.id) + "/file"}) << " ("
         << size_text(import.size) << ")";
    const auto kind = fmt::format(
        "{}. {}",
        title_of(import.kind),
        import.asked_kind ? "You said so" : words_of_confidence(import.confidence)
    );
    web::SummaryList list;
    list.rows.push_back(summary_row("File", file));
    list.rows.push_back(changeable_row("Kind", kind, import, "kind"));
    if (!import.title.empty()) list.rows.push_back(summary_row("Title", import.title));
    if (!import.document_organisation.empty())
        list.rows.push_back(summary_row("Organisation", import.document_organisation));
    if (import.document_date) list.rows.push_back(summary_row("Date", long_date(*import.document_date)));
    list.rows.push_back(changeable_row("Period", period_text(import.period), import, "new_period"));
    return web::summary_list(list);
}

/// How many rows of each mark, each a link to those rows.
Html counts_table(const Import& import, const MarkCounts& counts, std::string_view caption) {
    struct Line {
        Mark mark;
        std::string_view meaning;
    };

    constexpr std::array lines = {
        Line{Mark::added, "A measure or a return that the register has not"},
        Line{Mark::changed, "Says something else than the register"},
        Line{Mark::same, "Says what the register says already"},
        Line{Mark::doubtful, "Needs your decision"},
        Line{Mark::refused, "Cannot be taken"},
        Line{Mark::left_out, "Left out by decision"}
    };
    web::Table table{
        .caption = std::string(caption),
        .caption_classes = "govuk-table__caption--m",
        .head = {{.text = "Mark"}, {.text = "Rows", .format = "numeric"}, {.text = "What it means"}},
        .first_cell_is_header = true
    };
    for (const auto& line : lines) {
        const auto count = counts.of(line.mark);
        if (count == 0 && line.mark == Mark::left_out) continue;
        Html rows;
        if (count == 0) {
            rows << count;
        } else {
            rows << web::link(
                {.text = grouped(static_cast<std::int64_t>(count)),
                 .href = rows_address(import.id, line.mark),
                 .visually_hidden_text = fmt::format("rows: {}", lower_ascii(title_of(line.mark)))}
            );
        }
        table.rows.push_back(
            {{.text = tag_of(line.mark)}, {.text = rows, .format = "numeric"}, {.text = line.meaning}}
        );
    }
    return web::table(table);
}

/// The first rows that want somebody's eye, each with its place.
Html problems_of(const Preview& preview) {
    Html items;
    std::size_t told = 0;
    std::size_t all = 0;
    for (std::size_t row = 0; row < preview.rows.size(); ++row) {
        const auto& marked = preview.rows[row];
        if (marked.mark != Mark::doubtful && marked.mark != Mark::refused) continue;
        if (++all > most_problems) continue;
        ++told;
        items << "<li>"_html << place_heading(preview.incoming.rows[row].at, row) << ": " << marked.sentence
              << "</li>\n"_html;
    }
    if (told == 0) return {};
    Html html;
    html << R"(<h2 class="govuk-heading-m">What needs a look</h2>)"_html
         << R"(<ul class="govuk-list govuk-list--bullet">)"_html << items << "</ul>"_html;
    if (all > told) {
        html << R"(<p class="govuk-body">)"_html
             << web::link(
                    {.text = fmt::format("And {} more", all - told),
                     .href = rows_address(preview.import.id, Mark::doubtful)}
                )
             << "</p>"_html;
    }
    return html;
}

/// What the checks found in the document by itself, whether it is accepted or not.
Html document_problems(const std::vector<Problem>& problems) {
    if (problems.empty()) return {};
    Html items;
    for (const auto& problem : problems) {
        items << "<li>"_html << problem.sentence;
        const auto place = words_of_place(problem.at);
        if (!place.empty()) items << " ("_html << place << ")"_html;
        items << "</li>\n"_html;
    }
    Html list;
    list << R"(<ul class="govuk-list govuk-list--bullet">)"_html << items << "</ul>"_html;
    return web::details(
        {.summary = fmt::format("What the checks say of the document itself ({})", problems.size()),
         .text = list}
    );
}

Html strategy_field(const Visit& visit, const Preview& preview) {
    const auto strategies = plan::strategies(visit.db, visit.organisation);
    const bool brings_objective = std::ranges::any_of(preview.rows, [](const MarkedRow& row) {
        return find_change(row, Field::objective) != nullptr;
    });
    if (strategies.size() < 2 || !brings_objective) return {};
    web::Select select{
        .label = {.text = "Strategy"},
        .name = "strategy",
        .value = address(preview.import.strategy.value_or(strategies.front().id)),
        .hint = {.text = "Where new objectives go"}
    };
    for (const auto& strategy : strategies)
        select.items.push_back({.text = strategy.title, .value = address(strategy.id)});
    return web::select(select);
}

Html discard_form(const Visit& visit, const Import& import) {
    Html html;
    html << R"(<form action=")"_html << path_of(import.id) << R"(/discarding" method="post">)"_html
         << accounts::token_field(visit)
         << web::button({.text = "Put this import aside", .classes = "govuk-button--secondary"})
         << "</form>"_html;
    return html;
}

Html waiting_content(Visit& visit, const Preview& preview) {
    Html html;
    if (preview.wants_period) {
        html << web::warning_text(
            {.text = "The document does not say which period it reports on. Choose it before you accept."}
        );
        html << web::button(
            {.text = "Choose the period", .href = path_of(preview.import.id) + "/reading#new_period"}
        );
    }
    html << summary_of(preview.import);
    if (preview.rows.empty()) {
        const auto elsewhere = leads_elsewhere_html(visit, preview.import);
        if (!elsewhere.empty()) return html << elsewhere << discard_form(visit, preview.import);
        html << web::warning_text(
            {.text = "No measures were found in this file. Say what its columns hold to have it read again."}
        );
        html << web::button(
            {.text = "Say what the columns hold", .href = path_of(preview.import.id) + "/reading"}
        );
        html << discard_form(visit, preview.import);
        return html;
    }
    html << counts_table(
        preview.import, counts_of(preview.rows), fmt::format("{} found", rows_text(preview.rows.size()))
    );
    html << problems_of(preview) << document_problems(preview.import.problems);
    html << web::button(
        {.text = "Look at every row",
         .href = path_of(preview.import.id) + "/rows",
         .classes = "govuk-button--secondary"}
    );
    html << acceptance_form(visit, preview) << discard_form(visit, preview.import);
    return html;
}

Html acts_html(const std::vector<ImportAct>& acts) {
    web::Timeline timeline;
    for (auto act = acts.rbegin(); act != acts.rend(); ++act) {
        timeline.items.push_back(
            {.title = title_of(act->kind),
             .by = act->person_name,
             .machine_time = iso_time(act->at),
             .time = british_time(act->at)}
        );
    }
    return web::timeline(timeline);
}

MarkCounts accepted_counts(const std::vector<ImportAct>& acts) {
    const auto accepted = std::ranges::find(acts, ImportActKind::accepted, &ImportAct::kind);
    return accepted == acts.end() ? MarkCounts{} : accepted->counts;
}

Html staying_html(Visit& visit, ImportId id) {
    Html items;
    for (const auto& outcome : outcomes_of(visit.db, visit.organisation, id)) {
        if (outcome.undone.empty() || outcome.undone == undone_word) continue;
        items << "<li>Row "_html << outcome.number + 1 << ": " << outcome.undone << "</li>\n"_html;
    }
    if (items.empty()) return {};
    Html html;
    html << R"(<h2 class="govuk-heading-m">What undoing left as it was</h2>)"_html
         << R"(<ul class="govuk-list govuk-list--bullet">)"_html << items << "</ul>"_html;
    return html;
}

Html done_content(Visit& visit, const Import& import) {
    const auto acts = acts_of(visit.db, visit.organisation, import.id);
    Html html;
    html << summary_of(import);
    const auto elsewhere = led_elsewhere_html(visit, import);
    html << elsewhere;
    const bool is_accepted = import.state == ImportState::accepted && elsewhere.empty();
    if (is_accepted || import.state == ImportState::undone) {
        html << counts_table(import, accepted_counts(acts), "What accepting did");
        html << staying_html(visit, import.id);
    }
    if (is_accepted) {
        html << web::button(
            {.text = "Undo this import",
             .href = path_of(import.id) + "/undoing",
             .classes = "govuk-button--warning"}
        );
    }
    html << R"(<h2 class="govuk-heading-m">What was done with it</h2>)"_html << acts_html(acts);
    return html;
}

Response import_page(Visit& visit, const Import& import, const Html& inner, int status = 200) {
    Html content;
    content << web::page_heading({.text = import.file_name, .caption = title_of(import.state)}) << inner;
    web::PageOptions options{
        .title = import.file_name, .breadcrumbs = breadcrumbs(import, ""), .notice = done_notice(visit)
    };
    return accounts::visit_page(visit, std::move(options), content, status);
}

std::string media_type_of(std::string_view file_name) {
    const auto name = lower_ascii(file_name);
    if (name.ends_with(".csv")) return "text/csv";
    if (name.ends_with(".txt")) return "text/plain";
    return "application/octet-stream";
}

}  // namespace

Html acceptance_form(const Visit& visit, const Preview& preview) {
    const auto counts = counts_of(preview.rows);
    if (counts.added + counts.changed == 0) {
        return R"(<p class="govuk-body">There is nothing to accept: no row would change the register.</p>)"_html;
    }
    if (preview.wants_period) return {};
    Html html;
    if (counts.doubtful > 0) {
        html << web::inset_text(
            {.text =
                 counts.doubtful == 1
                     ? std::string("1 doubtful row has no decision and will be left out.")
                     : fmt::format("{} doubtful rows have no decision and will be left out.", counts.doubtful)
            }
        );
    }
    html << R"(<form action=")"_html << path_of(preview.import.id) << R"(/acceptance" method="post" )"_html
         << R"(data-busy="The rows are going into the register.">)"_html << accounts::token_field(visit)
         << plan::hidden_field("fingerprint", preview.fingerprint) << strategy_field(visit, preview)
         << web::button(
                {.text = fmt::format("Accept {}", rows_text(counts.added + counts.changed)),
                 .prevent_double_click = true}
            )
         << busy_line() << "</form>"_html;
    return html;
}

Response show_import(Visit& visit) {
    visit.require(Permission::import_documents);
    const auto import = find_import(visit.db, visit.organisation, import_in_path(visit));
    if (import.state != ImportState::uploaded) return import_page(visit, import, done_content(visit, import));
    const auto preview = preview_of(visit.db, visit.organisation, import.id);
    return import_page(visit, import, waiting_content(visit, preview));
}

Response download_file(Visit& visit) {
    visit.require(Permission::import_documents);
    const auto import = find_import(visit.db, visit.organisation, import_in_path(visit));
    return web::download(
        bytes_of(visit.db, visit.organisation, import.sha256),
        media_type_of(import.file_name),
        import.file_name
    );
}

Response create_acceptance(Visit& visit) {
    visit.require(Permission::import_documents);
    const auto id = import_in_path(visit);
    const auto acting = plan::acting_in(visit);
    const auto fingerprint = plan::typed(visit, "fingerprint");
    const auto strategy = plan::sent_id<plan::StrategyId>(plan::typed(visit, "strategy"));
    std::expected<MarkCounts, LookAgain> counts;
    visit.db.write([&](Transaction& tx) {
        if (strategy) choose_strategy(tx, acting, id, strategy);
        counts = accept_import(tx, acting, id, fingerprint);
    });
    if (!counts) return web::see_other(path_of(id) + "?done=look-again");
    return web::see_other(path_of(id) + "/acceptance");
}

Response show_acceptance(Visit& visit) {
    visit.require(Permission::import_documents);
    const auto import = find_import(visit.db, visit.organisation, import_in_path(visit));
    if (import.state != ImportState::accepted) return web::see_other(path_of(import.id));
    const auto counts = accepted_counts(acts_of(visit.db, visit.organisation, import.id));
    Html content;
    content << web::panel(
        {.title = "Import accepted",
         .text = fmt::format(
             "{} new, {} changed, {} left as they were",
             grouped(static_cast<std::int64_t>(counts.added)),
             grouped(static_cast<std::int64_t>(counts.changed)),
             grouped(
                 static_cast<std::int64_t>(counts.same + counts.doubtful + counts.refused + counts.left_out)
             )
         )}
    );
    content << counts_table(import, counts, "What accepting did");
    content << R"(<ul class="govuk-list"><li>)"_html
            << web::link({.text = "See the measures", .href = "/measures"}) << "</li>\n<li>"_html
            << web::link({.text = "See this import, or undo it", .href = path_of(import.id)})
            << "</li>\n<li>"_html << web::link({.text = "Import another document", .href = "/imports/add"})
            << "</li></ul>"_html;
    return accounts::visit_page(
        visit, {.title = "Import accepted", .breadcrumbs = breadcrumbs(import, "Accepted")}, content
    );
}

Response create_discarding(Visit& visit) {
    visit.require(Permission::import_documents);
    const auto id = import_in_path(visit);
    visit.db.write([&](Transaction& tx) { discard_import(tx, plan::acting_in(visit), id); });
    return web::see_other(path_of(id) + "?done=put-aside");
}

}  // namespace dueregard::intake
