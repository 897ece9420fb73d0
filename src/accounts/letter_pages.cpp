#include "accounts/letter_pages.hpp"

#include "accounts/letter_store.hpp"
#include "accounts/visit_page.hpp"
#include "web/button.hpp"
#include "web/inset_text.hpp"
#include "web/page_heading.hpp"
#include "web/scroll_region.hpp"
#include "web/table.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dueregard::accounts {

namespace {

using web::Html;

std::string title_of(const Visit& visit, const Letter& letter) {
    const auto kind = std::ranges::find(visit.site.letter_kinds, letter.kind, &LetterKind::name);
    return kind == visit.site.letter_kinds.end() ? letter.kind : std::string(kind->title);
}

Html again_button(const Visit& visit, const DeadLetter& dead) {
    Html text;
    text << "Send again <span class=\"govuk-visually-hidden\">to " << dead.person_name << ": "
         << title_of(visit, dead.letter) << "</span>";
    Html form;
    form << R"(<form method="post" action="/mail/)" << address(dead.letter.id) << R"(/sending">)"
         << token_field(visit)
         << web::button({.text = text, .classes = "govuk-button--secondary govuk-!-margin-bottom-0"})
         << "</form>";
    return form;
}

Html letters_table(const Visit& visit, const std::vector<DeadLetter>& dead) {
    web::Table table{
        .caption = "Given up",
        .caption_classes = "govuk-table__caption--m",
        .head =
            {{.text = "Mail"}, {.text = "To"}, {.text = "Given up"}, {.text = "Why"}, {.text = "Send it"}},
        .rows = {},
        .first_cell_is_header = true,
        .attributes = {{"id", "letters"}},
    };
    for (const auto& one : dead) {
        table.rows.push_back({
            {.text = title_of(visit, one.letter)},
            {.text = one.person_name},
            {.text = british_time(one.given_up_at)},
            {.text = one.letter.why},
            {.text = again_button(visit, one)},
        });
    }
    return web::scroll_region({.labelled_by = "letters", .content = web::table(table)});
}

Html waiting_sentence(std::int64_t waiting) {
    Html html;
    html << R"(<p class="govuk-body">)";
    if (waiting == 0) {
        html << "No mail is waiting to be sent.";
    } else if (waiting == 1) {
        html << "1 mail is waiting to be sent.";
    } else {
        html << waiting << " mails are waiting to be sent.";
    }
    return html << "</p>\n";
}

}  // namespace

web::Response show_dead_letters(Visit& visit) {
    visit.require(Permission::manage_people);
    const auto dead = dead_letters(visit.db, visit.organisation);
    Html content;
    content << web::page_heading({.text = "Mail that was not sent"});
    if (visit.site.mail == Mail::off) {
        content << web::inset_text({.text = "This installation sends no mail: no mail server is set."});
    }
    content << waiting_sentence(waiting_letters(visit.db, visit.organisation));
    if (dead.empty()) {
        content << R"(<p class="govuk-body">No mail was given up.</p>)" << "\n";
    } else {
        content
            << R"(<p class="govuk-body">Mail is tried again for two days, and given up at once where the )"
               R"(mail server refuses it.</p>)"
            << letters_table(visit, dead);
    }
    web::PageOptions options{.title = "Mail that was not sent"};
    if (visit.request.query.get("done") == "again") {
        options.notice = web::NotificationBanner{
            .text = "The mail will be sent within a few minutes.", .kind = web::BannerKind::success
        };
    }
    return visit_page(visit, std::move(options), content);
}

web::Response send_letter_again(Visit& visit) {
    visit.require(Permission::manage_people);
    const auto letter = visit.id<LetterId>();
    visit.db.write([&](storage::Transaction& tx) { send_again(tx, visit.actor(), letter); });
    return web::see_other("/mail?done=again");
}

}  // namespace dueregard::accounts
